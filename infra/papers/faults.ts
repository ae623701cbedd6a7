/** `infra/papers/faults.md`, made from the list that `npm run faults` tries and from the tests that name its numbers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, faults, faultsSince } from '../proof/faults.ts';

const TESTS = join(import.meta.dirname, '../../test');

/** The numbers that some test tries. */
const tried = (): ReadonlySet<number> => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.test\.tsx?$/.test(name));
  const numbers = files.flatMap((name) => {
    const text = readFileSync(join(TESTS, name), 'utf8');
    return [...text.matchAll(/\bfault\(\s*(\d+),|['`"]fault (\d+): /g)].map(([, one, other]) => Number(one ?? other));
  });
  return new Set(numbers);
};

const row = ({ number, happens, must }: Fault, isTried: boolean): string =>
  `| ${number} | ${happens} | ${must} | ${isTried ? 'yes' : 'no'} |`;

export function faultsPage(): string {
  const numbers = tried();
  return [
    '# What goes wrong, and what must happen',
    '',
    'Made from the list that `npm run faults` tries by `npm run papers`. "Tried" says whether a test names the number.',
    '',
    '| # | what happens | what must happen | tried |',
    '| --- | --- | --- | --- |',
    ...[...faults, ...faultsSince].map((one) => row(one, numbers.has(one.number))),
    '',
  ].join('\n');
}
