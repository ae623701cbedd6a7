/** Rows that are pasted from a table: of a spreadsheet with tabs, of a file with commas or semicolons. One row a line. */
import * as z from 'zod';
import { PlainDate } from '../../functions/domain/values.ts';

const offices = ['vice-chair', 'member', 'associate'] as const;
type Office = (typeof offices)[number] | 'chair';
export type Row = { readonly name: string; readonly email: string; readonly office: Office };

const Email = z.email();

/** Words that people write for an office, in any case and with any hyphen. */
const officeOf = (cell: string): Office | undefined => {
  const words = cell
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (/^vice ?chair(man|woman|person)?$/.test(words)) return 'vice-chair';
  if (/^chair(man|woman|person)?( of (the )?(board|governors|trustees))?$/.test(words)) return 'chair';
  if (/^associate( member)?$/.test(words)) return 'associate';
  return /^(member|governor|trustee|director)$/.test(words) ? 'member' : undefined;
};

const cellsOf = (line: string): string[] => {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
};

/** Whether it names its columns and nobody. */
export const isHeading = (line: string): boolean =>
  !line.includes('@') && cellsOf(line).some((cell) => /^(full )?name$|^e-?mail( address)?$/i.test(cell));

/** Name, address and office in any order; without an office, a member. Nothing for a line that says nobody. */
export const rowIn = (line: string): Row | undefined => {
  const cells = cellsOf(line).filter((cell) => cell !== '');
  const address = cells.find((cell) => cell.includes('@'));
  const office = cells.map(officeOf).find((found) => found !== undefined);
  const names = cells.filter((cell) => cell !== address && officeOf(cell) === undefined);
  const email = Email.safeParse(address);
  const name = names.join(' ').replace(/\s+/g, ' ');
  if (!email.success || name === '' || name.length > 120) return undefined;
  return { name, email: email.data, office: office ?? 'member' };
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2027-01-14`, `14/01/2027` or `Thursday 14 January 2027`, a day that there is; nothing for any other text. */
export const dateIn = (text: string): string | undefined => {
  const said = text.trim().replace(/^"|"$/g, '');
  const [, day, month, year] =
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(said) ??
    /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})$/i.exec(said) ??
    [];
  if (day === undefined || month === undefined) return PlainDate.safeParse(said).data;
  const number = /^\d+$/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return PlainDate.safeParse(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`).data;
};

/** What a question for a row takes: one row, a heading that is passed over, or Enter, which ends the table. */
export const RowAnswer = z.string().refine((line) => line === '' || isHeading(line) || rowIn(line) !== undefined, {
  message:
    'expected a name and an email address, such as: Sam Hill, sam@school.example, vice-chair. Enter ends the table',
});
export const DateAnswer = z.string().refine((line) => line === '' || dateIn(line) !== undefined, {
  message: 'expected a day, such as 2027-01-14, 14/01/2027 or 14 January 2027. Enter ends the list',
});
