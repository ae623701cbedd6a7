/**
 * One rule of a stylesheet: `.a,.b` with its declarations, `@media print` with the rules inside it.
 * Without a body it is a statement such as `@charset "UTF-8"`.
 */
export type CssRule = { prelude: string; body: string | undefined };

const SKIPPED = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|[{};]/g;

/** Takes a stylesheet, or the body of an at-rule, apart into its rules. Comments between rules are left out. */
export function cssRules(css: string): CssRule[] {
  const rules: CssRule[] = [];
  let start = 0;
  let bodyStart = 0;
  let depth = 0;
  for (const { 0: mark, index } of css.matchAll(SKIPPED)) {
    const end = index + mark.length;
    if (mark.startsWith('/*') && depth === 0 && css.slice(start, index).trim() === '') start = end;
    if (mark === '{') {
      if (depth === 0) bodyStart = end;
      depth += 1;
    }
    if (mark === '}') {
      depth -= 1;
      if (depth === 0) {
        rules.push({ prelude: css.slice(start, bodyStart - 1).trim(), body: css.slice(bodyStart, index) });
        start = end;
      }
    }
    if (mark === ';' && depth === 0) {
      rules.push({ prelude: css.slice(start, index).trim(), body: undefined });
      start = end;
    }
  }
  if (depth !== 0 || css.slice(start).trim() !== '') throw new Error('The stylesheet ends in the middle of a rule.');
  return rules;
}

/** The selectors of a prelude: `.a:is(.b,.c),.d` are two. */
export function selectorsOf(prelude: string): string[] {
  const selectors = [''];
  let depth = 0;
  for (const character of prelude) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (character === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += character;
  }
  return selectors.map((selector) => selector.trim());
}

/** The rules as a stylesheet again. */
export function cssText(rules: readonly CssRule[]): string {
  return rules.map(({ prelude, body }) => (body === undefined ? `${prelude};` : `${prelude}{${body}}`)).join('\n');
}
