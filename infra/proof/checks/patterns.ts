/** Every regular expression in the sources, where it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export type FoundPattern = {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
};

const patternsIn = (file: string, text: string): FoundPattern[] => {
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: FoundPattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ file, line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

/** `folders` from the root: those whose patterns read what people send. */
export const findPatterns = (root: string, folders: readonly string[]): FoundPattern[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => patternsIn(join(folder, name), readFileSync(join(root, folder, name), 'utf8'))),
  );
