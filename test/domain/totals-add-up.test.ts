/** Every total that is printed anywhere is the sum of what is printed above it, whatever the schools wrote down. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../functions/domain/agreement/document-source.ts';
import { hours, shareOfHours, shareOfPence, sumOf, wholePence } from '../../functions/domain/amount.ts';
import { yearReport } from '../../functions/domain/evaluation/year-report.ts';
import { giveAndTakeOf } from '../../functions/domain/ledger/give-and-take.ts';
import {
  entriesOf,
  type LedgerFacts,
  LedgerSide,
  ledgerShares,
  resourceKinds,
  sharesTogether,
  totalsOfSide,
  unlikeReturns,
} from '../../functions/domain/ledger/ledger.ts';
import { boardReport } from '../../functions/domain/review/board-report.ts';
import { partyReport } from '../../functions/domain/review/party-report.ts';
import { TermlyReturn } from '../../functions/domain/review/review.ts';
import { ledgerFile } from '../../functions/ledger/ledger-file.ts';
import { standingOf } from '../../functions/ledger/ledger-words.ts';
import { completeProposal } from './wendle.ts';

const urns = ['900001', '900002', '900003', '900004', '900005'];
const plan = completeProposal();
const content = { ...plan, schools: urns.map((urn) => ({ urn, hours: 40, pence: 100_000, offers: [], needs: [] })) };
const named = urns.map((urn) => ({ urn, name: `School ${urn}` }));
const nameOf = (urn: string): string => `School ${urn}`;

const aLine = fc.record({
  by: fc.nat(4),
  kind: fc.constantFrom(...resourceKinds),
  units: fc.integer({ min: 1, max: 50_000 }),
  others: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
  gave: fc.boolean(),
});

/** Every school confirms what the others wrote, and has its side whole. */
const confirmed = fc.array(aLine, { minLength: 1, maxLength: 12 }).map((written): LedgerFacts => {
  const lines = written.flatMap(({ by, kind, units, others, gave }, id) => {
    const names = others.flatMap((at) => (at === by ? [] : (urns[at] ?? [])));
    const amount = kind === 'money' ? units : units / 100;
    const line = { id: `l${id}`, kind, what: 'Coach', amount, side: gave ? 'gave' : 'got', with: names };
    return names.length === 0 ? [] : [{ by, line }];
  });
  const sides = urns.map((school, at) =>
    LedgerSide.parse({
      school,
      confirmed: true,
      lines: lines.filter(({ by }) => by === at).map(({ line }) => line),
      answers: lines
        .filter(({ by, line }) => by !== at && line.with.includes(school))
        .map(({ line }) => ({ line: line.id })),
    }),
  );
  const returns = urns.map((school) => TermlyReturn.parse({ school, ...totalsOfSide(sides, school) }));
  return { schools: urns, sides, returns };
});

const textOf = (sections: readonly Section[]): string => JSON.stringify(sections);
const oddNumber = /\d\.\d{3,}|\d\.\d{1,2}\.\d|NaN|e-\d/;

const reportsOf = (facts: LedgerFacts): string[] => {
  const returns = facts.returns.map((one) => TermlyReturn.parse(one));
  const [time, money] = [ledgerShares(facts, 'hours'), ledgerShares(facts, 'money')];
  const shares = { hours: time, money };
  const review = { label: '202627 Autumn term', term: 'Autumn' as const, content, schools: named, ...shares };
  const inAll = { hours: sharesTogether([time, time, time]), money: sharesTogether([money, money, money]) };
  const held = { held: true, returns, missing: [], decided: [] };
  return [
    textOf(boardReport(review, returns)),
    textOf(partyReport({ ...review, own: named.slice(0, 2), returns, spent: [], help: [] })),
    textOf(
      yearReport({
        content,
        reviews: ['Autumn', 'Spring', 'Summer'].map((term) => ({ term, ...held })),
        schoolName: nameOf,
        inAll,
        reached: { pupils: 7 },
      }),
    ),
    ledgerFile('202627 Autumn term', facts, nameOf),
  ];
};

describe('a ledger that every school confirmed', () => {
  it('adds up in every kind, and says of nobody that it counted differently', () => {
    fc.assert(
      fc.property(confirmed, (facts) => {
        for (const kind of resourceKinds) {
          const found = giveAndTakeOf(ledgerShares(facts, kind));
          expect(found.agrees).toBe(true);
        }
        for (const entry of entriesOf(facts.sides)) expect(standingOf(entry, nameOf)).toBe('Both sides agree');
        expect(unlikeReturns(facts)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('prints no number with more places than a penny or a hundredth of an hour', () => {
    fc.assert(
      fc.property(confirmed, (facts) => {
        for (const report of reportsOf(facts)) {
          expect(report).not.toMatch(oddNumber);
          expect(report.toLowerCase()).not.toContain('counted differently');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has columns whose last row is the sum of those above, in the whole report and in the ledger’s file', () => {
    fc.assert(
      fc.property(confirmed, (facts) => {
        const [time, money] = [ledgerShares(facts, 'hours'), ledgerShares(facts, 'money')];
        const board = textOf(
          boardReport({ label: '', term: 'Autumn', content, schools: named, hours: time, money }, []),
        );
        const { given, received } = giveAndTakeOf(time);
        if (given > 0) expect(board).toContain(`${given} hours were given, and ${received} received.`);
        const inUnits = (values: readonly number[]) => values.reduce((sum, one) => sum + Math.round(one * 100), 0);
        expect(inUnits(time.map((one) => one.given))).toBe(Math.round(given * 100));
        expect(inUnits(money.map((one) => one.given))).toBe(inUnits(money.map((one) => one.received)));
        for (const { given: own } of money) expect(Number.isInteger(own)).toBe(true);
      }),
    );
  });
});

describe('a whole shared by several', () => {
  it('is £3.34, £3.33 and £3.33 of £10, and 3.34, 3.33 and 3.33 of 10 hours', () => {
    expect([0, 1, 2].map((at) => shareOfPence(wholePence(1000), 3, at))).toEqual([334, 333, 333]);
    expect([0, 1, 2].map((at) => shareOfHours(hours(10), 3, at))).toEqual([3.34, 3.33, 3.33]);
  });

  it('is the sum of its shares, and no share is more than one unit above another', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 60 }), (units, among) => {
        const places = Array.from({ length: among }, (_, at) => at);
        const pence = places.map((at) => shareOfPence(wholePence(units), among, at));
        const time = places.map((at) => shareOfHours(hours(units / 100), among, at));
        expect(sumOf(pence)).toBe(units);
        expect(Math.round(sumOf(time) * 100)).toBe(units);
        expect(Math.max(...pence) - Math.min(...pence)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a school that counts its equal share by hand', () => {
  it.each([333, 334])('is right with %i pence of £10 shared by three', (amount) => {
    const line = { id: 'a', kind: 'money', what: 'Coach', amount: 1000, side: 'gave', with: urns.slice(1, 4) };
    const [entry] = entriesOf([
      LedgerSide.parse({ school: urns[0], lines: [line] }),
      LedgerSide.parse({ school: urns[3], answers: [{ line: 'a', amount }] }),
    ]);
    expect(entry?.disputed).toEqual([]);
  });

  it('is not with another amount', () => {
    const line = { id: 'a', kind: 'money', what: 'Coach', amount: 1000, side: 'gave', with: urns.slice(1, 4) };
    const [entry] = entriesOf([
      LedgerSide.parse({ school: urns[0], lines: [line] }),
      LedgerSide.parse({ school: urns[3], answers: [{ line: 'a', amount: 332 }] }),
    ]);
    expect(entry?.disputed).toEqual([{ school: urns[3], written: 333, counted: 332 }]);
  });
});
