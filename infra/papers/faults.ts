/** `infra/papers/faults.md`, made from the list that `npm run faults` tries. */
import { faults, faultsSince } from '../proof/faults.ts';

export function faultsPage(): string {
  return [
    '# What goes wrong, and what must happen',
    '',
    'Made by `npm run papers` from the list that `npm run faults` tries: each line as far as a test names its number.',
    '',
    '| # | what happens | what must happen |',
    '| --- | --- | --- |',
    ...[...faults, ...faultsSince].map(({ number, happens, must }) => `| ${number} | ${happens} | ${must} |`),
    '',
  ].join('\n');
}
