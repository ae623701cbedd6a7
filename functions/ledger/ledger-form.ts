/** The forms of a school's side of the ledger, read from what was posted. */
import * as z from 'zod';
import { hours } from '../domain/amount.ts';
import { type LedgerEntry, type LedgerSide, partOf, resourceKinds } from '../domain/ledger/ledger.ts';
import { Line, Urn } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { type PostedNumber, poundsTyped, readAmount, readPence } from '../web/posted-number.ts';
import type { Form } from '../web/route.ts';
import type { LedgerChange } from './change-ledger.ts';

const many = z.union([Urn.transform((one) => [one]), z.array(Urn)], 'Tick the other school or schools');
const typed = z.string().max(40).default('');

export const LineForm = z.strictObject({
  side: z.enum(['gave', 'got'], 'Choose whether your school gave it or got it'),
  kind: z.enum(resourceKinds, 'Choose what it was'),
  what: Line.pipe(z.string().min(3, 'Say in a few words what it was')),
  amount: typed,
  with: many,
  host: z.union([z.literal(''), Urn]).default(''),
});
export type LineForm = z.infer<typeof LineForm>;

const amountIn = (kind: LineForm['kind'], text: string): PostedNumber =>
  kind === 'money' ? readPence(text) : readAmount(text);

const mostHours = 10_000;

/** The line that was posted, or what is wrong with its amount. */
export const lineOf = (form: LineForm): LedgerChange | FormError => {
  const read = amountIn(form.kind, form.amount);
  if (!read.ok || read.value === undefined || read.value === 0)
    return { field: 'amount', text: 'Enter how much it was, as a number above 0, such as 12 or 7.5' };
  if (read.value > (form.kind === 'money' ? 100_000_000 : mostHours))
    return { field: 'amount', text: 'Enter a smaller number: this is more than we can take' };
  const { side, kind, what, with: others, host } = form;
  const line = { side, kind, what, amount: read.value, with: [...new Set(others)], ...(host !== '' && { host }) };
  return { does: 'add-line', line };
};

export const rightField = (id: string): string => `right-${id}`;
export const countField = (id: string): string => `count-${id}`;

/** How a school's own part stands in the box: pounds for money. */
export const countTyped = ({ line }: LedgerEntry, amount: number): string =>
  line.kind === 'money' ? poundsTyped(Math.round(amount)) : String(hours(amount));

type ReadAnswers = { readonly answers: LedgerSide['answers']; readonly errors: readonly FormError[] };

/** What a school says of others' lines. Nothing (undefined) for fields that the form does not have. */
export const readAnswers = (form: Form, about: readonly LedgerEntry[]): ReadAnswers | undefined => {
  const known = new Set(['button', ...about.flatMap(({ line }) => [rightField(line.id), countField(line.id)])]);
  if (!Object.entries(form).every(([field, value]) => known.has(field) && typeof value === 'string')) return undefined;
  const errors: FormError[] = [];
  const answers = about.flatMap((entry): LedgerSide['answers'] => {
    const { line } = entry;
    const right = form[rightField(line.id)];
    if (right === 'yes') return [{ line: line.id }];
    if (right !== 'no') return [];
    const read = amountIn(line.kind, String(form[countField(line.id)] ?? ''));
    if (read.ok && read.value !== undefined) return [{ line: line.id, amount: read.value }];
    errors.push({ field: countField(line.id), text: `Enter what your school counts for “${line.what}”, as a number` });
    return [];
  });
  if (answers.length === 0 && errors.length === 0) {
    const [first] = about;
    errors.push({
      ...(first && { field: rightField(first.line.id) }),
      text: 'Say of at least one line whether it is right',
    });
  }
  return { answers, errors };
};

/** What stands in the form already: what was answered before. */
export const answersTyped = (about: readonly LedgerEntry[], side: LedgerSide): Readonly<Record<string, string>> =>
  Object.fromEntries(
    about.flatMap((entry): [string, string][] => {
      const { id } = entry.line;
      const answer = side.answers.find(({ line }) => line === id);
      if (!answer) return [];
      if (answer.amount === undefined) return [[rightField(id), 'yes']];
      return [
        [rightField(id), 'no'],
        [countField(id), countTyped(entry, partOf(entry, side.school))],
      ];
    }),
  );
