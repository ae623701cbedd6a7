/** Signed in: the activities, which of them are stopped, and how to stop one today or ask to start it again. */
import * as z from 'zod';
import { type Inside, inside, insidePage, typedIn } from '../asking/inside.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import { isOpen, stillAsked } from '../domain/asking/request.ts';
import { may } from '../domain/permissions.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Words } from '../domain/words.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { type ActivityNow, readActivities } from './read-activities.ts';
import { askToRestart } from './restart-activity.ts';
import { suspendActivity } from './suspend-activity.ts';

const doneWords: Readonly<Record<string, string>> = {
  stopped: 'It is stopped. Everybody concerned has been told.',
  asked: 'Every head is being asked whether it may start again.',
};

type ShownActivity = { readonly here: Inside; readonly now: ActivityNow; readonly nameOf: NameOf };

/** What the heads have said so far. */
function Asked({ now: { stopped }, nameOf }: ShownActivity) {
  const asked = stopped?.asked;
  if (!asked) return null;
  const waiting = stillAsked(asked).map(({ person }) => nameOf(person));
  if (isOpen(asked))
    return (
      <p class="govuk-body">
        Every head was asked on {longDate(asked.openedOn)} whether it may start again. Still to answer:{' '}
        {listOf(waiting)}.
      </p>
    );
  const reasons = (asked.outcome?.reasons ?? []).map(({ from, reason }) => `${nameOf(from)}: “${reason}”`);
  return (
    <>
      <p class="govuk-body">The heads were asked and did not all agree.</p>
      <Bullets items={reasons} />
    </>
  );
}

function AskAgain({ here, now: { activity, stopped } }: ShownActivity) {
  const mayAsk = may(here.partnership, here.signedIn.person, 'restart-activity');
  if (!mayAsk || (stopped?.asked && isOpen(stopped.asked))) return null;
  return (
    <form method="post" action={`/activities/${activity.id}/restart`} novalidate>
      <Button kind="secondary">
        Ask whether it may start again<span class="govuk-visually-hidden">: {activity.title}</span>
      </Button>
    </form>
  );
}

function ActivityNowView(props: ShownActivity) {
  const { here, now, nameOf } = props;
  const { activity, stopped } = now;
  return (
    <section aria-labelledby={`activity-${activity.id}`}>
      <h2 class="govuk-heading-m" id={`activity-${activity.id}`}>
        {activity.title} <Tag colour={stopped ? 'red' : 'green'}>{stopped ? 'Stopped' : 'Going on'}</Tag>
      </h2>
      {stopped ? (
        <>
          <p class="govuk-body">
            {nameOf(stopped.suspension.by)} stopped it on {longDate(stopped.suspension.since)}:
          </p>
          <InsetText>{stopped.suspension.reason}</InsetText>
          <Asked {...props} />
          <AskAgain {...props} />
        </>
      ) : (
        may(here.partnership, here.signedIn.person, 'suspend-activity') && (
          <p class="govuk-body">
            <Link href={`/activities/${activity.id}/stop`}>Stop “{activity.title}” today</Link>
          </p>
        )
      )}
    </section>
  );
}

const listPage = async (here: Inside): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const [activities, nameOf] = await Promise.all([
    readActivities(outside, partnership),
    readNames(outside, partnership.id),
  ]);
  const { done = '' } = web.query;
  return insidePage(
    here,
    { title: 'Activities' },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <p class="govuk-body">
        Is a child not safe, or could one be harmed? Follow your school’s safeguarding procedure first. Then stop the
        activity here, so that every school knows.
      </p>
      {activities.length === 0 && <p class="govuk-body">The plan has no activities yet.</p>}
      {activities.map((now) => (
        <ActivityNowView here={here} now={now} nameOf={nameOf} />
      ))}
    </>,
  );
};

const activityIn = async (here: Inside): Promise<ActivityNow | undefined> =>
  (await readActivities(here.outside, here.partnership)).find(
    ({ activity }) => activity.id === here.web.params.activity,
  );

const stopPage = (here: Inside, { activity }: ActivityNow, errors: readonly FormError[] = []): WebResponse =>
  insidePage(
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
        value={typedIn(here, 'reason')}
        error={errors.find(({ field }) => field === 'reason')?.text}
      />
      <Button kind="warning">Stop it today</Button>
    </form>,
  );

const showStop = async (here: Inside): Promise<WebResponse> => {
  const now = await activityIn(here);
  if (!now) return problem(here.outside, 'not-found');
  return now.stopped ? redirect('/activities') : stopPage(here, now);
};

const StopForm = z.strictObject({
  reason: z
    .string('Say why, in a few words')
    .pipe(Words)
    .pipe(z.string().min(3, 'Say why, in a few words').max(1000, 'Use 1,000 characters or fewer')),
});

const takeStop = async (here: Inside): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const now = await activityIn(here);
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

const NoFields = z.strictObject({});

const takeRestart = async (here: Inside): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const now = await activityIn(here);
  if (!now) return problem(outside, 'not-found');
  if (!now.stopped) return redirect('/activities');
  const suspension = now.stopped.suspension.id;
  const asked = await askToRestart(outside, { partnership: partnership.id, by: signedIn.person, suspension });
  if (!asked.ok && asked.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return redirect(asked.ok ? '/activities?done=asked' : '/activities');
};

export const activityRoutes: readonly Route[] = [
  { method: 'GET', path: '/activities', door: 'signed-in', handle: inside('see-partnership', listPage) },
  {
    method: 'GET',
    path: '/activities/:activity/stop',
    door: 'signed-in',
    handle: inside('suspend-activity', showStop),
  },
  {
    method: 'POST',
    path: '/activities/:activity/stop',
    door: 'signed-in',
    handle: inside('suspend-activity', takeStop),
  },
  {
    method: 'POST',
    path: '/activities/:activity/restart',
    door: 'signed-in',
    handle: inside('restart-activity', takeRestart),
  },
];
