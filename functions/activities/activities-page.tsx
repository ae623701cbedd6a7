/** Signed in: the activities, which of them are stopped, and how to stop one today or ask to start it again. */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isOpen, stillAsked } from '../domain/asking/request.ts';
import { pauseOfPlanning } from '../domain/partnership/pause.ts';
import { may } from '../domain/permissions.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { type ActivityNow, readActivities, readActivity } from './read-activities.ts';
import { askToRestart } from './restart-activity.ts';

const doneWords: Readonly<Record<string, string>> = {
  stopped: 'It is stopped. Everybody concerned has been told.',
  asked: 'Every head is being asked whether it may start again.',
};

type ShownActivity = { readonly here: SignedInContext; readonly now: ActivityNow; readonly nameOf: NameOf };

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

/** An objection has paused what is still to be planned of it. */
function PausedBy({ here: { partnership, today }, activity }: { here: SignedInContext; activity: string }) {
  const paused = pauseOfPlanning(partnership, activity, today);
  if (!paused) return null;
  return (
    <p class="govuk-body">
      No new date goes into the diary until an objection is settled:{' '}
      <Link href={`/objections/${paused.objection}`}>{paused.title}</Link>
    </p>
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
      <PausedBy here={here} activity={activity.id} />
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
      <p class="govuk-body">
        <Link href={`/activities/${activity.id}/checks`}>
          Safeguarding checks<span class="govuk-visually-hidden">: {activity.title}</span>
        </Link>
      </p>
      <p class="govuk-body">
        <Link href={`/activities/${activity.id}/checklist`}>
          What it needs<span class="govuk-visually-hidden">: {activity.title}</span>
        </Link>
      </p>
    </section>
  );
}

const listPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const [activities, nameOf] = await Promise.all([
    readActivities(outside, partnership),
    readNames(outside, partnership.id),
  ]);
  const { done = '' } = web.query;
  return framedPage(
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

const NoFields = z.strictObject({});

const takeRestart = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const now = await readActivity(outside, partnership, web.params.activity);
  if (!now) return problem(outside, 'not-found');
  if (!now.stopped) return redirect('/activities');
  const suspension = now.stopped.suspension.id;
  const asked = await askToRestart(outside, { partnership: partnership.id, by: signedIn.person, suspension });
  if (!asked.ok && asked.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return redirect(asked.ok ? '/activities?done=asked' : '/activities');
};

export const showActivities = whoeverMay('see-partnership', listPage);
export const askRestart = whoeverMay('restart-activity', takeRestart);
