/** Schools that follow one another: pupils of one usually move on to the other, as from an infant to a junior school. */
import type { School } from './partnership.ts';

type Aged = Pick<School, 'name' | 'ages'>;

/** `4-7`: from 4 to 7. Nothing where it says something else. */
const agesOf = ({ ages }: Aged): { readonly first: number; readonly last: number } | undefined => {
  const [, first, last] = /^\s*(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\s*$/.exec(ages ?? '') ?? [];
  return first === undefined || last === undefined ? undefined : { first: Number(first), last: Number(last) };
};

/** Each pair in which one ends at the age at which the other begins, in the order of the list. */
export const usualMoves = <S extends Aged>(schools: readonly S[]): readonly (readonly [from: S, to: S])[] =>
  schools.flatMap((from) =>
    schools.flatMap((to) => {
      const last = agesOf(from)?.last;
      return last !== undefined && agesOf(to)?.first === last ? [[from, to] as const] : [];
    }),
  );
