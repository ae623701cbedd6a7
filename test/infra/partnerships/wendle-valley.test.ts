import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { isSchoolDay, reviewDue, termLabel } from '../../../functions/domain/calendar.ts';
import { type ExpandedPartnership, expand } from '../../../functions/domain/partnership/partnership-file.ts';
import { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { gapsOf } from '../../../functions/domain/proposal/proposal-gaps.ts';
import { loadPartnershipFile } from '../../../infra/partnerships/load.ts';
import { printFaults } from '../../../infra/partnerships/read.ts';

const path = fileURLToPath(new URL('../../../infra/partnerships/wendle-valley.yaml', import.meta.url));

let valley: ExpandedPartnership;
let proposal: ProposalContent;
let firstDay: string | undefined;

beforeAll(async () => {
  const { files, faults } = await loadPartnershipFile(path);
  if (files[0] === undefined) throw new Error(printFaults(faults));
  valley = expand(files[0].value);
  proposal = ProposalContent.parse(files[0].value.proposal);
  firstDay = files[0].value.localClock;
});

test('the proposal could be submitted on the first day', () => {
  const people = new Set(valley.people.map(({ id }) => id));
  expect(gapsOf(proposal, { ...valley, left: [], people })).toEqual([]);
});

test('every means occurs that these four may use, and one chair may act alone', () => {
  const routes = valley.parties.flatMap((party) => [...party.route, ...(party.renewalRoute ?? [])]);
  expect(new Set(routes.map(({ means }) => means))).toEqual(new Set(['meeting', 'written-resolution', 'delegated']));
  expect(valley.parties.filter(({ chairsAction }) => chairsAction).map(({ id }) => id)).toEqual(['wendle-park']);
});

test('every member in post is named, so that everybody can be asked', () => {
  for (const board of valley.parties.flatMap(({ boards }) => boards)) {
    expect(board.members, board.name).toHaveLength(board.inPost);
  }
});

test('what comes in is what goes out: £14,800', () => {
  const sum = (lines: { pence: number }[]): number => lines.reduce((total, { pence }) => total + pence, 0);
  expect([sum(proposal.money.income), sum(proposal.money.spending)]).toEqual([14_800_00, 14_800_00]);
});

test('the clock starts on a school day, before any board meets', () => {
  const meetings = valley.parties.flatMap(({ boards }) => boards.flatMap((board) => board.meetings));
  expect(meetings.every((date) => date > (firstDay ?? ''))).toBe(true);
  expect(valley.schools.every(({ terms }) => isSchoolDay(firstDay ?? '', terms))).toBe(true);
});

test('boards meet on days on which their schools are open', () => {
  for (const party of valley.parties) {
    const schools = valley.schools.filter(({ urn }) => party.schools.includes(urn));
    const dates = party.boards.flatMap((board) => board.meetings);
    const closed = dates.filter((date) => schools.some(({ terms }) => !isSchoolDay(date, terms)));
    expect(closed, party.name).toEqual([]);
  }
});

test('reviews are due 14 days before Wendle Park, the first of the schools, breaks up', () => {
  const due = ['202526 Autumn term', '202526 Spring term', '202526 Summer term'].map((label) =>
    reviewDue(label, valley.schools),
  );
  expect(due).toEqual(['2025-11-28', '2026-03-06', '2026-06-26']);
});

test('terms run from the summer before the year to the autumn after it', () => {
  for (const { name, terms } of valley.schools) {
    expect(terms.map(termLabel), name).toEqual([
      '202425 Summer term',
      '202526 Autumn term',
      '202526 Spring term',
      '202526 Summer term',
      '202627 Autumn term',
    ]);
  }
});

test('partnership meetings go round the four schools, twenty-one times', () => {
  expect(proposal.meetings).toHaveLength(21);
  const turns = valley.schools.map(({ urn }) => proposal.meetings.filter(({ host }) => host === urn).length);
  expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
});

test('nobody in it can be reached by real mail, and no school has a real number', () => {
  expect(valley.people.filter(({ email }) => !email.endsWith('.example'))).toEqual([]);
  // Numbers that Ofcom keeps for stories.
  expect(valley.people.filter(({ mobile }) => mobile !== undefined && !mobile.startsWith('07700 900'))).toEqual([]);
  expect(valley.schools.filter(({ urn }) => !urn.startsWith('9990'))).toEqual([]);
});
