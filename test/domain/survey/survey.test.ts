import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseLimits, responseLines } from '../../../functions/domain/survey/response.ts';
import {
  audiences,
  noAnswers,
  questionWords,
  type SchoolCounts,
  surveyChange,
  surveyQuestions,
  surveyResults,
  withAnswer,
} from '../../../functions/domain/survey/survey.ts';

/** A school of which `answers` gives how often each step was chosen, for every question. */
const school = (urn: string, answers: readonly number[]): SchoolCounts => ({
  school: urn,
  counts: { interest: [...answers], confidence: [...answers], trust: [...answers] },
});
const shown = (counts: readonly SchoolCounts[], threshold = 6) => {
  const [interest] = surveyResults(counts, threshold);
  return { all: interest?.all, schools: interest?.schools.map((one) => one.shown) };
};

const eight = school('900001', [0, 2, 2, 2, 2]);
const ten = school('900002', [2, 2, 2, 2, 2]);
const six = school('900003', [1, 1, 2, 1, 1]);
const three = school('900004', [0, 1, 1, 1, 0]);
const none = school('900005', [0, 0, 0, 0, 0]);

describe('what a survey shows', () => {
  it('is how many answered and their average, by school and together', () => {
    expect(shown([eight, ten, six])).toEqual({
      all: { answered: 24, sum: 76, mean: 3.2 },
      schools: [
        { answered: 8, sum: 28, mean: 3.5 },
        { answered: 10, sum: 30, mean: 3 },
        { answered: 6, sum: 18, mean: 3 },
      ],
    });
  });

  it('is nothing of fewer than the threshold, and no total from which they could be taken off', () => {
    expect(shown([eight, ten, six, three])).toMatchObject({ all: 'hidden', schools: [{}, {}, {}, 'hidden'] });
    expect(shown([eight, ten, three, three])).toMatchObject({ all: 'hidden' });
  });

  it('has a total where whoever knows one hidden school is left with enough others', () => {
    expect(shown([eight, three, three, three]).all).toEqual({ answered: 17, sum: 55, mean: 3.2 });
  });

  it('is no total of two schools; a school in which nobody answered is none', () => {
    expect(shown([eight, ten]).all).toBe('hidden');
    expect(shown([eight, ten, none]).all).toBe('hidden');
  });

  it('is nothing where all said the same', () => {
    expect(shown([school('900001', [0, 0, 0, 0, 20]), ten, six]).schools?.[0]).toBe('hidden');
  });

  it.each([
    ['six answers with an average of 1.2, which can only be five 1s and one 2', [5, 1, 0, 0, 0]],
    ['twenty answers of which all but two are 5', [0, 0, 0, 2, 18]],
  ])('is nothing of %s', (_, answers) => {
    expect(shown([school('900001', answers), ten, eight]).schools?.[0]).toBe('hidden');
  });

  it('is no total where the hidden schools, less one that somebody knows, are all near an end', () => {
    const low = [5, 1, 0, 0, 0];
    const schools = [ten, school('900002', low), school('900003', low), school('900004', [2, 1, 0, 0, 0])];
    expect(shown(schools).all).toBe('hidden');
  });

  it('leaves, of any average that is shown, no answer known', () => {
    const step = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(step, fc.integer({ min: 5, max: 10 }), (answers, threshold) => {
        const [own] = shown([school('900001', answers), ten, eight], threshold).schools ?? [];
        if (own === undefined || own === 'hidden') return;
        // Whoever knows the sum tries every spread: each step may have been chosen by nobody, or by several more or fewer.
        const spreads: number[][] = [];
        const spread = (left: number, sum: number, at: number, chosen: readonly number[]): void => {
          if (at === 5) {
            if (left === 0 && sum === 0) spreads.push([...chosen]);
            return;
          }
          for (let count = 0; count <= Math.min(left, Math.floor(sum / at)); count += 1)
            spread(left - count, sum - count * at, at + 1, [...chosen, count]);
        };
        const { answered, sum } = own;
        if (answered > 20) return;
        for (let fives = 0; fives <= Math.min(answered, Math.floor(sum / 5)); fives += 1)
          spread(answered - fives, sum - 5 * fives, 1, [fives]);
        expect(spreads.length).toBeGreaterThan(3);
      }),
      { numRuns: 60 },
    );
  });

  it('shows no school with fewer answers than the threshold, whatever was answered', () => {
    const counts = fc.array(fc.array(fc.nat(6), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 5, max: 10 }), (all, threshold) => {
        const schools = all.map((answers, at) => school(`90000${at}`, answers));
        for (const { all: total, schools: each } of surveyResults(schools, threshold)) {
          for (const one of [total, ...each.map((own) => own.shown)])
            if (one !== 'hidden') expect(one.answered).toBeGreaterThanOrEqual(threshold);
          if (total === 'hidden') continue;
          // What is left when everything shown, and any one school that somebody knows, is taken off.
          const hidden = each.flatMap((own, at) => (own.shown === 'hidden' ? [at] : []));
          const answered = hidden.map((at) => (all[at] ?? []).reduce((sum, count) => sum + count, 0)).filter(Boolean);
          for (const known of answered.keys())
            expect(answered.filter((_, at) => at !== known).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(
              threshold,
            );
        }
      }),
    );
  });
});

describe('what changed', () => {
  it('is said where both ends are shown, and nowhere else', () => {
    const before = surveyResults([eight, ten, six], 6);
    const after = surveyResults([school('900001', [0, 1, 1, 2, 4]), ten, three], 6);
    const [all, first, second, third] = surveyChange(before, after);
    expect(all).toEqual({ question: 'interest', before: { answered: 24, sum: 76, mean: 3.2 }, after: 'hidden' });
    expect(first).toMatchObject({ school: '900001', change: 0.6 });
    expect(second).toMatchObject({ school: '900002', change: 0 });
    expect(third?.change).toBeUndefined();
  });
});

describe('a change', () => {
  it('is not the difference of two rounded averages', () => {
    // 3.45 and 3.536: both are shown as 3.5.
    const before = { question: 'interest', all: 'hidden', schools: [] } as const;
    const one = { answered: 20, sum: 69, mean: 3.5 };
    const two = { answered: 28, sum: 99, mean: 3.5 };
    const [all] = surveyChange([{ ...before, all: one }], [{ ...before, all: two }]);
    expect(all?.change).toBe(0.1);
    const [back] = surveyChange([{ ...before, all: two }], [{ ...before, all: one }]);
    expect(back?.change).toBe(-0.1);
  });
});

describe('how many answered', () => {
  it('is said as a share of those who could, with what that leaves open', () => {
    expect(
      responseLines([
        { name: 'Alder School', answered: 12, roll: 210 },
        { name: 'Birch School', answered: 1, roll: 300 },
        { name: 'Cedar School', answered: 0, roll: 180, flooded: true },
        { name: 'Dell School', answered: 5, roll: undefined },
      ]),
    ).toEqual([
      'Alder School: 12 of 210 pupils on the roll answered (6%).',
      'Birch School: 1 of 300 pupils on the roll answered (less than 1%).',
      'Dell School: 5 answers. How many could have answered is not known.',
    ]);
    for (const audience of audiences) expect(responseLimits(audience)).toContain('did not answer may think otherwise');
  });
});

describe('an answer', () => {
  it('is one more in a count, and nothing where a question was left out', () => {
    const counts = withAnswer(withAnswer(noAnswers(), { interest: 5 }), { interest: 5, trust: 1 });
    expect(counts).toEqual({ interest: [0, 0, 0, 0, 2], confidence: [0, 0, 0, 0, 0], trust: [1, 0, 0, 0, 0] });
  });

  it('is given to a question of its own for each audience', () => {
    const words = audiences.flatMap((audience) =>
      surveyQuestions.map((one) => questionWords(one, audience, 'science')),
    );
    expect(new Set(words).size).toBe(6);
  });
});
