/** Which lines of the papers the code cites, and which of those are not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

type Cites = { readonly pattern: RegExp; readonly page: string; readonly line: (number: string) => RegExp };

const inTable = (number: string): RegExp => new RegExp(`^\\| ${number}[a-z]? \\|`, 'm');
const heading = (number: string): RegExp => new RegExp(`^## ${number}\\. `, 'm');

/** How a paper is cited, and what its cited line looks like. R and L are looked for in comments only. */
const cites: readonly Cites[] = [
  { pattern: /\b(R\d{1,2})\b/g, page: 'domain.md', line: inTable },
  { pattern: /\b(L\d{1,2})\b/g, page: 'law.md', line: inTable },
  { pattern: /\bAGREEMENT ([CAMXOE]\d{1,2})\b/g, page: 'agreement.md', line: inTable },
  { pattern: /\bMAILS (\d{1,2})\b/g, page: 'mails.md', line: inTable },
  { pattern: /\b(?:FAULTS?|[Ff]aults?) (\d{1,2})\b/g, page: 'faults.md', line: inTable },
  { pattern: /\bDOMAIN [^.\n]*?section (\d)\b/g, page: 'domain.md', line: heading },
  { pattern: /\bDIARY section (\d)\b/g, page: 'diary-and-finding.md', line: heading },
  { pattern: /\bAGREEMENT section (\d)\b/g, page: 'agreement.md', line: heading },
];

const comments = (text: string): string =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g)].map(([comment]) => comment).join('\n');

/** The source files that may cite, with their text. */
export const citing = (): ReadonlyMap<string, string> => {
  const files = ['functions', 'infra', 'test', 'workflows'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|tsx)$/.test(name))
      .map((name) => join(root, folder, name)),
  );
  return new Map(files.map((file) => [relative(root, file), comments(readFileSync(file, 'utf8'))]));
};

export type Citation = {
  readonly file: string;
  readonly cited: string;
  readonly page: string;
  readonly there: boolean;
};

export function citations(texts: ReadonlyMap<string, string> = citing()): readonly Citation[] {
  const pages = new Map(cites.map(({ page }) => [page, readFileSync(join(import.meta.dirname, page), 'utf8')]));
  return [...texts].flatMap(([file, text]) =>
    cites.flatMap(({ pattern, page, line }) =>
      [...text.matchAll(pattern)].map(([cited, number = '']) => ({
        file,
        cited,
        page,
        there: line(number).test(pages.get(page) ?? ''),
      })),
    ),
  );
}
