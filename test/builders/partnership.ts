/**
 * Small partnerships for tests. Everybody who is named anywhere gets a person by `peopleOf`, so overrides stay whole:
 *
 *   alder  a maintained governing body of 11, decides by meeting
 *   birch  an academy trust with 5 trustees, decides by written resolution in 14 days
 *   cedar  an academy trust whose chief executive decides by delegation
 *   dell   a proprietor: its education committee recommends, its board of 7 decides; the chair may act alone;
 *          renews with cedar in a joint committee
 */

import {
  type Board,
  type Partnership,
  type Party,
  Person,
  type School,
  type Term,
} from '../../functions/domain/partnership/partnership.ts';
import { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { atStage } from './moved.ts';

export type Size = 2 | 3 | 4;

const titled = (id: string): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

export const aPerson = (id: string, overrides: Partial<Person> = {}): Person => ({
  ...Person.parse({ id, name: titled(id), email: `${id}@valley.example` }),
  ...overrides,
});

/** Three terms of 2026/27, ending on 18 December 2026, 25 March 2027 and 21 July 2027. */
export const someTerms = (): Term[] => [
  {
    name: 'Autumn',
    start: '2026-09-02',
    end: '2026-12-18',
    halfTerm: { start: '2026-10-26', end: '2026-10-30' },
    closed: [],
  },
  {
    name: 'Spring',
    start: '2027-01-04',
    end: '2027-03-25',
    halfTerm: { start: '2027-02-15', end: '2027-02-19' },
    closed: ['2027-01-04'],
  },
  {
    name: 'Summer',
    start: '2027-04-12',
    end: '2027-07-21',
    halfTerm: { start: '2027-05-31', end: '2027-06-04' },
    closed: ['2027-05-03'],
  },
];

export const aSchool = (key: string, urn: string, overrides: Partial<School> = {}): School => ({
  urn,
  name: `${titled(key)} School`,
  phase: 'Primary',
  type: 'Community school',
  pupils: 210,
  freeSchoolMeals: 40,
  head: `head-${key}`,
  lead: `lead-${key}`,
  terms: someTerms(),
  ...overrides,
});

/** A board whose members in post are all named `PREFIX-1`, `PREFIX-2` …; the first is its chair. */
export const aBoard = (id: string, members: number, overrides: Partial<Board> = {}): Board => ({
  id,
  name: titled(id),
  kind: 'full-board',
  places: members,
  inPost: members,
  clerk: `clerk-${id}`,
  members: Array.from({ length: members }, (_, at) => ({
    person: `${id}-${at + 1}`,
    office: at === 0 ? ('chair' as const) : ('member' as const),
  })),
  meetings: [],
  ...overrides,
});

export const aParty = (id: string, overrides: Partial<Party> & Pick<Party, 'schools'>): Party => ({
  id,
  name: titled(id),
  kind: 'maintained-governing-body',
  identifier: { kind: 'urn', value: overrides.schools[0] ?? '900000' },
  boards: [aBoard(`${id}-board`, 11, { places: 12 })],
  route: [{ role: 'decides', means: 'meeting', board: `${id}-board` }],
  chairsAction: false,
  signatories: [`${id}-board-1`],
  dataProtectionContact: `clerk-${id}-board`,
  lawfulBasis: 'public-task',
  ...overrides,
});

const fourParties = (): Party[] => [
  aParty('alder', { schools: ['900001'] }),
  aParty('birch', {
    kind: 'academy-trust',
    identifier: { kind: 'company', value: '09000002' },
    schools: ['900002'],
    boards: [aBoard('birch-board', 5)],
    route: [{ role: 'decides', means: 'written-resolution', board: 'birch-board', days: 14 }],
  }),
  aParty('cedar', {
    kind: 'academy-trust',
    identifier: { kind: 'company', value: '09000003' },
    schools: ['900003'],
    boards: [aBoard('cedar-board', 7)],
    route: [
      {
        role: 'decides',
        means: 'delegated',
        to: { person: 'cedar-executive' },
        reference: 'Scheme of delegation, line 14',
        board: 'cedar-board',
      },
    ],
    renewalRoute: [{ role: 'decides', means: 'joint-committee', committee: 'joint' }],
  }),
  aParty('dell', {
    kind: 'independent-proprietor',
    identifier: { kind: 'charity', value: '900004' },
    schools: ['900004'],
    boards: [aBoard('dell-board', 7), aBoard('dell-education', 4, { kind: 'committee', quorum: 3 })],
    route: [
      { role: 'recommends', means: 'meeting', board: 'dell-education' },
      { role: 'decides', means: 'meeting', board: 'dell-board' },
    ],
    renewalRoute: [{ role: 'decides', means: 'joint-committee', committee: 'joint' }],
    chairsAction: true,
    lawfulBasis: 'legitimate-interests',
  }),
];

const jointCommittee = () => ({
  id: 'joint',
  name: 'Cedar And Dell Joint Committee',
  parties: ['cedar', 'dell'],
  places: 4,
  inPost: 4,
  quorum: 3,
  clerk: 'clerk-joint',
  members: ['cedar-board-1', 'cedar-board-2', 'dell-board-1', 'dell-board-2'].map((person, at) => ({
    person,
    office: at === 0 ? ('chair' as const) : ('member' as const),
  })),
});

/**
 * A partnership with nothing wrong, still proposing: the first `size` of the four parties above. With fewer than four,
 * there is no joint committee and everybody renews by the route they approve by.
 */
export const aPartnership = (overrides: Partial<Partnership> = {}, size: Size = 4): Partnership => {
  const parties = fourParties()
    .slice(0, size)
    .map(({ renewalRoute, ...party }) =>
      size === 4 && renewalRoute !== undefined ? { ...party, renewalRoute } : party,
    );
  return {
    id: 'valley',
    name: 'Valley Partnership',
    year: '202627',
    roles: {
      lead: 'lead-alder',
      deputyLead: 'lead-birch',
      chair: 'head-alder',
      chairUntil: '2027-07-21',
      progressChaser: 'chaser',
      mediator: 'mediator',
    },
    parties,
    schools: parties.map((party, at) => aSchool(party.id, `90000${at + 1}`)),
    jointCommittees: size === 4 ? [jointCommittee()] : [],
    supporters: [],
    suppressBelow: 6,
    stage: atStage('proposing'),
    notices: [],
    left: [],
    ...overrides,
  };
};

/** A person for every id that a partnership names: Alder's head is `head-alder`, "Head Alder", head-alder@valley.example. */
export const peopleOf = (
  partnership: Pick<Partnership, 'roles' | 'parties' | 'schools' | 'jointCommittees'>,
): Person[] => {
  const { chairUntil: _, ...holders } = partnership.roles;
  const ids = [
    ...Object.values(holders).filter((id) => id !== undefined),
    ...partnership.schools.flatMap((school) => [school.head, school.lead]),
    ...partnership.parties.flatMap((party) => [
      ...party.signatories,
      ...(party.dataProtectionContact === undefined ? [] : [party.dataProtectionContact]),
      ...[...party.route, ...(party.renewalRoute ?? [])].flatMap((step) =>
        step.means === 'delegated' && 'person' in step.to ? [step.to.person] : [],
      ),
    ]),
    ...[...partnership.parties.flatMap((party) => party.boards), ...partnership.jointCommittees].flatMap((board) => [
      board.clerk,
      ...board.members.map((member) => member.person),
    ]),
  ];
  return [...new Set(ids)].map((id) => aPerson(id));
};

/** What an admin would write for `aPartnership`, with the terms written once. */
export const aPartnershipFile = (overrides: Partial<PartnershipFile> = {}, size: Size = 4): PartnershipFile => {
  const { id, name, year, roles, parties, schools, jointCommittees, supporters, suppressBelow } = aPartnership(
    {},
    size,
  );
  return PartnershipFile.parse({
    partnership: { id, name, year },
    roles,
    people: peopleOf({ roles, parties, schools, jointCommittees }),
    terms: someTerms(),
    schools: schools.map(({ terms: _, ...school }) => school),
    parties,
    jointCommittees,
    supporters,
    suppressBelow,
    ...overrides,
  });
};
