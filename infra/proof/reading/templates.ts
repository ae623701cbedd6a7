/** The words that stand in the source: what pages and emails are made of, with where each stands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { plain, sentencesIn } from './sentences.ts';

export type Fragment = { readonly text: string; readonly at: string };

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });

/** A name of a property, a module or a type is nothing that anybody reads. */
const isRead = (node: ts.Node): boolean =>
  !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent);

const wordsOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return isRead(node) ? node.text : undefined;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return ts.isJsxText(node) ? node.text : undefined;
};

/** Each literal, each piece of a template between its holes, and each text of a page: whole, and sentence by sentence. */
export const fragmentsIn = (folder: string, root: string): Fragment[] =>
  filesIn(folder).flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Fragment[] = [];
    const visit = (node: ts.Node): void => {
      const words = wordsOf(node);
      if (words !== undefined && /\p{L}|£/u.test(words)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        const at = `${relative(root, path)}:${line + 1}`;
        for (const text of new Set([plain(words), ...sentencesIn(words.replace(/\n/g, ' '))])) found.push({ text, at });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
