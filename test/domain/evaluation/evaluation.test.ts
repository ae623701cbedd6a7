import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  outcomeOfContinuing,
  outcomeOfRenewal,
  promiseScorecard,
  type RenewalAnswer,
} from '../../../functions/domain/evaluation/evaluation.ts';
import { TermlyReturn } from '../../../functions/domain/review/review.ts';
import { bridgeUrn, completeProposal, harrowbeckUrn } from '../wendle.ts';

const answers = (...given: RenewalAnswer['answer'][]): RenewalAnswer[] =>
  given.map((answer, i) => ({ party: `party-${i}`, answer }));

describe('a renewal', () => {
  test.each<[RenewalAnswer['answer'][], string]>([
    [['renew', 'renew'], 'renewed'],
    [['renew', 'renew-with-changes'], 'renewed-with-changes'],
    [['renew', 'renew', 'end'], 'mixed'],
    [['renew', 'renew', 'none'], 'mixed'],
    [['renew', 'end'], 'ended'],
    [['renew', 'none', 'none'], 'ended'],
    [['none', 'none'], 'ended'],
    [[], 'ended'],
  ])('answered %j is %s', (given, kind) => {
    expect(outcomeOfRenewal(answers(...given)).kind).toBe(kind);
  });

  const anyAnswers = fc
    .array(fc.constantFrom<RenewalAnswer['answer']>('renew', 'renew-with-changes', 'end', 'none'), { maxLength: 9 })
    .map((given) => answers(...given));

  test('puts every party in one place, never renews by silence, and never with one party alone', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { kind, staying, leaving, silent } = outcomeOfRenewal(given);
        expect([...staying, ...leaving, ...silent].toSorted()).toEqual(given.map(({ party }) => party).toSorted());
        if (kind !== 'ended') expect(staying.length).toBeGreaterThanOrEqual(2);
        if (silent.length > 0 || leaving.length > 0) expect(['mixed', 'ended']).toContain(kind);
      }),
    );
  });

  test('is the same whoever answers first', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => outcomeOfRenewal(given).kind === outcomeOfRenewal(given.toReversed()).kind),
    );
  });
});

describe('the second question, to those who want to go on', () => {
  test('continues when all of them agree, and ends with fewer than two', () => {
    expect(outcomeOfContinuing(['a', 'b'], new Set(['a', 'b'])).kind).toBe('continues');
    expect(outcomeOfContinuing(['a', 'b'], new Set(['a', 'x'])).kind).toBe('ended');
    expect(outcomeOfContinuing(['a', 'b', 'c'], new Set(['a', 'c']))).toEqual({
      kind: 'ask-again',
      staying: ['a', 'c'],
    });
  });

  test('comes to an end, because it is only asked again of fewer', () => {
    const parties = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.subarray(parties), fc.subarray(parties), (staying, agreed) => {
        const outcome = outcomeOfContinuing(staying, new Set(agreed));
        if (outcome.kind === 'ask-again') expect(outcome.staying.length).toBeLessThan(staying.length);
        if (outcome.kind !== 'ended') expect(outcome.staying.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('the promise scorecard', () => {
  const sent = (school: string, hoursGiven: number, penceGiven: number): TermlyReturn =>
    TermlyReturn.parse({ school, hoursGiven, penceGiven, hoursReceived: 5, penceReceived: 100 });

  test('sets a year’s promises beside what the returns say was done', () => {
    const returns = [sent(harrowbeckUrn, 20, 60_000), sent(harrowbeckUrn, 38, 60_000), sent(bridgeUrn, 60, 240_000)];
    expect(promiseScorecard(completeProposal(), returns)).toEqual([
      {
        school: harrowbeckUrn,
        hoursPromised: 60,
        hoursDone: 58,
        pencePromised: 120_000,
        penceDone: 120_000,
        hoursReceived: 10,
        penceReceived: 200,
        returns: 2,
        heard: true,
        kept: 'as-promised',
      },
      {
        school: bridgeUrn,
        hoursPromised: 90,
        hoursDone: 60,
        pencePromised: 240_000,
        penceDone: 240_000,
        hoursReceived: 5,
        penceReceived: 100,
        returns: 1,
        heard: true,
        kept: 'less',
      },
    ]);
  });

  test('counts hours or money that fell short as less, whatever the other did', () => {
    const [one] = promiseScorecard(completeProposal(), [sent(harrowbeckUrn, 500, 0)]);
    expect(one?.kept).toBe('less');
    const [more] = promiseScorecard(completeProposal(), [sent(harrowbeckUrn, 70, 120_000)]);
    expect(more?.kept).toBe('more');
  });

  test('adds up to what all returns say', () => {
    const entry = fc.tuple(fc.constantFrom(harrowbeckUrn, bridgeUrn), fc.nat(500), fc.nat(50_000));
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const cards = promiseScorecard(
          completeProposal(),
          entries.map(([urn, hours, pence]) => sent(urn, hours, pence)),
        );
        const total = (pick: (index: 1 | 2) => number) => pick(1) + pick(2);
        expect(
          total((field) => cards.reduce((sum, card) => sum + (field === 1 ? card.hoursDone : card.penceDone), 0)),
        ).toBe(entries.reduce((sum, [, hours, pence]) => sum + hours + pence, 0));
      }),
    );
  });
});
