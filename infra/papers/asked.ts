/** `infra/papers/asked.md`, made from `asked-lines.ts`, and what in those lines is no longer there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mailNames } from '../../functions/domain/mail-names.ts';
import type { Asked } from './asked/line.ts';
import { asked } from './asked-lines.ts';

const root = join(import.meta.dirname, '../..');

const filesUnder = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(root, folder, name));

const allOf = (folder: string): string =>
  filesUnder(folder, /\.tsx?$/)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

const isThere = (met: string, code: string): boolean =>
  met.startsWith('mail ')
    ? (mailNames as readonly string[]).includes(met.slice('mail '.length))
    : code.includes(`'${met}'`);

/** A line a page, mail, requirement or test that a line of `asked-lines.ts` names and that is not there. */
export function askedFaults(lines: readonly Asked[] = asked): readonly string[] {
  const sentences = allOf('test');
  const code = allOf('functions');
  const domain = readFileSync(join(import.meta.dirname, 'domain.md'), 'utf8');
  return lines.flatMap(({ asks, met, tests, requirement, missing }) => [
    ...met.filter((one) => !isThere(one, code)).map((one) => `"${asks}": there is no ${one}`),
    ...tests.filter((one) => !sentences.includes(one)).map((one) => `"${asks}": there is no test ${one}`),
    ...(domain.includes(`| ${requirement} |`) ? [] : [`"${asks}": domain.md has no ${requirement}`]),
    ...(tests.length === 0 && missing === undefined ? [`"${asks}": neither a test nor what is missing`] : []),
  ]);
}

const built = ({ tests, missing }: Asked): string => {
  if (missing === undefined) return 'built';
  return tests.length === 0 ? `not built: ${missing}` : `in part; not ${missing}`;
};

const cell = (parts: readonly string[]): string => (parts.length === 0 ? '–' : parts.join('<br>'));

const row = (one: Asked): string =>
  `| ${one.from} | ${one.asks} | ${one.requirement} | ${cell(one.met.map((met) => `\`${met}\``))} | ${cell(one.tests)} | ${built(one)} |`;

export function askedPage(lines: readonly Asked[] = asked): string {
  const whole = lines.filter(({ missing }) => missing === undefined).length;
  const part = lines.filter(({ missing, tests }) => missing !== undefined && tests.length > 0).length;
  return [
    '# What was asked for, and what there is',
    '',
    'Made by `npm run papers` from `asked-lines.ts`. The check fails when a page, mail or test named here is gone.',
    '',
    `${lines.length} asks: ${whole} built, ${part} in part, ${lines.length - whole - part} not built.`,
    '',
    '| text | asks | requirement | page or mail | test | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map(row),
    '',
  ].join('\n');
}
