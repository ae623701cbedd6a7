import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossChecks } from '../../../functions/domain/partnership/partnership-faults.ts';
import {
  both,
  type Changing,
  committee,
  decides,
  firstSchool,
  governors,
  joint,
  maintained,
  pathsOf,
  roles,
  route,
  terms,
  toCommittee,
  trust,
  whole,
} from '../changing.ts';
import { autumn, spring, summer } from '../school-year.ts';
import { bridgeBoard, bridgeUrn, harrowbeckBoard, harrowbeckUrn, people } from '../wendle.ts';

describe('a partnership that can be used', () => {
  test('has no faults', () => {
    expect(crossChecks(whole())).toEqual([]);
  });

  test.each<[string, Changing]>([
    ['a maintained board that writes its lawful quorum down', governors({ quorum: 6 })],
    ['a trust whose articles set two', trust({ boards: [bridgeBoard({ quorum: 2 })] })],
    [
      'a committee that recommends before the board decides',
      maintained({
        boards: [harrowbeckBoard(), committee()],
        route: [{ role: 'recommends', means: 'meeting', board: 'resources' }, decides],
      }),
    ],
    [
      'a decision delegated to a committee',
      maintained({ boards: [harrowbeckBoard(), committee()], route: [toCommittee] }),
    ],
    ['a decision delegated to the head', route({ ...toCommittee, to: { person: 'hugh' } })],
    [
      'a joint committee that decides',
      both(joint(), route({ role: 'decides', means: 'joint-committee', committee: 'valley' })),
    ],
    [
      'a renewal by a route of its own',
      trust({ renewalRoute: [{ role: 'decides', means: 'meeting', board: 'trustees' }] }),
    ],
    [
      'next year’s terms as well',
      terms(autumn, spring, summer, {
        ...autumn,
        start: '2026-09-01',
        end: '2026-12-18',
        halfTerm: { start: '2026-10-26', end: '2026-10-30' },
      }),
    ],
    [
      'a federation with two schools',
      both(
        maintained({ kind: 'federation-governing-body', schools: [harrowbeckUrn, bridgeUrn] }),
        trust({ schools: [] }),
      ),
    ],
    ['half-shaped numbers that are told elsewhere', governors({ inPost: Number.NaN })],
  ])('such as %s has none', (_, change) => {
    expect(pathsOf(change(whole()))).toEqual([]);
  });
});

const faulty: [string, Changing, string][] = [
  ['two schools with one URN', firstSchool({ urn: bridgeUrn }), 'schools.1.urn'],
  ['a school without a party', trust({ schools: [] }), 'schools.1.urn'],
  ['a school in two parties', trust({ schools: [bridgeUrn, harrowbeckUrn] }), 'parties.1.schools.1'],
  ['a party whose school is not listed', trust({ schools: [bridgeUrn, '111111'] }), 'parties.1.schools.1'],
  [
    'a governing body with two schools',
    both(maintained({ schools: [harrowbeckUrn, bridgeUrn] }), trust({ schools: [] })),
    'parties.0.schools',
  ],
  [
    'a party under another school’s URN',
    maintained({ identifier: { kind: 'urn', value: bridgeUrn } }),
    'parties.0.identifier.value',
  ],
  [
    'two parties with one number',
    both(maintained({ identifier: { kind: 'company', value: '09999999' } })),
    'parties.1.identifier',
  ],
  ['two parties with one id', trust({ id: 'harrowbeck' }), 'parties.1.id'],
  ['a former URN that another school has', firstSchool({ formerUrns: [bridgeUrn] }), 'schools.0.formerUrns.0'],
  ['more free meals than pupils', firstSchool({ pupils: 10, freeSchoolMeals: 11 }), 'schools.0.freeSchoolMeals'],
  ['a lead who is in no listed school', roles({ lead: 'ben' }), 'roles.lead'],
  ['a lead who chases himself', roles({ progressChaser: 'priya' }), 'roles.progressChaser'],
  ['a lead who is her own deputy', roles({ deputyLead: 'priya' }), 'roles.deputyLead'],
  ['a mediator nobody knows', roles({ mediator: 'zed' }), 'roles.mediator'],
  ['a chair whose time is over', roles({ chairUntil: '2025-07-01' }), 'roles.chairUntil'],
  ['a head nobody knows', firstSchool({ head: 'zed' }), 'schools.0.head'],
  ['a clerk nobody knows', governors({ clerk: 'zed' }), 'parties.0.boards.0.clerk'],
  [
    'a member nobody knows',
    governors({ members: [{ person: 'zed', office: 'chair' }] }),
    'parties.0.boards.0.members.0.person',
  ],
  ['a signatory nobody knows', maintained({ signatories: ['zed'] }), 'parties.0.signatories.0'],
  ['a signatory twice', maintained({ signatories: ['amara', 'amara'] }), 'parties.0.signatories.1'],
  ['a data contact nobody knows', maintained({ dataProtectionContact: 'zed' }), 'parties.0.dataProtectionContact'],
  ['a delegation to nobody', route({ ...toCommittee, to: { person: 'zed' } }), 'parties.0.route.0.to.person'],
  [
    'two people with one id',
    (from) => ({
      ...from,
      people: [...from.people, { ...people()[0], id: 'priya', name: 'P', email: 'p@x.example', channel: 'email' }],
    }),
    'people.12.id',
  ],
  [
    'two people with one address',
    (from) => ({
      ...from,
      people: [...from.people, { id: 'new', name: 'New', email: 'PRIYA@school.example', channel: 'email' }],
    }),
    'people.12.email',
  ],
  [
    'a text message without a telephone',
    (from) => ({
      ...from,
      people: [...from.people, { id: 'new', name: 'New', email: 'new@school.example', channel: 'text' }],
    }),
    'people.12.mobile',
  ],
  ['a year that skips one', (from) => ({ ...from, year: '202527' }), 'year'],
  ['a supporter twice', (from) => ({ ...from, supporters: [{ id: 'coach' }, { id: 'coach' }] }), 'supporters.1.id'],
];

describe('a partnership with a fault', () => {
  test.each(faulty)('such as %s is told where', (_, change, path) => {
    expect(pathsOf(change(whole()))).toContain(path);
  });

  test('is told every fault at once', () => {
    const independent: [Changing, string][] = [
      [roles({ mediator: 'zed' }), 'roles.mediator'],
      [roles({ chairUntil: '2025-07-01' }), 'roles.chairUntil'],
      [firstSchool({ head: 'zed' }), 'schools.0.head'],
      [terms(autumn, spring), 'schools.0.terms'],
      [governors({ quorum: 5 }), 'parties.0.boards.0.quorum'],
      [trust({ signatories: ['zed'] }), 'parties.1.signatories.0'],
      [joint({ quorum: 7 }), 'jointCommittees.0.quorum'],
    ];
    fc.assert(
      fc.property(fc.subarray(independent), (chosen) => {
        const changed = both(...chosen.map(([change]) => change))(whole());
        expect(new Set(pathsOf(changed))).toEqual(new Set(chosen.map(([, path]) => path)));
      }),
    );
  });
});
