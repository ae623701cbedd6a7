import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecidingBoard } from '../../../functions/domain/approval/quorum.ts';
import { asBoard, quorumOf, votersOf } from '../../../functions/domain/approval/quorum.ts';
import {
  type MeetingContext,
  MeetingRecord,
  type MeetingResult,
  resultOfMeeting,
  weighMeeting,
} from '../../../functions/domain/approval/votes.ts';

const governors = ['amara', 'bilal', 'carys', 'dev', 'elin', 'femi', 'gita', 'hugh', 'iris', 'jon', 'kay'];

const board = (changes: Partial<DecidingBoard> = {}): DecidingBoard => ({
  kind: 'full-board',
  places: 12,
  inPost: 11,
  members: [
    ...governors.map((person) => ({ person, office: 'member' as const })),
    { person: 'assoc', office: 'associate' as const },
  ],
  ...changes,
});

const record = (changes: Partial<MeetingRecord> = {}): MeetingRecord => ({
  date: '2026-12-03',
  inPost: 11,
  present: 8,
  withdrew: [],
  for: 7,
  against: 1,
  abstained: 0,
  minute: 'Minute 7.2',
  resolution: 'agree',
  ...changes,
});

const weighed = (changes: Partial<MeetingRecord> = {}, on = board(), interests: string[] = []): MeetingResult => {
  const result = weighMeeting(record(changes), on, 'maintained-governing-body', interests);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
};

const faultsAt = (
  changes: Partial<MeetingRecord>,
  interests: string[] = [],
  context: MeetingContext = {},
): string[] => {
  const result = weighMeeting(record(changes), board(), 'maintained-governing-body', interests, context);
  return result.ok ? [] : (result.faults ?? []).map(({ path }) => path.join('.'));
};

describe('quorum', () => {
  test('a maintained full board needs half of those in post, rounded up, whatever it has written down', () => {
    expect(quorumOf('maintained-governing-body', board({ quorum: 3 })).needed).toBe(6);
    expect(quorumOf('federation-governing-body', board({ inPost: 12 })).needed).toBe(6);
    expect(quorumOf('maintained-governing-body', board()).why).toBe('half of the 11 governors in post, rounded up: 6');
  });

  test('a trust needs three or a third, whichever is more, unless its articles set two or more', () => {
    expect(quorumOf('academy-trust', board({ inPost: 5 })).needed).toBe(3);
    expect(quorumOf('academy-trust', board({ inPost: 10 })).needed).toBe(4);
    expect(quorumOf('academy-trust', board({ inPost: 10, quorum: 2 })).needed).toBe(2);
    expect(quorumOf('academy-trust', board({ inPost: 10, quorum: 1 })).needed).toBe(2);
  });

  test('a committee needs what it has set, and at least three', () => {
    expect(quorumOf('maintained-governing-body', board({ kind: 'committee', quorum: 4 })).needed).toBe(4);
    // The trustees set it for a trust's committee (L19): three are not imposed.
    expect(quorumOf('academy-trust', board({ kind: 'committee', quorum: 2 })).needed).toBe(2);
    expect(quorumOf('maintained-governing-body', board({ kind: 'committee', quorum: 2 })).needed).toBe(3);
    expect(quorumOf('college', board({ kind: 'committee' })).needed).toBe(3);
  });

  test('other boards follow their own rules, or else need half', () => {
    expect(quorumOf('independent-proprietor', board({ quorum: 5 })).needed).toBe(5);
    expect(quorumOf('independent-proprietor', board({ inPost: 1 })).needed).toBe(1);
  });

  test('a joint committee counts as a committee with its own quorum', () => {
    const members = [{ person: 'amara', office: 'chair' as const }];
    const joint = {
      id: 'j',
      name: 'Joint',
      parties: ['a', 'b'],
      places: 6,
      inPost: 6,
      quorum: 4,
      clerk: 'lena',
      members,
    };
    expect(quorumOf('other-body', asBoard(joint)).needed).toBe(4);
  });

  test('the quorum of a maintained board is never less than half and never more than one above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (inPost) => {
        const { needed } = quorumOf('maintained-governing-body', board(), inPost);
        expect(needed * 2 - inPost).toBeGreaterThanOrEqual(0);
        expect(needed * 2 - inPost).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('associate members have no vote', () => {
    expect(votersOf(board())).toEqual(governors);
  });
});

describe('a meeting', () => {
  test('more for than against is agreed, and says why', () => {
    const result = weighed();
    expect(result).toMatchObject({ outcome: 'agreed', quorate: true, presentNeeded: 6, present: 8, carried: true });
    expect(result.explanation.join(' ')).toContain('half of the 11 governors in post, rounded up: 6');
  });

  test('five of eleven cannot decide anything', () => {
    const result = weighed({ present: 5, for: 5, against: 0 });
    expect(result).toMatchObject({ outcome: 'no-quorum', quorate: false, carried: false });
    expect(result.explanation.join(' ')).toContain('1 too few');
    expect(weighed({ present: 5, for: 0, against: 0 }).outcome).toBe('no-quorum');
  });

  test('a governor who withdraws can leave the vote short of its quorum', () => {
    expect(weighed({ present: 6, for: 6, against: 0 }).outcome).toBe('agreed');
    const short = weighed({ present: 5, withdrew: ['amara'], for: 5, against: 0 }, board(), ['amara']);
    expect(short.outcome).toBe('no-quorum');
    expect(short.explanation.join(' ')).toContain('1 governor withdrew because of an interest');
  });

  test('a tie needs the chair’s second vote', () => {
    const tie = { present: 8, for: 4, against: 4, reason: 'The bus costs are too high.' };
    expect(weighed(tie)).toMatchObject({ outcome: 'declined', carried: false, secondVoteUsed: false });
    expect(weighed({ ...tie, chairsSecondVote: 'for' })).toMatchObject({ outcome: 'agreed', secondVoteUsed: true });
    expect(weighed({ ...tie, chairsSecondVote: 'against' })).toMatchObject({
      outcome: 'declined',
      secondVoteUsed: true,
    });
  });

  test('everybody not voting carries nothing', () => {
    expect(weighed({ for: 0, against: 0, abstained: 8, reason: 'Nobody was sure.' }).outcome).toBe('declined');
  });

  test('a board can ask for a change, and a motion to ask that falls settles nothing', () => {
    const motion = { resolution: 'ask-change' as const, reason: 'Please limit the bus costs.' };
    expect(weighed(motion).outcome).toBe('change-requested');
    expect(weighed({ ...motion, for: 1, against: 7 }).outcome).toBe('undecided');
    expect(weighed({ resolution: 'decline', reason: 'It costs too much.' }).outcome).toBe('declined');
    expect(weighed({ resolution: 'renew' }).outcome).toBe('renew');
    expect(weighed({ resolution: 'end', reason: 'We have too few staff.' }).outcome).toBe('end');
  });
});

describe('a record of a meeting that cannot be right', () => {
  test.each<[string, Partial<MeetingRecord>, string]>([
    ['votes that do not add up', { for: 6 }, 'abstained'],
    ['more present than in post', { present: 12, for: 12, against: 0 }, 'present'],
    ['present who withdrew', { present: 11, for: 11, against: 0, withdrew: ['amara'] }, 'present'],
    ['a second vote without a tie', { chairsSecondVote: 'for' }, 'chairsSecondVote'],
    [
      'a second vote when nobody voted',
      { for: 0, against: 0, abstained: 8, chairsSecondVote: 'for' },
      'chairsSecondVote',
    ],
    ['a second vote without quorum', { present: 4, for: 2, against: 2, chairsSecondVote: 'for' }, 'chairsSecondVote'],
    ['a refusal without a reason', { for: 1, against: 7 }, 'reason'],
    ['a change asked for without a reason', { resolution: 'ask-change', reason: '  ' }, 'reason'],
    ['a stranger who withdrew', { withdrew: ['zed'] }, 'withdrew.0'],
    ['more in post than places', { inPost: 13 }, 'inPost'],
    ['a number below zero', { against: -1 }, 'against'],
  ])('%s is refused at its field', (_, changes, field) => {
    expect(faultsAt(changes)).toContain(field);
  });

  test('somebody who declared an interest must have withdrawn, and is named', () => {
    expect(faultsAt({}, ['amara'])).toEqual(['withdrew']);
    expect(faultsAt({ withdrew: ['amara'] }, ['amara'])).toEqual([]);
    expect(faultsAt({}, ['assoc'])).toEqual([]);
    const nameOf = () => 'Amara Osei';
    const result = weighMeeting(record(), board(), 'maintained-governing-body', ['amara'], { nameOf });
    expect(result).toMatchObject({ ok: false, refusal: 'meeting-record-faulty' });
    expect(JSON.stringify(result)).toContain('Amara Osei declared an interest');
  });

  test('an associate who leaves the room changes no count', () => {
    expect(faultsAt({ present: 11, for: 11, against: 0, withdrew: ['assoc'] })).toEqual([]);
  });

  test('a meeting still to come is refused', () => {
    const since = '2026-11-01';
    expect(faultsAt({}, [], { days: { since, today: '2026-12-02' } })).toEqual(['date']);
    expect(faultsAt({}, [], { days: { since, today: '2026-12-03' } })).toEqual([]);
  });

  test('a meeting before there was anything to decide is refused, on the day itself it is not', () => {
    const today = '2026-12-31';
    expect(faultsAt({}, [], { days: { since: '2026-12-04', today } })).toEqual(['date']);
    expect(faultsAt({ date: '2021-12-03' }, [], { days: { since: '2026-12-03', today } })).toEqual(['date']);
    expect(faultsAt({}, [], { days: { since: '2026-12-03', today } })).toEqual([]);
  });

  test('another number in post than the one known needs a reason, more or fewer, and the reason is told', () => {
    const three = { inPost: 3, present: 3, for: 3, against: 0 };
    expect(faultsAt(three)).toEqual(['inPostReason']);
    expect(faultsAt({ ...three, inPostReason: ' .' })).toEqual(['inPostReason']);
    expect(faultsAt({ inPost: 12 })).toEqual(['inPostReason']);
    const inPostReason = 'Eight resigned in May.';
    expect(weighed({ ...three, inPostReason }).explanation.join(' ')).toContain('“Eight resigned in May.”');
  });

  test('what was taken counts, whoever has joined or left the board since', () => {
    const later = board({ inPost: 5, places: 7, members: board().members.slice(6) });
    const stored = record({ withdrew: ['amara'], present: 8 });
    expect(resultOfMeeting(stored, later, 'maintained-governing-body')).toMatchObject({
      outcome: 'agreed',
      presentNeeded: 6,
    });
  });

  test('every fault is told at once', () => {
    expect(faultsAt({ present: 12, withdrew: ['zed'], chairsSecondVote: 'for', inPost: 13 }).toSorted()).toEqual([
      'abstained',
      'chairsSecondVote',
      'inPost',
      'withdrew.0',
    ]);
  });

  test('unknown fields and numbers below zero do not pass the door', () => {
    expect(MeetingRecord.safeParse({ ...record(), status: 'agreed' }).success).toBe(false);
    expect(MeetingRecord.safeParse({ ...record(), for: -1 }).success).toBe(false);
    expect(MeetingRecord.safeParse({ ...record(), minute: ' ' }).success).toBe(false);
  });
});

const anyRecord = fc
  .record({
    inPost: fc.integer({ min: 1, max: 12 }),
    present: fc.integer({ min: 0, max: 12 }),
    withdrew: fc.subarray(['amara', 'bilal', 'carys', 'assoc']),
    for: fc.integer({ min: 0, max: 8 }),
    against: fc.integer({ min: 0, max: 8 }),
    abstained: fc.integer({ min: 0, max: 4 }),
    chairsSecondVote: fc.constantFrom(undefined, 'for' as const, 'against' as const),
    adds: fc.boolean(),
  })
  .map(({ adds, chairsSecondVote, ...numbers }) =>
    record({
      ...numbers,
      ...(adds && { present: numbers.for + numbers.against + numbers.abstained }),
      ...(chairsSecondVote && { chairsSecondVote }),
      reason: 'Because of the costs.',
    }),
  );

describe('whatever is recorded', () => {
  test('nothing is carried without quorum, and nothing with fewer for than against', () => {
    fc.assert(
      fc.property(anyRecord, (anything) => {
        const result = weighMeeting(anything, board(), 'maintained-governing-body');
        if (!result.ok) {
          expect(result.faults?.length).toBeGreaterThan(0);
          return;
        }
        const { carried, quorate, present, presentNeeded, secondVoteUsed, outcome } = result.value;
        expect(quorate).toBe(present >= presentNeeded);
        expect(present + anything.withdrew.filter((who) => who !== 'assoc').length).toBeLessThanOrEqual(
          anything.inPost,
        );
        expect(carried).toBe(
          quorate && (anything.for > anything.against || (secondVoteUsed && anything.chairsSecondVote === 'for')),
        );
        expect(outcome === 'agreed').toBe(carried);
      }),
    );
  });

  test('one more vote for, and one fewer against, never turns a yes into a no', () => {
    fc.assert(
      fc.property(anyRecord, (anything) => {
        fc.pre(anything.against > 0 && anything.chairsSecondVote === undefined);
        const better = { ...anything, for: anything.for + 1, against: anything.against - 1 };
        const before = weighMeeting(anything, board(), 'maintained-governing-body');
        const after = weighMeeting(better, board(), 'maintained-governing-body');
        if (before.ok && before.value.carried) expect(after).toMatchObject({ ok: true, value: { carried: true } });
      }),
    );
  });
});
