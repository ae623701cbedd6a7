/**
 * What documents say about the code, read from the code: each fact gives the words that must stand in its document. A fact
 * that changes makes `npm run check` say which words are wanted, and where.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workflowNames } from '../../../functions/domain/work-names.ts';
import { taskBindings } from '../../../workflows/bindings.ts';

const root = join(import.meta.dirname, '../../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const inWords = (count: number): string => numbers[count] ?? String(count);

/** Source files of a folder whose text has this, by path from the root, sorted. */
const filesWith = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && pattern.test(readFileSync(join(root, folder, name), 'utf8')))
    .map((name) => relative(root, join(root, folder, name)))
    .toSorted();

/** The names of functions in the cloud app whose settings have this. */
const cloudFunctionsWith = (setting: string): readonly string[] =>
  [...textOf('infra/cloud/functions.ts').matchAll(/#make\('(\w+)', \{([\s\S]*?)\}\);/g)]
    .filter(([, , settings = '']) => settings.includes(setting))
    .map(([, name = '']) => name);

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);

type Fact = { readonly file: string; readonly says: readonly string[] };

export const statedFacts = (): readonly Fact[] => {
  const scripts = filesWith('functions', /\bscript: \w+Path\b/).length;
  const papers = cloudFunctionsWith('papers: true');
  return [
    { file: 'SECURITY.md', says: [`${inWords(scripts)} page${scripts === 1 ? ' has' : 's have'} a script`] },
    {
      file: 'infra/decisions/function-a-task.md',
      says: [`One function a task** (${Object.keys(taskBindings).length})`],
    },
    {
      file: 'infra/decisions/who-makes-pdfs.md',
      says: [`${inWords(papers.length)} may call it:`, ...papers.map((name) => `\`${name}\``)],
    },
    {
      file: 'infra/decisions/dependencies.md',
      says: filesWith('functions', /from 'nodemailer/).map((path) => `\`${path}\``),
    },
    { file: 'README.md', says: [`${inWords(workflowNames.length).toLowerCase()} state machines`] },
    {
      file: 'CONTRIBUTING.md',
      says: [...foldersIn('functions'), ...foldersIn('infra')].map((path) => `| \`${path}\` |`),
    },
  ];
};

const wrapped = (text: string): string => text.replace(/\s+/g, ' ');

/** A line a fact whose words are not in its document. */
export const factFaults = (facts: readonly Fact[] = statedFacts()): readonly string[] =>
  facts.flatMap(({ file, says }) => {
    const text = wrapped(textOf(file));
    return says.filter((words) => !text.includes(wrapped(words))).map((words) => `${file} does not say “${words}”`);
  });
