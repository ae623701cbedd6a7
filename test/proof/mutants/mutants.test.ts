import { describe, expect, it } from 'vitest';
import { drawn, mutantsIn, mutated } from '../../../infra/proof/mutants/mutants.ts';

const text = `type Is = 1 | 2;
export const isLate = (on: string, today: string): boolean => on > today && !(on === 'never');
export const most = 3;
`;

describe('mutants of a file', () => {
  it('change operators, negations, truths and numbers, and nothing in a type', () => {
    const found = mutantsIn('late.ts', text);
    expect(found.map(({ line, was, by }) => `${line} ${was} ${by}`)).toEqual([
      '2 && ||',
      '2 > >=',
      '2 > !==',
      `2 !(on === 'never') (on === 'never')`,
      '2 === !==',
      '3 3 (3 + 1)',
    ]);
    const [, , lost] = found;
    expect(lost && mutated(text, lost)).toContain('on !== today');
  });

  it('are drawn the same each time by one seed, and others by another', () => {
    const all = mutantsIn('late.ts', text);
    expect(drawn(all, 3, 7)).toEqual(drawn(all, 3, 7));
    expect(drawn(all, 3, 8)).not.toEqual(drawn(all, 3, 7));
    expect(new Set(drawn(all, 100, 7)).size).toBe(all.length);
  });
});
