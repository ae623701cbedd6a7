/** Signed in: did a meeting of the plan take place, and who was not there? */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isMeetingOn } from '../domain/diary/occasion.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { type HeldMeeting, heldMeetings } from '../records/between-reviews.ts';
import { readDiary } from '../records/diary.ts';
import { decode } from '../records/kind.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { noteMeeting } from './note-facts.ts';

const meetingForm = (
  here: SignedInContext,
  date: string,
  noted: Pick<HeldMeeting, 'held' | 'missing'> | undefined,
  errors: readonly FormError[] = [],
): WebResponse =>
  framedPage(
    here,
    { title: 'A meeting', heading: `The meeting on ${longDate(date)}`, back: '/standing', errors },
    <form method="post" action={`/standing/meetings/${date}`} novalidate>
      <Radios
        name="held"
        legend="Did it take place?"
        legendSize="m"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={noted === undefined ? undefined : noted.held ? 'yes' : 'no'}
        error={errors.find(({ field }) => field === 'held')?.text}
      />
      <Checkboxes
        name="missing"
        legend="Which schools were not there?"
        legendSize="m"
        hint="Leave it empty if all were there, or if it did not take place."
        values={noted?.missing}
        items={activeSchools(here.partnership).map(({ urn, name }) => ({ value: urn, text: name }))}
      />
      <Button>Note it</Button>
    </form>,
  );

/** A date of the diary on which a meeting was to be, once it is past; nothing for any other. */
const dateOf = async ({ outside, partnership, web, today }: SignedInContext): Promise<string | undefined> => {
  const { date = '' } = web.params;
  const { occasions } = await readDiary(outside, partnership);
  return date <= today && occasions.some((one) => isMeetingOn(one, date)) ? date : undefined;
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const date = await dateOf(here);
  if (date === undefined) return problem(here.outside, 'not-found');
  const item = await here.outside.store.get(heldMeetings.key(here.partnership.id, date));
  return meetingForm(here, date, item && decode(heldMeetings, item));
};

const MeetingForm = z.strictObject({
  held: z.enum(['yes', 'no'], 'Say whether it took place'),
  missing: z.union([z.string(), z.array(z.string())]).optional(),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const date = await dateOf(here);
  if (date === undefined) return problem(outside, 'not-found');
  const posted = readPosted(MeetingForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return meetingForm(here, date, undefined, posted.errors);
  const { held, missing = [] } = posted.value;
  const input = {
    partnership: partnership.id,
    by: signedIn.person,
    date,
    held: held === 'yes',
    missing: [missing].flat(),
  };
  const done = await noteMeeting(outside, input);
  return done.ok ? redirect('/standing?done=meeting') : problem(outside, 'not-found');
};

export const showMeeting = whoeverMay('note-facts', show);
export const takeMeeting = whoeverMay('note-facts', take);
