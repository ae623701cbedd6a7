/** Signed in: one objection. What was said, where it stands, a place to say something, and to take it back. */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { mayReadWords, type Objection, objectsFor } from '../domain/lifecycle/objection.ts';
import { may } from '../domain/permissions.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { decode } from '../records/kind.ts';
import { objections } from '../records/objections.ts';
import { readLived } from '../records/read-lived.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { ReasonTyped } from './new-page.tsx';
import { ObjectionFacts, WhatWasSaid } from './objection-words.tsx';
import { sayOnObjection } from './say-on-objection.ts';
import { takeObjectionBack } from './settle-objection.ts';

const doneWords: Readonly<Record<string, string>> = {
  raised: 'It is paused from today. Everybody concerned is being told.',
  paused: 'Somebody else objected to it a moment ago. It is paused. You can say what you think here.',
  said: 'What you said stands here. The mediator will read it too.',
  back: 'It is settled, and what was paused goes on. Everybody concerned is being told.',
};

type Seen = {
  readonly here: SignedInContext;
  readonly objection: Objection;
  readonly nameOf: NameOf;
};

const see = async (here: SignedInContext): Promise<Seen | undefined> => {
  const { outside, partnership, web } = here;
  const item = await outside.store.get(objections.key(partnership.id, web.params.objection ?? ''));
  return (
    item && {
      here,
      objection: decode(objections, item),
      nameOf: await readNames(outside, partnership.id),
    }
  );
};

const isOwn = ({ here: { partnership, signedIn }, objection }: Seen): boolean =>
  objectsFor(partnership, signedIn.person).some(({ id }) => id === objection.party);

function Say({ seen, errors }: { seen: Seen; errors: readonly FormError[] }) {
  const { here, objection } = seen;
  if (objection.state === 'settled' || !may(here.partnership, here.signedIn.person, 'say-on-objection')) return null;
  return (
    <form method="post" action={`/objections/${objection.id}/say`} novalidate>
      <h2 class="govuk-heading-m">Say what you think</h2>
      <WarningText>Do not describe a child here. Tell your safeguarding lead.</WarningText>
      <Textarea
        name="words"
        label="What do you say to it?"
        rows={4}
        value={textIn(here, 'words')}
        error={errors.find(({ field }) => field === 'words')?.text}
      />
      <Button kind="secondary">Say it</Button>
    </form>
  );
}

function TakeBack({ seen, errors }: { seen: Seen; errors: readonly FormError[] }) {
  const { here, objection } = seen;
  if (objection.state === 'settled' || !isOwn(seen)) return null;
  return (
    <form method="post" action={`/objections/${objection.id}/back`} novalidate>
      <h2 class="govuk-heading-m">Take the objection back</h2>
      <Textarea
        name="agreed"
        label="What was agreed, or why is it taken back?"
        rows={3}
        value={textIn(here, 'agreed')}
        error={errors.find(({ field }) => field === 'agreed')?.text}
      />
      <Button>Take it back, so that it goes on</Button>
    </form>
  );
}

/** What somebody can do next about what came of it. */
function Next({ seen }: { seen: Seen }) {
  const { here, objection } = seen;
  const { partnership, signedIn } = here;
  if (objection.settled?.came === 'change' && may(partnership, signedIn.person, 'begin-change'))
    return (
      <p class="govuk-body">
        <Link href="/proposal/change">Begin the change</Link>
      </p>
    );
  if (objection.settled?.came === 'leaves' && isOwn(seen) && may(partnership, signedIn.person, 'record-leaving'))
    return (
      <p class="govuk-body">
        Only its board can decide to leave. <Link href={`/leaving/${objection.party}`}>Record that it has</Link>
      </p>
    );
  return null;
}

const objectionPage = async (seen: Seen, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { here, objection, nameOf } = seen;
  const { outside, partnership, signedIn, today, web } = here;
  const content = await readLived(outside, partnership, today);
  const leads = (content?.activities ?? []).map(({ safeguardingLead }) => safeguardingLead);
  const { done = '' } = web.query;
  return framedPage(
    here,
    {
      title: 'An objection',
      heading: `Objection: ${objection.title}`,
      back: '/objections',
      errors,
    },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <ObjectionFacts partnership={partnership} objection={objection} nameOf={nameOf} />
      <WhatWasSaid
        objection={objection}
        nameOf={nameOf}
        readsWords={mayReadWords(partnership, objection, leads, signedIn.person)}
      />
      <Next seen={seen} />
      <Say seen={seen} errors={errors} />
      <TakeBack seen={seen} errors={errors} />
    </>,
  );
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  return seen ? objectionPage(seen) : problem(here.outside, 'not-found');
};

const SayForm = z.strictObject({
  words: ReasonTyped('Say what you think, in a few words'),
});
const BackForm = z.strictObject({
  agreed: ReasonTyped('Say what was agreed, in a few words'),
});

const takeSay = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const seen = await see(here);
  if (!seen) return problem(outside, 'not-found');
  const posted = readPosted(SayForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return objectionPage(seen, posted.errors);
  const { words } = posted.value;
  const { id } = seen.objection;
  const done = await sayOnObjection(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    objection: id,
    words,
  });
  if (done.ok) return redirect(`/objections/${id}?done=said`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  if (done.refusal === 'unknown-objection') return problem(outside, 'not-found');
  const text =
    done.refusal === 'settled'
      ? 'It has been settled, so nothing more can be said here'
      : 'Much has been said here already. Please meet, or call each other';
  return objectionPage(seen, [{ field: 'words', text }]);
};

const takeItBack = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const seen = await see(here);
  if (!seen) return problem(outside, 'not-found');
  const posted = readPosted(BackForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return objectionPage(seen, posted.errors);
  const { id } = seen.objection;
  const done = await takeObjectionBack(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    objection: id,
    words: posted.value.agreed,
  });
  // Pressed twice, or settled by the mediator a moment ago: its page says how.
  if (done.ok) return redirect(`/objections/${id}?done=back`);
  if (done.refusal === 'settled') return redirect(`/objections/${id}`);
  return problem(outside, done.refusal === 'unknown-objection' ? 'not-found' : 'not-yours');
};

export const showObjection = whoeverMay('see-partnership', show);
export const takeSaying = whoeverMay('say-on-objection', takeSay);
export const takeBack = whoeverMay('object', takeItBack);
