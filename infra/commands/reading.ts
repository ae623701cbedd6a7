/**
 * `npm run reading [-- --unproved]`: lives the demonstration and writes every sentence of its pages and emails with what it was made
 * from: where its words stand in the source, and the stored fields that filled its holes. `--unproved` lists those that are made of
 * anything else; it ends with 0 when there are none.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTheYear } from '../proof/reading/read-year.ts';

const root = join(import.meta.dirname, '../..');
const readings = await readTheYear(root);
const unproved = readings.filter(({ proof }) => proof === undefined);
if (process.argv.includes('--unproved')) {
  for (const { sentence, where } of unproved) console.log(`${where}\n  ${sentence}`);
} else {
  const folder = join(root, '.build/reading');
  mkdirSync(folder, { recursive: true });
  const lines = readings.map(
    ({ where, sentence, proof }) =>
      `${where}\n  ${sentence}\n    ${proof ? [...proof.templates, ...proof.facts].join('; ') : 'UNPROVED'}`,
  );
  writeFileSync(join(folder, 'sentences.txt'), `${lines.join('\n')}\n`);
  console.log(`Written: ${join(folder, 'sentences.txt')}`);
}
console.log(JSON.stringify({ sentences: readings.length, unproved: unproved.length }));
if (process.argv.includes('--unproved') && unproved.length > 0) process.exitCode = 1;
