import { describe, expect, it } from 'vitest';
import { pulseWords } from '../../../functions/domain/review/pulse.ts';

describe('the pulse of trust and fairness', () => {
  it('is a mean from three answers on, and lists no single answer', () => {
    expect(pulseWords([4, 2, 5, undefined])).toBe('3.7 on average, from 3 answers.');
  });
  it.each([[[4]], [[1, 5]], [[1, 5, undefined]]])('is not shown of fewer: %j', (scores) => {
    const words = pulseWords(scores);
    expect(words).toBe('Too few answered to show it: it would tell who said what.');
    expect(words).not.toMatch(/\d/);
  });
  it.each([[[1, 1, 1]], [[5, 5, 5, 5]]])('is not shown where the mean would tell every answer: %j', (scores) => {
    expect(pulseWords(scores)).not.toMatch(/\d/);
  });
});
