/** A school confirms that its checks for an activity are done, until a day (L33, L34). A newer word replaces the older. */
import { type Confirmation, latestConfirmation, mayConfirmFor } from '../domain/diary/checks.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { confirmations, diaryChanged } from '../records/diary.ts';
import { readPlanOfYear } from '../records/reviews.ts';

export type ConfirmInput = {
  readonly partnership: string;
  readonly by: string;
  readonly activity: string;
  /** URN. */
  readonly school: string;
  readonly until: PlainDate;
  readonly policy: string;
  readonly contact: string;
};
export type ConfirmRefusal = 'not-allowed' | 'not-yours' | 'unknown-activity' | 'over' | 'too-long';

export const confirmChecks = (
  outside: Outside,
  input: ConfirmInput,
): Promise<Result<{ confirmation: Confirmation }, ConfirmRefusal>> =>
  asUseCase('confirm-checks', outside, input, async (tx, partnership) => {
    const { by, activity, school, until, policy, contact } = input;
    if (!mayConfirmFor(partnership, by, school)) return refuse('not-yours');
    if (!activeSchools(partnership).some(({ urn }) => urn === school)) return refuse('not-yours');
    const content = await readPlanOfYear(outside, partnership, partnership.year);
    const planned = content?.activities.find(({ id }) => id === activity);
    if (!planned?.schools.includes(school)) return refuse('unknown-activity');
    const on = londonDate(tx.now);
    if (until < on) return refuse('over');
    if (until > latestConfirmation(on)) return refuse('too-long', latestConfirmation(on));
    const id = `${activity}.${school}`;
    await tx.read(confirmations, id);
    const confirmation: Confirmation = { activity, school, by, on, until, policy, contact };
    tx.write(confirmations, id, confirmation);
    await diaryChanged(tx);
    tx.event('checks-confirmed', by, { activity, school, until });
    return accept({ confirmation });
  });
