import { describe, expect, it } from 'vitest';
import { usualMoves } from '../../../functions/domain/partnership/usual-move.ts';

const school = (name: string, ages?: string) => ({ name, ...(ages === undefined ? {} : { ages }) });
const moves = (...schools: ReturnType<typeof school>[]) =>
  usualMoves(schools).map((pair) => pair.map(({ name }) => name));

describe('schools that follow one another', () => {
  it('are an infant and a junior school, and a school and a college', () => {
    expect(moves(school('Infants', '4-7'), school('Juniors', '7-11'))).toEqual([['Infants', 'Juniors']]);
    expect(moves(school('College', '16 to 19'), school('High', '11–16'))).toEqual([['High', 'College']]);
  });

  it('are not two of one age, nor schools whose ages nobody wrote down', () => {
    expect(moves(school('One', '4-11'), school('Other', '4-11'))).toEqual([]);
    expect(moves(school('One'), school('Other', '7-11'))).toEqual([]);
    expect(moves(school('Whole', '3-18'), school('Other', '7-11'))).toEqual([]);
  });
});
