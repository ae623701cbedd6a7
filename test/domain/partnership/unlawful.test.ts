import { describe, expect, it } from 'vitest';
import type { Party } from '../../../functions/domain/partnership/partnership.ts';
import { faultInWords, unlawfulIn } from '../../../functions/domain/partnership/unlawful.ts';
import { aBoard, aParty, aSchool } from '../../builders/partnership.ts';

const schools = [aSchool('alder', '900001')];
const found = (changes: Partial<Party>): string[] =>
  unlawfulIn({ parties: [aParty('alder', { schools: ['900001'], ...changes })], schools, jointCommittees: [] }).map(
    faultInWords,
  );
const delegatedTo = (person: string): Party['route'] => [
  { role: 'decides', means: 'delegated', to: { person }, reference: 'Line 4', board: 'alder-board' },
];

describe('what the law does not allow', () => {
  it.each(['maintained-governing-body', 'academy-trust', 'college', 'university', 'local-authority'] as const)(
    'is that a public authority shares for legitimate interests: %s',
    (kind) => {
      expect(found({ kind, lawfulBasis: 'legitimate-interests' })).toEqual([
        expect.stringContaining('UK GDPR, Article 6(1)'),
      ]);
      expect(found({ kind, lawfulBasis: 'public-task' })).toEqual([]);
    },
  );

  it('lets a proprietor share for legitimate interests', () => {
    expect(found({ kind: 'independent-proprietor', lawfulBasis: 'legitimate-interests' })).toEqual([]);
  });

  it('is that a governing body leaves its decision to somebody who is neither a governor nor the head', () => {
    expect(found({ route: delegatedTo('lead-alder') })).toEqual([expect.stringContaining('regulation 18')]);
    expect(found({ renewalRoute: delegatedTo('lead-alder') })).toEqual([expect.stringContaining('renewalRoute.0')]);
    expect(found({ route: delegatedTo('head-alder') })).toEqual([]);
    expect(found({ route: delegatedTo('alder-board-3') })).toEqual([]);
    expect(found({ kind: 'academy-trust', route: delegatedTo('lead-alder') })).toEqual([]);
  });

  it('is that a committee of governors is clerked by one of its own, or by the head', () => {
    const with_ = (clerk: string) =>
      found({ boards: [aBoard('alder-board', 11), aBoard('alder-committee', 3, { kind: 'committee', clerk })] });
    expect(with_('head-alder')).toEqual([expect.stringContaining('regulation 23')]);
    expect(with_('alder-committee-2')).toEqual([expect.stringContaining('regulation 23')]);
    expect(with_('clerk-alder')).toEqual([]);
  });

  it('is that a trust’s chair acts alone without a rule of the trust’s own', () => {
    expect(found({ kind: 'academy-trust', chairsAction: true })).toEqual([expect.stringContaining('chairsActionRule')]);
    expect(found({ kind: 'academy-trust', chairsAction: true, chairsActionRule: 'Articles, 107' })).toEqual([]);
    expect(found({ kind: 'maintained-governing-body', chairsAction: true })).toEqual([]);
  });

  it('is that nobody says how many of a trust’s committee must be present, where three are not imposed', () => {
    const kind = 'academy-trust' as const;
    const boards = (quorum?: number) => [
      aBoard('alder-board', 11),
      aBoard('alder-committee', 3, { kind: 'committee', ...(quorum !== undefined && { quorum }) }),
    ];
    expect(found({ kind, boards: boards() })).toEqual([expect.stringContaining('model articles, 101')]);
    expect(found({ kind, boards: boards(2) })).toEqual([]);
    expect(found({ kind: 'maintained-governing-body', boards: boards() })).toEqual([]);
  });

  it('is that a trust counts only those who may vote on a resolution, and names no article', () => {
    const trust = { kind: 'academy-trust' as const, resolutionsCountVoters: true };
    expect(found(trust)).toEqual([expect.stringContaining('model articles (123)')]);
    expect(found({ ...trust, resolutionsRule: 'Articles, 123A' })).toEqual([]);
  });

  const together = (kinds: readonly Party['kind'][], role: 'decides' | 'recommends' = 'decides'): string[] => {
    const parties = kinds.map((kind, at) =>
      aParty(`party-${at}`, {
        kind,
        schools: [],
        renewalRoute: [{ role, means: 'joint-committee', committee: 'joint' }],
      }),
    );
    const members = { places: 3, inPost: 3, quorum: 3, clerk: 'clerk', members: [] };
    const jointCommittees = [{ id: 'joint', name: 'Joint', parties: parties.map(({ id }) => id), ...members }];
    return unlawfulIn({ parties, schools: [], jointCommittees }).map(faultInWords);
  };

  it.each(['academy-trust', 'independent-proprietor', 'university', 'local-authority', 'other-body'] as const)(
    'is that a joint committee decides for a governing body and for another: %s',
    (kind) => {
      const [one, other, ...more] = together(['maintained-governing-body', kind]);
      expect(more).toEqual([]);
      for (const fault of [one, other]) expect(fault).toContain('SI 2003/1962');
      expect(together(['maintained-governing-body', kind], 'recommends')).toEqual([]);
    },
  );

  it('lets governing bodies, federations and colleges decide in one committee', () => {
    expect(together(['maintained-governing-body', 'federation-governing-body', 'college'])).toEqual([]);
  });
});
