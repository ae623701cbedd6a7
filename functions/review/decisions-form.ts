/** What a review decided, as a form: a few rows for decisions, or "nothing changes" and why. */
import { cleaned, PlainDate } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { ReviewDecision } from '../records/year-kinds.ts';
import type { Form } from '../web/route.ts';

export const fewestRows = 2;
export const mostRows = 12;

/** One decision as it stands in the boxes. */
export type DecisionRow = {
  readonly what: string;
  readonly when: string;
  readonly who: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
};
export const emptyRow: DecisionRow = { what: '', when: '', who: '', day: '', month: '', year: '' };

export type ReadDecisions = {
  readonly rows: readonly DecisionRow[];
  readonly nothing: boolean;
  readonly note: string;
  readonly asks: string;
  readonly button: string | undefined;
  readonly decisions: readonly ReviewDecision[];
  readonly errors: readonly FormError[];
};

const partFields = {
  what: 'what',
  when: 'when',
  who: 'who',
  day: 'by-day',
  month: 'by-month',
  year: 'by-year',
} as const;

/** `what-1`, `by-1-day`: from 1. */
export const fieldIn = (number: number, part: keyof DecisionRow): string => {
  const [field, date] = partFields[part].split('-');
  return date === undefined ? `${field}-${number}` : `${field}-${number}-${date}`;
};

const shape = /^(?:what|when|who|by)-(\d{1,2})(?:-(?:day|month|year))?$/;
const others = new Set(['nothing', 'note', 'asks', 'button']);
const spent = /^spent-\d{1,2}$/;

/** How many rows the form had; nothing when it has a field of no form of ours. */
const placesPosted = (form: Form): number | undefined => {
  let most = 0;
  for (const [field, value] of Object.entries(form)) {
    if (typeof value !== 'string') return undefined;
    if (others.has(field) || spent.test(field)) continue;
    const number = Number(shape.exec(field)?.[1] ?? 0);
    if (number < 1 || number > mostRows) return undefined;
    most = Math.max(most, number);
  }
  return most;
};

const textOf = (form: Form, field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? cleaned(value) : '';
};

const rowIn = (form: Form, number: number): DecisionRow => ({
  what: textOf(form, fieldIn(number, 'what')).replace(/\s+/g, ' '),
  when: textOf(form, fieldIn(number, 'when')),
  who: textOf(form, fieldIn(number, 'who')),
  day: textOf(form, fieldIn(number, 'day')),
  month: textOf(form, fieldIn(number, 'month')),
  year: textOf(form, fieldIn(number, 'year')),
});

const isFilled = ({ what, who, day, month, year }: DecisionRow): boolean => [what, who, day, month, year].some(Boolean);

type DateRead = { readonly date?: string; readonly wrong?: true };

const dateIn = ({ day, month, year }: DecisionRow): DateRead => {
  if (!day && !month && !year) return {};
  const read = PlainDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? { date: read.data } : { wrong: true };
};

const longestLine = 300;

const whatIsWrong = (row: DecisionRow, number: number, mayBe: ReadonlySet<string>): FormError[] => {
  const at = (part: keyof DecisionRow): string => fieldIn(number, part);
  const wrong: FormError[] = [];
  if (row.what === '') wrong.push({ field: at('what'), text: `Say what decision ${number} is` });
  if (row.what.length > longestLine)
    wrong.push({ field: at('what'), text: `Decision ${number} must be ${longestLine} characters or fewer` });
  if (row.when !== 'now' && row.when !== 'next')
    wrong.push({ field: at('when'), text: `Choose when decision ${number} changes something` });
  if (row.who !== '' && !mayBe.has(row.who))
    wrong.push({ field: at('who'), text: `Choose who does decision ${number}` });
  if (dateIn(row).wrong)
    wrong.push({ field: at('day'), text: `The date of decision ${number} must be a real date, such as 3 12 2026` });
  return wrong;
};

const decisionIn = (row: DecisionRow): ReviewDecision => {
  const { date } = dateIn(row);
  return {
    what: row.what,
    when: row.when === 'next' ? 'next' : 'now',
    ...(row.who === '' ? {} : { who: row.who }),
    ...(date === undefined ? {} : { by: date }),
  };
};

const overall = (filled: number, nothing: boolean, note: string): FormError[] => {
  if (filled === 0 && !nothing)
    return [{ field: 'what-1', text: 'Write down at least one decision, or tick that nothing changes' }];
  if (filled > 0 && nothing)
    return [{ field: 'nothing', text: 'Untick “nothing changes”, or empty the decisions: both cannot be' }];
  return nothing && note === '' ? [{ field: 'note', text: 'Say in a few words why nothing changes' }] : [];
};

/** Reads what was posted; nothing for a form that is not ours. `mayBe`: who can be named. */
export const readDecisions = (form: Form, mayBe: ReadonlySet<string>): ReadDecisions | undefined => {
  const count = placesPosted(form);
  if (count === undefined) return undefined;
  const rows = Array.from({ length: count }, (_, at) => rowIn(form, at + 1));
  const numbered = rows.map((row, at) => ({ row, number: at + 1 })).filter(({ row }) => isFilled(row));
  const nothing = form.nothing === 'yes';
  const note = textOf(form, 'note').slice(0, 10_000);
  return {
    rows,
    nothing,
    note,
    asks: textOf(form, 'asks').slice(0, 10_000),
    button: typeof form.button === 'string' ? form.button : undefined,
    decisions: numbered.map(({ row }) => decisionIn(row)),
    errors: [
      ...numbered.flatMap(({ row, number }) => whatIsWrong(row, number, mayBe)),
      ...overall(numbered.length, nothing, note),
    ],
  };
};
