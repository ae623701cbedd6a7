/** Signed in: a clerk records that their board stays after all, up to its last day. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { clerkedBy } from '../domain/lifecycle/leaving.ts';
import { noticeOf } from '../domain/lifecycle/membership.ts';
import type { Party } from '../domain/partnership/partnership.ts';
import { Line } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type RecordStayingRefusal, recordStaying } from './record-staying.ts';

const StayForm = z.strictObject({
  minute: z
    .string('Enter where the minutes say so, for example Minute 7.2')
    .pipe(Line)
    .pipe(
      z
        .string()
        .min(1, 'Enter where the minutes say so, for example Minute 7.2')
        .max(300, 'Use 300 characters or fewer'),
    ),
});

const formPage = (
  here: SignedInContext,
  party: Party,
  lastDay: string,
  errors: readonly FormError[] = [],
): WebResponse =>
  framedPage(
    here,
    {
      title: 'Record a decision to stay',
      heading: `${party.name} stays after all`,
      back: '/leaving',
      errors,
    },
    <form method="post" action={`/leaving/${party.id}/stay`} novalidate>
      <p class="govuk-body">
        Its last day is {longDate(lastDay)}. Up to that day its board can decide to stay. Whoever confirmed that it
        leaves is asked to confirm that it stays.
      </p>
      <Input
        name="minute"
        label="Where do the minutes say so?"
        hint="For example, Minute 7.2"
        width={20}
        value={textIn(here, 'minute')}
        error={errors.find(({ field }) => field === 'minute')?.text}
      />
      <Button>Record it and ask</Button>
    </form>,
  );

const refusalWords: Readonly<Partial<Record<RecordStayingRefusal, string>>> = {
  'too-late': 'Its last day has passed. To come back, it joins anew',
  'being-confirmed': 'Somebody is being asked about this already',
  'nobody-to-confirm': 'There is nobody but you who could confirm it',
};

const askedIn = ({ partnership, signedIn, web }: SignedInContext) => {
  const party = clerkedBy(partnership, signedIn.person).find(({ id }) => id === web.params.party);
  return party && { party, notice: noticeOf(partnership, party.id) };
};

const show = (here: SignedInContext): WebResponse => {
  const asked = askedIn(here);
  if (!asked) return problem(here.outside, 'not-found');
  return asked.notice ? formPage(here, asked.party, asked.notice.lastDay) : redirect('/leaving');
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const asked = askedIn(here);
  if (!asked) return problem(outside, 'not-found');
  if (!asked.notice) return redirect('/leaving');
  const { party, notice } = asked;
  const posted = readPosted(StayForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return formPage(here, party, notice.lastDay, posted.errors);
  const { minute } = posted.value;
  const done = await recordStaying(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    party: party.id,
    minute,
  });
  if (done.ok) return redirect('/leaving?done=staying');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return formPage(here, party, notice.lastDay, [{ text: refusalWords[done.refusal] ?? 'This cannot be recorded now' }]);
};

export const showStay = whoeverMay('record-leaving', show);
export const takeStay = whoeverMay('record-leaving', take);
