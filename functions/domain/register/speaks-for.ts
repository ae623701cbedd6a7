/** What speaks for working with a school, in words and without a score, and what the register does not say (R2). */
import type { RegisterSchool } from './register-school.ts';

export type OwnSchool = {
  readonly council?: string | undefined;
  readonly trust?: string | undefined;
  readonly lowAge?: number | undefined;
  readonly highAge?: number | undefined;
};

export type SpeaksFor = { readonly reasons: readonly string[]; readonly unknown: readonly string[] };

/** Small and close first (R3). */
const steps = [2, 5, 10, 20] as const;

const nearness = (kilometres: number): string => {
  const step = steps.find((most) => kilometres <= most);
  return step === undefined ? `More than ${steps.at(-1)} km away` : `Within ${step} km`;
};

type Range = { readonly low: number; readonly high: number };

const rangeOf = ({ lowAge, highAge }: Pick<OwnSchool, 'lowAge' | 'highAge'>): Range | undefined =>
  lowAge === undefined || highAge === undefined ? undefined : { low: lowAge, high: highAge };

const agesWords = (own: Range, other: Range): string | undefined => {
  const [low, high] = [Math.max(own.low, other.low), Math.min(own.high, other.high)];
  if (low < high) return `You both teach pupils from ${low} to ${high}`;
  if (other.low === own.high) return 'Your oldest pupils could go on there';
  return other.high === own.low ? 'Its oldest pupils could come to you' : undefined;
};

/** In the order in which people weigh it: near, ages, council, trust. */
export const speaksFor = (own: OwnSchool, school: RegisterSchool, kilometres: number): SpeaksFor => {
  const [mine, theirs] = [rangeOf(own), rangeOf(school)];
  const ages = mine && theirs ? agesWords(mine, theirs) : undefined;
  const reasons = [
    nearness(kilometres),
    ...(ages === undefined ? [] : [ages]),
    ...(own.council !== undefined && own.council === school.council ? [`In ${school.council}, as you are`] : []),
    ...(own.trust !== undefined && own.trust === school.trust ? [`In ${school.trust}, as you are`] : []),
    ...(school.closing ? ['It is proposed to close'] : []),
  ];
  const unknown = [
    ...(mine && theirs ? [] : ['which ages it teaches']),
    ...(school.pupils === undefined ? ['how many pupils it has'] : []),
    ...(school.freeSchoolMealsPercent === undefined ? ['how many of its pupils get free school meals'] : []),
    'what it needs and offers: ask it',
  ];
  return { reasons, unknown };
};
