/** Small faults that could be in the code: each changes one thing, and some test should notice. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** `from` and `to` are places in the file's text; what stands between is replaced by `by`. */
export type Mutant = {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly by: string;
};

const operators: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '!=='],
  '<=': ['<', '==='],
  '>': ['>=', '!=='],
  '>=': ['>', '==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

const otherValue = (node: ts.Node): string | undefined => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return 'false';
  if (node.kind === ts.SyntaxKind.FalseKeyword) return 'true';
  if (ts.isNumericLiteral(node)) return `(${node.text} + 1)`;
  return undefined;
};

/** What stands in a type is gone when the program runs. */
const isType = (node: ts.Node): boolean =>
  ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node);

/** Every mutant of one file, in the order of its text. */
export const mutantsIn = (file: string, text = readFileSync(file, 'utf8')): Mutant[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const add = (node: ts.Node, by: string): void => {
    const from = node.getStart(source);
    const { line } = source.getLineAndCharacterOfPosition(from);
    found.push({ file, line: line + 1, from, to: node.getEnd(), was: node.getText(source), by });
  };
  const look = (node: ts.Node): void => {
    if (isType(node)) return;
    if (ts.isBinaryExpression(node)) {
      for (const by of operators[node.operatorToken.getText(source)] ?? []) add(node.operatorToken, by);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(source));
    }
    const other = otherValue(node);
    if (other !== undefined) add(node, other);
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
};

/** The same numbers each time for a seed (mulberry32): at least 0, below 1. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** So many of them, drawn without putting back; all of them when there are fewer. */
export const drawn = (all: readonly Mutant[], count: number, seed: number): Mutant[] => {
  const random = seeded(seed);
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
};

export const mutated = (text: string, { from, to, by }: Mutant): string =>
  `${text.slice(0, from)}${by}${text.slice(to)}`;
