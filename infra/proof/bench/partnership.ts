/**
 * Partnerships to measure with: of ten parties unless told, each with one school and a board that has delegated this
 * decision to one person, `decider-3` for the third. As files would bring them, each with a whole proposal.
 */
import {
  type ExpandedPartnership,
  expand,
  PartnershipFile,
} from '../../../functions/domain/partnership/partnership-file.ts';
import { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';

export type BenchPartnership = { readonly whole: ExpandedPartnership; readonly proposal: ProposalContent };

/** The morning on which everything here begins. */
export const firstDay = '2025-09-08';

const terms = [
  { name: 'Autumn', start: '2025-09-03', end: '2025-12-19', halfTerm: { start: '2025-10-27', end: '2025-10-31' } },
  { name: 'Spring', start: '2026-01-06', end: '2026-03-27', halfTerm: { start: '2026-02-16', end: '2026-02-20' } },
  { name: 'Summer', start: '2026-04-13', end: '2026-07-21', halfTerm: { start: '2026-05-25', end: '2026-05-29' } },
];

const boardMembers = 3;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const urnOf = (party: number): string => String(900_000 + party);
const schoolName = (party: number): string => `School ${party}`;

const titled = (id: string): string =>
  id
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

const partyOf = (party: number) => ({
  id: `trust-${party}`,
  name: `Trust ${party}`,
  kind: 'academy-trust',
  identifier: { kind: 'company', value: String(9_000_000 + party) },
  schools: [urnOf(party)],
  boards: [
    {
      id: `board-${party}`,
      name: `Board of Trust ${party}`,
      kind: 'full-board',
      places: boardMembers,
      inPost: boardMembers,
      clerk: `clerk-${party}`,
      members: upTo(boardMembers).map((at) => ({
        person: `trustee-${party}-${at}`,
        office: at === 1 ? 'chair' : 'member',
      })),
    },
  ],
  route: [
    {
      role: 'decides',
      means: 'delegated',
      to: { person: `decider-${party}` },
      reference: 'Scheme of delegation, line 14',
      board: `board-${party}`,
    },
  ],
  signatories: [`trustee-${party}-1`],
  dataProtectionContact: `clerk-${party}`,
  lawfulBasis: 'public-task',
});

const peopleOf = (parties: readonly number[]): string[] => [
  'lead',
  'chair',
  'chaser',
  'mediator',
  ...parties.flatMap((party) => [
    `head-${party}`,
    `teacher-${party}`,
    `clerk-${party}`,
    `decider-${party}`,
    ...upTo(boardMembers).map((at) => `trustee-${party}-${at}`),
  ]),
];

/** With everything that it needs to be submitted. */
const proposalOf = (parties: readonly number[]): unknown => ({
  title: 'Reading and number together',
  values: ['Openness', 'Fairness'],
  groundRules: ['What is said in a meeting may be repeated, but not who said it.'],
  purpose: 'Every child reads well by ten. Our teachers plan and watch lessons together.',
  aims: [{ what: 'Nine in ten children read as expected', by: '2026-07-21' }],
  purposes: [
    {
      id: 'reading',
      title: 'Reading',
      lead: 'teacher-1',
      until: '2026-07-21',
      success: ['Nine in ten children read as expected'],
      measures: [{ name: 'Reading as expected', unit: '%', baseline: 71, target: 90, source: 'Teacher assessment' }],
    },
  ],
  activities: [
    {
      id: 'reading-hours',
      title: 'Reading hours',
      area: 'teaching',
      purpose: 'reading',
      schools: parties.map(urnOf),
      safeguardingLead: 'head-1',
      checksConfirmed: true,
      concernsTo: 'The head of the school where it happens',
    },
  ],
  schools: parties.map((party) => ({
    urn: urnOf(party),
    offers: ['A hall on Fridays'],
    needs: ['Cover for planning'],
    hours: 60,
    pence: 1_000_00,
    reporting: 'At the staff meeting, each term',
    inJobDescriptions: true,
  })),
  outcomes: 'By reading tests in September and July.',
  evaluation: { uses: 'Reading ages.', shared: 'As counts, never names.', analysed: 'By the lead, each term.' },
  reviews: 'Each term, from what the schools send.',
  money: {
    income: parties.map((party) => ({ from: schoolName(party), pence: 1_000_00 })),
    spending: [{ on: 'Cover', pence: 1_000_00 * parties.length }],
    payments: 'Each school pays for its own cover.',
  },
  meetings: [{ date: '2025-11-12', time: '15:45', host: urnOf(1) }],
  meetingsAhead: 26,
  chair: 'chair',
  chairUntil: '2026-07-21',
  progressChaser: 'chaser',
  mediator: 'mediator',
  agreement: { form: 'mou', from: '2025-10-01', until: '2026-07-21' },
  briefing: {
    forOurChildren: 'An hour of reading each Friday, with children of other schools.',
    costs: 'Sixty hours of staff and £1,000 for each school.',
    risks: 'Cover may be hard to find in winter.',
    leaving: 'A school can leave at the end of a term.',
  },
  dataSharing: { what: 'Counts of pupils.', why: 'To see what helps.', keptFor: 'One year' },
  noticeDays: 60,
  noRecruitment: true,
  handover: 'Each lead has a deputy who has the notes.',
  developmentPlan: 'It stands in each school’s plan for the year.',
});

export const partnershipId = (number: number): string => `bench-${number}`;
export const addressOf = (partnership: string, person: string): string => `${person}@${partnership}.example`;

/** The `number`th of them. */
export const benchPartnership = (number: number, size = 10): BenchPartnership => {
  const parties = upTo(size);
  const id = partnershipId(number);
  const file = PartnershipFile.parse({
    partnership: { id, name: `Partnership ${number}`, year: '202526' },
    roles: { lead: 'lead', chair: 'chair', chairUntil: '2026-07-21', progressChaser: 'chaser', mediator: 'mediator' },
    people: peopleOf(parties).map((person) => ({ id: person, name: titled(person), email: addressOf(id, person) })),
    terms,
    schools: parties.map((party) => ({
      urn: urnOf(party),
      name: schoolName(party),
      phase: 'Primary',
      type: 'Academy converter',
      pupils: 210,
      freeSchoolMeals: 40,
      head: `head-${party}`,
      lead: `teacher-${party}`,
    })),
    parties: parties.map(partyOf),
  });
  return { whole: expand(file), proposal: ProposalContent.parse(proposalOf(parties)) };
};
