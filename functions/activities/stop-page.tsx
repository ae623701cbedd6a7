/** Signed in: stop an activity today, with a reason that names no child. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Words } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type ActivityNow, readActivity } from './read-activities.ts';
import { suspendActivity } from './suspend-activity.ts';

const stopPage = (here: SignedInContext, { activity }: ActivityNow, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    { title: 'Stop an activity today', heading: `Stop “${activity.title}” today`, back: '/activities', errors },
    <form method="post" action={`/activities/${activity.id}/stop`} novalidate>
      <Bullets
        items={[
          'No session is held from today on.',
          'Every school, the lead, the chair and the progress chaser are told at once, with your reason.',
          'It starts again only when every head has agreed.',
        ]}
      />
      <WarningText>Please name no child, and say nothing from which one could be known.</WarningText>
      <Textarea
        name="reason"
        label="Why does it have to stop?"
        hint="For example: the gas tap in the laboratory leaks."
        rows={3}
        value={textIn(here, 'reason')}
        error={errors.find(({ field }) => field === 'reason')?.text}
      />
      <Button kind="warning">Stop it today</Button>
    </form>,
  );

const showStop = async (here: SignedInContext): Promise<WebResponse> => {
  const now = await readActivity(here.outside, here.partnership, here.web.params.activity);
  if (!now) return problem(here.outside, 'not-found');
  return now.stopped ? redirect('/activities') : stopPage(here, now);
};

const StopForm = z.strictObject({
  reason: z
    .string('Say why, in a few words')
    .pipe(Words)
    .pipe(z.string().min(3, 'Say why, in a few words').max(1000, 'Use 1,000 characters or fewer')),
});

const takeStop = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const now = await readActivity(here.outside, here.partnership, here.web.params.activity);
  if (!now) return problem(outside, 'not-found');
  const posted = readPosted(StopForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return stopPage(here, now, posted.errors);
  const { reason } = posted.value;
  const done = await suspendActivity(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    activity: now.activity.id,
    reason,
  });
  // Two at once: it is stopped, as both wanted.
  if (done.ok || done.refusal === 'already-suspended') return redirect('/activities?done=stopped');
  return problem(outside, done.refusal === 'not-allowed' ? 'not-yours' : 'not-found');
};

export const showStopping = whoeverMay('suspend-activity', showStop);
export const takeStopping = whoeverMay('suspend-activity', takeStop);
