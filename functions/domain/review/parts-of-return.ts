/** A return in parts that are saved one by one: what each holds, how far it is, and how it joins what was saved before. */
import type { Purpose } from '../proposal/proposal.ts';
import type { TermlyReturn } from './review.ts';

/** `decided`: what the review before decided. `gave`: hours and money. `feels`: how it feels, and what next. */
export type ReturnPart =
  | { readonly kind: 'decided' }
  | { readonly kind: 'purpose'; readonly purpose: string }
  | { readonly kind: 'gave' }
  | { readonly kind: 'feels' };

/** `words-to-add`: its numbers are there. `optional`: nothing is there, and nothing need be. */
export type PartState = 'done' | 'words-to-add' | 'started' | 'to-do' | 'optional';

/** The part as an address names it, such as `purpose-science`. */
export const partName = (part: ReturnPart): string => (part.kind === 'purpose' ? `purpose-${part.purpose}` : part.kind);

/** The parts that a school is asked for, in the order of the form. */
export const partsOf = (purposes: readonly Pick<Purpose, 'id'>[], decisions: number): ReturnPart[] => [
  ...(decisions > 0 ? [{ kind: 'decided' } as const] : []),
  ...purposes.map(({ id }) => ({ kind: 'purpose', purpose: id }) as const),
  { kind: 'gave' },
  { kind: 'feels' },
];

const gaveFields = ['hoursGiven', 'hoursReceived', 'penceGiven', 'penceReceived'] as const;
const feelsFields = ['trust', 'fairness', 'capacity'] as const;
const wishFields = ['toChange', 'helpWanted'] as const;

const progressOn = (given: TermlyReturn, purpose: string) => given.purposes.find((told) => told.purpose === purpose);

const howFar = (answered: readonly boolean[], other: boolean): PartState => {
  if (answered.every(Boolean)) return 'done';
  return answered.some(Boolean) || other ? 'started' : 'to-do';
};

/** How far a part of a return is. */
export const partState = (given: TermlyReturn, part: ReturnPart): PartState => {
  switch (part.kind) {
    case 'decided':
      return (given.decided ?? []).length > 0 ? 'done' : 'optional';
    case 'purpose': {
      const told = progressOn(given, part.purpose);
      const hasWords = (told?.words ?? '').trim() !== '';
      if (told?.rating !== undefined) return hasWords ? 'done' : 'words-to-add';
      return hasWords || (told?.values ?? []).length > 0 ? 'started' : 'to-do';
    }
    case 'gave':
      return howFar(
        gaveFields.map((field) => given[field] !== undefined),
        false,
      );
    case 'feels':
      return howFar(
        feelsFields.map((field) => given[field] !== undefined),
        wishFields.some((field) => given[field].trim() !== ''),
      );
  }
};

const without = <Field extends keyof TermlyReturn>(
  whole: TermlyReturn,
  fields: readonly Field[],
): Omit<TermlyReturn, Field> => {
  const rest = { ...whole };
  for (const field of fields) delete rest[field];
  return rest;
};

const only = <Field extends keyof TermlyReturn>(
  whole: TermlyReturn,
  fields: readonly Field[],
): Partial<Pick<TermlyReturn, Field>> => {
  const kept: Partial<Pick<TermlyReturn, Field>> = {};
  for (const field of fields) if (whole[field] !== undefined) kept[field] = whole[field];
  return kept;
};

/** What was saved before with this part of `given` in its place. Every other part stays what it was. */
export const withPart = (before: TermlyReturn, given: TermlyReturn, part: ReturnPart): TermlyReturn => {
  switch (part.kind) {
    case 'decided':
      return { ...without(before, ['decided']), ...only(given, ['decided']) };
    case 'purpose': {
      const told = progressOn(given, part.purpose);
      if (!told) return before;
      const isThere = progressOn(before, part.purpose) !== undefined;
      const purposes = isThere
        ? before.purposes.map((one) => (one.purpose === part.purpose ? told : one))
        : [...before.purposes, told];
      return { ...before, purposes };
    }
    case 'gave':
      return { ...without(before, gaveFields), ...only(given, gaveFields) };
    case 'feels':
      return {
        ...without(before, feelsFields),
        ...only(given, feelsFields),
        toChange: given.toChange,
        helpWanted: given.helpWanted,
      };
  }
};

/** About how many minutes a part takes: 5 seconds a field, 200 words read and 40 typed a minute. */
export const partMinutes = (part: ReturnPart, measures: number): number => {
  const fields = { decided: 3, purpose: 2 + measures * 2, gave: 4, feels: 5 }[part.kind];
  const typed = { decided: 0, purpose: 40, gave: 0, feels: 40 }[part.kind];
  const read = {
    decided: 80,
    purpose: 80 + measures * 40,
    gave: 100,
    feels: 120,
  }[part.kind];
  return Math.max(1, Math.round((fields * 5) / 60 + typed / 40 + read / 200));
};
