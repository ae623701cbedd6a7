/** One slip in a partnership file is told once, in words that say what to do. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meant } from '../../../infra/partnerships/did-you-mean.ts';
import { printFaults, readPartnershipFile } from '../../../infra/partnerships/read.ts';

const good = readFileSync(new URL('../../../infra/partnerships/examples/two-schools.yaml', import.meta.url), 'utf8');
const told = (text: string): string[] => {
  const read = readPartnershipFile(text, 'f.yaml');
  return read.ok ? [] : printFaults(read.faults).split('\n');
};

describe('one slip', () => {
  it.each([
    ['a tab', (text: string) => text.replace('\n  name:', '\n\tname:'), 'not a tab'],
    [
      'a line that stands further in',
      (text: string) => text.replace('\n  name:', '\n    name:'),
      'equally far from the left',
    ],
    [
      'a colon in an answer',
      (text: string) => text.replace(/\n {2}name: .*/, '\n  name: Two: schools'),
      'quotes around',
    ],
    ['no space after a colon', (text: string) => text.replace(/\n {2}name: .*/, '\n  name:Two'), 'a colon and a space'],
    [
      'a year with a stroke',
      (text: string) => text.replace(/\n {2}year: .*/, '\n  year: 2025/26'),
      'an academic year as six digits',
    ],
    [
      'letters that changed places',
      (text: string) => text.replace('\nschools:', '\nshcools:'),
      'did you mean "schools"?',
    ],
    [
      'one where there are many',
      (text: string) => text.replace('\nparties:', '\nparty:').replace('\nparty:', '\npartie:'),
      'did you mean "parties"?',
    ],
    [
      'no school in the list',
      (text: string) => text.replace(/\nschools:\n[\s\S]*?\n(?=\w)/, '\nschools: []\n'),
      'at least two schools',
    ],
  ])('%s is told once', (_, slip, words) => {
    expect(told(good)).toEqual([]);
    const faults = told(slip(good));
    expect(faults).toEqual([expect.stringContaining(words)]);
  });
});

describe('what somebody meant', () => {
  it('is a name close by, and nothing where none is', () => {
    const names = ['schools', 'parties', 'people', 'suppressBelow'];
    expect(
      ['school', 'Schools', 'shcools', 'scools', 'peple', 'supressBelow', 'suppresBelw'].map((one) =>
        meant(one, names),
      ),
    ).toEqual([...['schools', 'schools', 'schools', 'schools', 'people', 'suppressBelow', 'suppressBelow']]);
    for (const far of ['colour', 'x', '', 'schools'.repeat(100_000)]) expect(meant(far, names)).toBeUndefined();
  });
});
