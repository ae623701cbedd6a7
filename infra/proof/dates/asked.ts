/** What `npm run test:date` is asked for: a day of London, a time of it, and what to run then. */
import { instantAt } from '../../../functions/domain/london.ts';
import { accept, type Result, refuse } from '../../../functions/domain/result.ts';
import { PlainDate } from '../../../functions/domain/values.ts';

export type AskedDate = {
  readonly moment: Date;
  /** `npm run` so, with its arguments; otherwise tests. */
  readonly script: readonly string[];
};

const usual = '09:00';
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `2028-02-29`, `2027-03-28T00:30`; then files of tests, or `run demo`. Refuses `bad-date`. */
export const askedDate = ([when = '', ...what]: readonly string[]): Result<AskedDate, 'bad-date'> => {
  const [date = '', at = usual] = when.split('T');
  if (!PlainDate.safeParse(date).success || !time.test(at))
    return refuse(
      'bad-date',
      `"${when}": expected a date and perhaps a time in London, such as 2028-02-29 or 2027-03-28T00:30`,
    );
  return accept({ moment: instantAt(date, at), script: what[0] === 'run' ? what.slice(1) : ['test', ...what] });
};
