import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { PartnershipFile } from '../../../functions/domain/partnership/partnership-file.ts';
import { largestFile, printFaults, readPartnershipFile } from '../../../infra/partnerships/read.ts';
import { aPartnershipFile, type Size } from '../../builders/partnership.ts';

const text = stringify(aPartnershipFile());

/** The text with one passage put in another's place, and the line (from 1) on which it begins. */
const changed = (from: string, to: string, original = text): { text: string; line: number } => {
  const at = original.indexOf(from);
  if (at < 0) throw new Error(`not in the file: ${from}`);
  return {
    text: original.slice(0, at) + to + original.slice(at + from.length),
    line: original.slice(0, at).split('\n').length,
  };
};

const faultsOf = (source: string) => {
  const read = readPartnershipFile(source, 'valley.yaml');
  return read.ok ? [] : read.faults;
};

const printed = (source: string): string => printFaults(faultsOf(source));

test.each<Size>([2, 3, 4])('a good file of %i parties is read whole', (size) => {
  const file = aPartnershipFile({}, size);
  expect(readPartnershipFile(stringify(file), 'valley.yaml')).toEqual({ ok: true, value: file });
});

test('a fault is one line: file, line, answer, what is expected, what was found', () => {
  const bad = changed('urn: "900002"', 'urn: "9002"');
  expect(printed(bad.text).split('\n')).toContain(
    `valley.yaml:${bad.line}: schools[1].urn: expected a URN of six digits, for example 123456; found "9002"`,
  );
});

const oneFault: [name: string, from: string, to: string, told: string][] = [
  [
    'a missing answer points at what it is missing from',
    '    lead: lead-birch\n',
    '',
    'schools[1].lead: expected an answer',
  ],
  [
    'a school without a party',
    '    schools:\n      - "900003"\n',
    '    schools: []\n',
    'expected a school that one of the parties lists as its own; found "900003"',
  ],
  [
    'a lead who is in no school',
    'lead: lead-alder',
    'lead: chaser',
    'roles.lead: expected somebody who is head or lead',
  ],
  [
    'a quorum above the number in post',
    'quorum: 3\n        clerk: clerk-dell-education',
    'quorum: 5\n        clerk: clerk-dell-education',
    'parties[3].boards[1].quorum: expected at most the 4 in post; found 5',
  ],
  [
    'a quorum against the law of a maintained school',
    'inPost: 11\n',
    'inPost: 11\n        quorum: 4\n',
    'parties[0].boards[0].quorum: expected 6, by law: half of the 11 governors in post, rounded up: 6; found 4',
  ],
  [
    'a written resolution where the law asks for a meeting',
    'means: meeting\n        board: alder-board',
    'means: written-resolution\n        board: alder-board',
    'parties[0].route[0].means: expected a meeting: by law',
  ],
  [
    'terms that overlap, which four schools share, once',
    'start: 2027-01-04',
    'start: 2026-12-14',
    'terms[1].start: expected a date after the Autumn term ends, 18 December 2026; found "2026-12-14"',
  ],
  [
    'two schools with one URN',
    'urn: "900002"',
    'urn: "900001"',
    'schools[1].urn: expected a URN that no other school has; found "900001"',
  ],
  [
    'an answer that nobody asked for',
    '    pupils: 210',
    '    colour: red\n    pupils: 210',
    'schools[0].colour: expected no answer of this name here',
  ],
  [
    'a person who is not listed',
    'clerk: clerk-birch-board',
    'clerk: nobody',
    'parties[1].boards[0].clerk: expected the id of somebody in the list',
  ],
  ['words where a number belongs', 'pupils: 210', 'pupils: many', 'schools[0].pupils: expected a number; found "many"'],
  [
    'a fraction where a whole number belongs',
    'pupils: 210',
    'pupils: 2.5',
    'schools[0].pupils: expected a whole number; found 2.5',
  ],
  ['a number below the least', 'pupils: 210', 'pupils: -1', 'schools[0].pupils: expected at least 0; found -1'],
  [
    'a date that does not exist',
    'start: 2027-01-04',
    'start: 2027-02-30',
    'terms[1].start: expected a date that exists; found "2027-02-30"',
  ],
  [
    'one word out of a few',
    'kind: academy-trust',
    'kind: trust',
    'parties[1].kind: expected one of "maintained-governing-body"',
  ],
  [
    'an unknown means',
    'means: delegated',
    'means: vote',
    'parties[2].route[0].means: expected one of "meeting", "written-resolution"',
  ],
  [
    'a delegation to nobody',
    'person: cedar-executive',
    'people: cedar-executive',
    'parties[2].route[0].to: expected "person" or "committee"',
  ],
  ['words that say nothing', 'name: Birch School', 'name: ""', 'schools[1].name: expected some words; found ""'],
  ['nothing after a colon', 'name: Birch School', 'name:', 'schools[1].name: expected an answer'],
  [
    'an answer given twice',
    'name: Birch School',
    'name: Birch School\n    name: Beech School',
    'schools[1].name: expected one answer',
  ],
  [
    'an answer called __proto__',
    'name: Birch School',
    'name: Birch School\n    __proto__: {}',
    'schools[1].__proto__: expected a plain name',
  ],
  [
    'a list in place of an answer’s name',
    'name: Birch School',
    'name: Birch School\n    ? [a]\n    : b',
    'schools[1].?: expected a plain name',
  ],
  ['small counts of pupils shown', 'suppressBelow: 6', 'suppressBelow: 4', 'suppressBelow: expected 5 or more'],
  [
    'a school without terms, when none are shared',
    '\nterms:\n',
    '\nholidays:\n',
    'schools[0].terms: expected terms, either here or',
  ],
];

test.each(oneFault)('%s', (_, from, to, told) => {
  const bad = changed(from, to);
  const lines = printed(bad.text).split('\n');
  const line = lines.find((each) => each.includes(told));
  expect(line, printed(bad.text)).toBeDefined();
  expect(lines.filter((each) => each.includes(told))).toHaveLength(1);
});

test('each fault stands on the line of the answer itself', () => {
  const wrongAnswers = oneFault.filter(([, from, to]) => !/\n|person/.test(from + to));
  expect(wrongAnswers.length).toBeGreaterThan(10);
  for (const [name, from, to] of wrongAnswers) {
    const bad = changed(from, to);
    expect(
      faultsOf(bad.text).map(({ line }) => line),
      name,
    ).toContain(bad.line);
  }
});

test('a missing answer stands on the line where its group begins', () => {
  const school = changed('  - urn: "900002"', '  - urn: "900002"');
  const gone = changed('    head: head-birch\n', '');
  expect(faultsOf(gone.text).find(({ what }) => what === 'schools[1].head')?.line).toBe(school.line);
  const roles = changed('\nroles:', '\nroles:');
  const leaderless = changed('  lead: lead-alder\n', '');
  expect(faultsOf(leaderless.text).find(({ what }) => what === 'roles.lead')?.line).toBe(roles.line + 1);
});

test('faults of every kind are told at once, in the order of their lines', () => {
  const mistakes: [string, string][] = [
    ['lead: lead-alder', 'lead: chaser'],
    ['start: 2027-01-04', 'start: 2026-12-14'],
    ['urn: "900002"', 'urn: "9002"'],
    ['    head: head-cedar\n', ''],
    ['urn: "900004"', 'urn: "900001"'],
    ['inPost: 11\n', 'inPost: 11\n        quorum: 4\n'],
  ];
  const bad = mistakes.reduce((source, [from, to]) => changed(from, to, source).text, text);
  const faults = faultsOf(bad);
  const told = faults.map(({ what }) => what);
  expect(told).toEqual(
    expect.arrayContaining([
      'roles.lead',
      'terms[1].start',
      'schools[1].urn',
      'schools[2].head',
      'schools[3].urn',
      'parties[0].boards[0].quorum',
    ]),
  );
  expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((one, other) => one - other));
});

test('one mistake is not told a second time as another', () => {
  const bad = changed('start: 2027-01-04', 'start: "soon"');
  expect(faultsOf(bad.text).map(({ what }) => what)).toEqual(['terms[1].start']);
});

test('a file without a list of people is not asked who everybody is', () => {
  const bad = changed('\npeople:\n', '\nfolk:\n');
  expect(faultsOf(bad.text).map(({ what }) => what)).toEqual(['people', 'folk']);
});

test('a number without quotes is read as it was typed', () => {
  const { text: unquoted } = changed('urn: "900002"', 'urn: 900002');
  const { text: plain } = changed('year: "202627"', 'year: 202627', unquoted);
  expect(readPartnershipFile(plain, 'valley.yaml')).toEqual(readPartnershipFile(text, 'valley.yaml'));
});

test('a school’s own terms stand in place of the shared ones, and faults in them are told there', () => {
  const file = aPartnershipFile();
  const own = file.terms?.map((term) => (term.name === 'Summer' ? { ...term, end: '2027-04-01' } : term));
  const schools = file.schools.map((school, at) =>
    at === 1 && own !== undefined ? { ...school, terms: own } : school,
  );
  const told = faultsOf(stringify(PartnershipFile.parse({ ...file, schools }))).map(({ what }) => what);
  expect(told).toContain('schools[1].terms[2].end');
  expect(told).not.toContain('terms[2].end');
});

test('a file over a megabyte is refused unread', () => {
  const faults = faultsOf(`${text}\n# ${'x'.repeat(largestFile)}`);
  expect(faults).toEqual([expect.objectContaining({ line: 1, expected: 'at most 1,000,000 bytes' })]);
});
