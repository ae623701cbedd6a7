import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
      all: { answered: 24, mean: 3.2 },
      schools: [
        { answered: 8, mean: 3.5 },
        { answered: 10, mean: 3 },
        { answered: 6, mean: 3 },
      ],
    });
  });

  it('is nothing of fewer than the threshold, and no total from which they could be taken off', () => {
    expect(shown([eight, ten, six, three])).toMatchObject({ all: 'hidden', schools: [{}, {}, {}, 'hidden'] });
    expect(shown([eight, ten, three, three])).toMatchObject({ all: 'hidden' });
  });

  it('has a total where whoever knows one hidden school is left with enough others', () => {
    expect(shown([eight, three, three, three]).all).toEqual({ answered: 17, mean: 3.2 });
  });

  it('is no total of two schools; a school in which nobody answered is none', () => {
    expect(shown([eight, ten]).all).toBe('hidden');
    expect(shown([eight, ten, none]).all).toBe('hidden');
  });

  it('is nothing where all said the same', () => {
    expect(shown([school('900001', [0, 0, 0, 0, 20]), ten, six]).schools?.[0]).toBe('hidden');
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
    expect(all).toEqual({ question: 'interest', before: { answered: 24, mean: 3.2 }, after: 'hidden' });
    expect(first).toMatchObject({ school: '900001', change: 0.6 });
    expect(second).toMatchObject({ school: '900002', change: 0 });
    expect(third?.change).toBeUndefined();
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
