import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours } from '../../../functions/domain/amount.ts';
import { giveAndTakeOf } from '../../../functions/domain/ledger/give-and-take.ts';
import {
  entriesOf,
  hostedBy,
  LedgerLine,
  LedgerSide,
  ledgerShares,
  linesAbout,
  partOf,
  sharesTogether,
  unlikeReturns,
} from '../../../functions/domain/ledger/ledger.ts';

const [park, beck, aldwyn, bridge] = ['999001', '999002', '999003', '999004'] as const;
const schools = [park, beck, aldwyn, bridge];

const line = (id: string, amount: number, others: readonly string[], more: Partial<LedgerLine> = {}): LedgerLine =>
  LedgerLine.parse({ id, kind: 'hours', what: 'Lab day', amount, side: 'gave', with: others, ...more });
const side = (school: string, more: Partial<LedgerSide> = {}): LedgerSide => LedgerSide.parse({ school, ...more });

/** Wendle Valley, autumn 2025: who gave how many hours to whom. */
const wendleValley = [
  side(park, {
    lines: [line('a', 26, [beck]), line('b', 16, [aldwyn]), line('c', 22, [bridge])],
    feltFair: 3,
    confirmed: true,
  }),
  side(beck, { lines: [line('d', 6, [park]), line('e', 8, [aldwyn]), line('f', 4, [bridge])], confirmed: true }),
  side(aldwyn, { lines: [line('g', 6, [park]), line('h', 5, [beck]), line('i', 11, [bridge])], confirmed: true }),
  side(bridge, { lines: [line('j', 10, [park]), line('k', 10, [beck]), line('l', 10, [aldwyn])], confirmed: true }),
];

describe('the ledger of Wendle Valley', () => {
  it('comes to 134 hours given and received, and flags Wendle Park at 2.9 to 1 with how fair it feels', () => {
    const shares = ledgerShares({ schools, sides: wendleValley, returns: [] }, 'hours');
    expect(shares.map(({ given, received }) => [given, received])).toEqual([
      [64, 22],
      [18, 41],
      [22, 34],
      [30, 37],
    ]);
    expect(giveAndTakeOf(shares)).toMatchObject({
      given: hours(134),
      received: hours(134),
      agrees: true,
      flagged: [{ school: park, side: 'gives', ratio: 2.9, feltFair: 3 }],
    });
  });
});

describe('two sides of one line', () => {
  const sides = [
    side(park, { lines: [line('lab', 6, [beck, aldwyn])] }),
    side(beck, { answers: [{ line: 'lab', amount: 2 }] }),
    side(aldwyn, { answers: [{ line: 'lab' }] }),
  ];
  const [entry] = entriesOf(sides);

  it('are set against each other: what each counts, and who has not said', () => {
    expect(entry?.disputed).toEqual([{ school: beck, written: 3, counted: 2 }]);
    expect(entry?.unanswered).toEqual([]);
    expect(entriesOf(sides.slice(0, 1))[0]?.unanswered).toEqual([beck, aldwyn]);
  });

  it('are each counted as its own school counts', () => {
    expect(entry && [partOf(entry, park), partOf(entry, beck), partOf(entry, aldwyn)]).toEqual([6, 2, 3]);
    const shares = ledgerShares({ schools, sides, returns: [] }, 'hours');
    expect(giveAndTakeOf(shares)).toMatchObject({ given: 6, received: 5, agrees: false });
  });

  it('can be written by the school that got it', () => {
    const [got] = entriesOf([side(beck, { lines: [line('bus', 12_000, [park], { kind: 'money', side: 'got' })] })]);
    expect([got?.from, got?.to]).toEqual([[park], [beck]]);
  });

  it('are shown to the schools that they name and to nobody else', () => {
    const entries = entriesOf(sides);
    expect(schools.map((urn) => linesAbout(entries, urn).length)).toEqual([0, 1, 1, 0]);
  });
});

describe('a school speaks for its own side', () => {
  const told = { school: beck, hoursGiven: 7, hoursReceived: 12, penceGiven: 100, penceReceived: 0 };
  const fromPark = side(park, { lines: [line('lab', 5, [beck])] });

  it('with its return, where it wrote no line and answered none', () => {
    const shares = ledgerShares({ schools, sides: [fromPark], returns: [told] }, 'hours');
    expect(shares[1]).toEqual({ school: beck, given: 7, received: 12, basis: 'return' });
  });

  it('with its lines once it has any, and the difference to its return is shown', () => {
    const own = side(beck, { lines: [line('story', 4, [park])], answers: [{ line: 'lab' }] });
    const facts = { schools, sides: [fromPark, own], returns: [told] };
    expect(ledgerShares(facts, 'hours')[1]).toEqual({ school: beck, given: 4, received: 5, basis: 'lines' });
    expect(unlikeReturns(facts)).toEqual([
      { school: beck, kind: 'hours', inLines: { given: 4, received: 5 }, inReturn: { given: 7, received: 12 } },
    ]);
  });

  it('and until it says anything, what others wrote of it stands, and says so', () => {
    const shares = ledgerShares({ schools, sides: [fromPark], returns: [] }, 'hours');
    expect(shares.map(({ basis }) => basis)).toEqual(['lines', 'others', 'nothing', 'nothing']);
  });
});

describe('the ledger', () => {
  it('says who hosted what', () => {
    const entries = entriesOf([
      side(park, {
        lines: [
          line('lab', 6, [beck], { host: park }),
          line('again', 2, [beck], { host: park }),
          line('art', 1, [beck]),
        ],
      }),
    ]);
    expect(hostedBy(entries, [park, beck])).toEqual([
      { school: park, what: ['Lab day'] },
      { school: beck, what: [] },
    ]);
  });

  it('adds terms up, and keeps the last feeling', () => {
    const term = [{ school: park, given: hours(0.1), received: hours(1), feltFair: 3 }];
    expect(sharesTogether([term, [{ school: park, given: hours(0.2), received: hours(1) }], []])).toEqual([
      { school: park, given: hours(0.3), received: hours(2), feltFair: 3 },
    ]);
  });

  it('takes nothing that was not given, and nothing without another school', () => {
    expect(LedgerLine.safeParse({ ...line('a', 1, [beck]), amount: 0 }).success).toBe(false);
    expect(LedgerLine.safeParse({ ...line('a', 1, [beck]), with: [] }).success).toBe(false);
    expect(LedgerLine.safeParse({ ...line('a', 1, [beck]), pupil: 'Jo' }).success).toBe(false);
  });

  it('gives as much as is got, whatever is written, as long as nobody counts otherwise', () => {
    const anyLine = fc.record({
      by: fc.nat(3),
      quarters: fc.integer({ min: 1, max: 400 }),
      to: fc.nat(2),
      gave: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (written) => {
        const sides = schools.map((school, at) =>
          side(school, {
            confirmed: true,
            lines: written.flatMap(({ by, quarters, to, gave }, id) => {
              const other = schools.filter((urn) => urn !== school)[to];
              if (by !== at || other === undefined) return [];
              return [line(String(id), quarters / 4, [other], { side: gave ? 'gave' : 'got' })];
            }),
          }),
        );
        const found = giveAndTakeOf(ledgerShares({ schools, sides, returns: [] }, 'hours'));
        const all = written.reduce((sum, { quarters }) => sum + quarters / 4, 0);
        return found.agrees && Math.abs(found.given - all) < 0.005;
      }),
    );
  });
});
