/** What a party can show of the years that it took part in (DOMAIN R39): from project to part of school life. */
import type { Scorecard } from './evaluation.ts';

export type RecordedYear = {
  /** `202526` */
  readonly year: string;
  readonly partnership: string;
  /** Names of the other parties. */
  readonly partners: readonly string[];
  readonly schools: readonly string[];
  readonly purposes: readonly string[];
  readonly hoursGiven: number;
  readonly hoursReceived: number;
  /** Pence. */
  readonly penceGiven: number;
  readonly kept: Scorecard['kept'] | 'not-known';
  readonly reviewsHeld: number;
  readonly reviews: number;
  /** Of its own schools. */
  readonly targetsReached: number;
  readonly targets: number;
  readonly outcome: string;
  /** The seal of the year's report, once it was concluded. */
  readonly seal?: string | undefined;
};

export type Sign = { readonly words: string; readonly met: boolean };

export type MaturityFacts = {
  readonly years: readonly RecordedYear[];
  /** Whether every purpose has somebody behind its lead. */
  readonly deputies: boolean;
  /** Whether job descriptions at the party's schools say that it is part of the work. */
  readonly inJobDescriptions: boolean;
  /** Whether the plan says how it enters each school's development plan. */
  readonly inDevelopmentPlan: boolean;
};

/** Signs that the work has become part of school life; none of them is a grade. */
export const maturitySigns = ({ years, deputies, inJobDescriptions, inDevelopmentPlan }: MaturityFacts): Sign[] => {
  const renewed = years.filter(({ outcome }) => outcome.startsWith('renewed') || outcome === 'continues').length;
  const [newest] = years;
  return [
    { words: 'It was carried on at least once', met: renewed > 0 },
    { words: 'It has gone on for three years or more', met: years.length >= 3 },
    {
      words: 'Every review of the newest year took place',
      met: newest !== undefined && newest.reviews > 0 && newest.reviewsHeld === newest.reviews,
    },
    { words: 'Every purpose has a deputy', met: deputies },
    { words: 'Job descriptions say that it is part of the work', met: inJobDescriptions },
    { words: 'It is in the school’s own development plan', met: inDevelopmentPlan },
  ];
};

export const maturityWords = (signs: readonly Sign[]): string => {
  const met = signs.filter((sign) => sign.met).length;
  if (met >= signs.length - 1) return 'Part of school life';
  return met >= signs.length / 2 ? 'Growing into school life' : 'A project';
};
