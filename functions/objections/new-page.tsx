/** Signed in: a head, a clerk, who signs or who answers for data objects to something named. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { objectsFor, whatCanBeNamed } from '../domain/lifecycle/objection.ts';
import { pauseOf } from '../domain/partnership/pause.ts';
import { Slug, Words } from '../domain/values.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readLived } from '../records/read-lived.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { pausedWords } from './objection-words.tsx';
import { type RaiseRefusal, raiseObjection } from './raise-objection.ts';

const newPage = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, partnership, signedIn, today } = here;
  const parties = objectsFor(partnership, signedIn.person);
  const content = await readLived(outside, partnership, today);
  const named = whatCanBeNamed(partnership, content).filter(
    ({ what, about }) => !pauseOf(partnership, what, about, today),
  );
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  return framedPage(
    here,
    { title: 'Object to something', back: '/objections', errors },
    <form method="post" action="/objections/new" novalidate>
      <Bullets
        items={[
          'Only what you name pauses, from today. Everything else goes on.',
          'Every board, the lead and the chair are told, with a link to your reason.',
          'You have five school days to talk. Then the mediator is asked.',
          'You can take it back at any time.',
        ]}
      />
      {parties.length > 1 && (
        <Radios
          name="party"
          legend="For which board do you speak?"
          value={textIn(here, 'party')}
          error={errorAt('party')}
          items={parties.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <Radios
        name="named"
        legend="What do you object to?"
        value={textIn(here, 'named')}
        error={errorAt('named')}
        items={named.map(({ id, title, what }) => ({
          value: id,
          text: title,
          hint: pausedWords[what],
        }))}
      />
      <WarningText>Do not describe a child here. Tell your safeguarding lead.</WarningText>
      <Textarea
        name="reason"
        label="Why?"
        hint="Say what would have to change. The other boards read this."
        rows={5}
        value={textIn(here, 'reason')}
        error={errorAt('reason')}
      />
      <Checkboxes
        name="safeguarding"
        values={textIn(here, 'safeguarding') === undefined ? [] : ['yes']}
        items={[
          {
            value: 'yes',
            text: 'My reason is about keeping children safe: only heads and safeguarding leads may read it',
          },
        ]}
      />
      <ButtonGroup>
        <Button kind="warning">Object and pause it</Button>
        <Link href="/objections">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

export const ReasonTyped = (missing: string) =>
  z.string(missing).pipe(Words).pipe(z.string().min(3, missing).max(2000, 'Use 2,000 characters or fewer'));

const NewForm = z.strictObject({
  party: Slug.optional(),
  named: z.string('Choose what you object to').max(40),
  reason: ReasonTyped('Say why, in a few words'),
  safeguarding: z.literal('yes').optional(),
});

const refusalErrors: Readonly<Record<Exclude<RaiseRefusal, 'not-allowed'>, FormError>> = {
  'unknown-party': { field: 'party', text: 'Choose for which board you speak' },
  'nothing-signed': {
    text: 'Nothing is signed yet. Until then, your board says what it thinks of the plan',
  },
  'unknown-thing': { field: 'named', text: 'Choose what you object to' },
  'already-paused': {
    field: 'named',
    text: 'That is paused already. You can say what you think on its page',
  },
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(NewForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return newPage(here, posted.errors);
  const { party, named, reason, safeguarding } = posted.value;
  const [only, other] = objectsFor(partnership, signedIn.person);
  const raised = await raiseObjection(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    party: party ?? (other === undefined ? (only?.id ?? '') : ''),
    named,
    reason,
    safeguarding: safeguarding === 'yes',
  });
  if (raised.ok) return redirect(`/objections/${raised.value.objection}?done=raised`);
  // Two at once: it is paused, as both wanted.
  if (raised.refusal === 'already-paused' && raised.detail) return redirect(`/objections/${raised.detail}?done=paused`);
  if (raised.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return newPage(here, [refusalErrors[raised.refusal]]);
};

export const showNew = whoeverMay('object', (here) => newPage(here));
export const takeNew = whoeverMay('object', take);
