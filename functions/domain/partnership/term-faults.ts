/** What cannot be right about a school's terms. Dates that are no dates are told elsewhere, so they only compare here. */
import { addDays, daysBetween, termLabel } from '../calendar.ts';
import { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import { type Fault, fault, repeats } from './fault.ts';
import type { School, Term } from './partnership.ts';

/** Calendar days. A longer term is a mistyped date; a shorter one leaves no room for a review. */
const longestTerm = 180;
const shortestTerm = 42;

/** Months in which each term can begin: what its name says must fit its dates. */
const firstMonths: Readonly<Record<Term['name'], readonly string[]>> = {
  Autumn: ['08', '09', '10'],
  Spring: ['01', '02'],
  Summer: ['03', '04', '05'],
};

const areDates = (...dates: readonly string[]): boolean => dates.every((date) => PlainDate.safeParse(date).success);

const halfTermFaults = ({ start, end, halfTerm }: Term, path: Fault['path']): Fault[] => {
  if (!halfTerm || !areDates(halfTerm.start, halfTerm.end)) return [];
  if (halfTerm.end < halfTerm.start) return [fault([...path, 'halfTerm', 'end'], 'a date on or after its start')];
  if (halfTerm.start > start && halfTerm.end < end) return [];
  return [fault([...path, 'halfTerm'], `days inside the term, ${longDate(start)} to ${longDate(end)}`)];
};

const termFaults = (term: Term, path: Fault['path']): Fault[] => {
  const { name, start, end } = term;
  if (!areDates(start, end)) return [];
  if (end <= start) return [fault([...path, 'end'], `a date after the term's start, ${longDate(start)}`)];
  const days = daysBetween(start, end);
  const fits = days >= shortestTerm && days <= longestTerm;
  const misnamed = firstMonths[name]?.includes(start.slice(5, 7)) === false;
  return [
    ...(fits ? [] : [fault([...path, 'end'], `a date ${shortestTerm} to ${longestTerm} days after the term's start`)]),
    ...(misnamed ? [fault([...path, 'start'], `a date on which a term called ${name} can begin`)] : []),
    ...halfTermFaults(term, path),
    ...term.closed.flatMap((day, i) =>
      areDates(day) && (day < start || day > end) ? [fault([...path, 'closed', i], 'a day inside the term')] : [],
    ),
    ...repeats(term.closed).map((i) => fault([...path, 'closed', i], 'each closed day once')),
  ];
};

const overlapFaults = (terms: readonly Term[], path: Fault['path']): Fault[] => {
  const inOrder = terms
    .map((term, position) => ({ ...term, position }))
    .filter(({ start, end }) => areDates(start, end) && start < end)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
  return inOrder.flatMap((term, i) => {
    const earlier = inOrder.slice(0, i).find(({ end }) => end >= term.start);
    if (!earlier) return [];
    const after = `a date after the ${earlier.name} term ends, ${longDate(earlier.end)}`;
    return [fault([...path, term.position, 'start'], after)];
  });
};

const names: readonly Term['name'][] = ['Autumn', 'Spring', 'Summer'];

/** A year that is none has no terms that could be missing: it is told by itself. */
const isYear = (year: string): boolean => /^20\d{4}$/.test(year);

const missingTermFaults = (terms: readonly Term[], year: string, path: Fault['path']): Fault[] => {
  const labels = terms.map(termLabel);
  const missing = (isYear(year) ? names : [])
    .map((name) => `${year} ${name} term`)
    .filter((label) => !labels.includes(label));
  const twice = repeats(labels).map((i) => fault([...path, i, 'name'], `the ${labels[i]} once`));
  return [...missing.map((label) => fault(path, `the ${label} as well`)), ...twice];
};

/** Terms in themselves, overlaps, and terms of the partnership's year that are missing, for every school. */
export const schoolTermFaults = (schools: readonly School[], year: string): Fault[] =>
  schools.flatMap(({ terms }, i) => {
    const path = ['schools', i, 'terms'];
    return [
      ...terms.flatMap((term, t) => termFaults(term, [...path, t])),
      ...overlapFaults(terms, path),
      ...missingTermFaults(terms, year, path),
    ];
  });

/** Calendar days before the first and after the last known term in which a date is still believed. */
const slack = 400;

/** The first and the last date that can belong to this partnership; undefined while no term can be read. */
export const believableDates = (schools: readonly School[]): { first: PlainDate; last: PlainDate } | undefined => {
  const terms = schools.flatMap((school) => school.terms).filter(({ start, end }) => areDates(start, end));
  const first = terms.map(({ start }) => start).toSorted()[0];
  const last = terms
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  return first && last ? { first: addDays(first, -slack), last: addDays(last, slack) } : undefined;
};
