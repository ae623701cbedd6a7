/** Next year's proposal, begun from this year's (DOMAIN R38): the same words, a year on, open to change. */

import type { PlainDate } from '../values.ts';
import { onlyWith, type ProposalContent } from './proposal.ts';

/** The same day of the next year; 29 February becomes the 28th. */
export const aYearLater = (date: PlainDate): PlainDate => {
  const year = Number(date.slice(0, 4)) + 1;
  const day = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return `${year}${day}`;
};

/** `202526` becomes `202627`. */
export const nextAcademicYear = (year: string): string => {
  const starts = Number(year.slice(0, 4)) + 1;
  return `${starts}${String((starts + 1) % 100).padStart(2, '0')}`;
};

const later = <T extends object, K extends keyof T>(entry: T, ...fields: K[]): T => {
  const changed: T = { ...entry };
  for (const field of fields) {
    const value = changed[field];
    if (typeof value === 'string') changed[field] = aYearLater(value) as T[K];
  }
  return changed;
};

/** Dates move on by a year. Meetings are fixed anew, so they are left out; schools that do not stay are left out too. */
export const proposalForNextYear = (
  content: ProposalContent,
  stayingSchools: ReadonlySet<string>,
): ProposalContent => ({
  ...onlyWith(content, stayingSchools),
  aims: content.aims.map((aim) => later(aim, 'by')),
  purposes: content.purposes.map((purpose) => later(purpose, 'from', 'until')),
  meetings: [],
  agreement: later(content.agreement, 'from', 'until'),
  ...(content.chairUntil === undefined ? {} : { chairUntil: aYearLater(content.chairUntil) }),
});
