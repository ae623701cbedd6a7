/** The page behind the mediator's link: what both sides said, and a place to record what came of it. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { cameOfIt, mayReadWords, type Objection } from '../domain/lifecycle/objection.ts';
import { londonDate } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { decode } from '../records/kind.ts';
import { objections } from '../records/objections.ts';
import { readLived } from '../records/read-lived.ts';
import { MissingRecord } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { ReasonTyped } from './new-page.tsx';
import { cameWords, ObjectionFacts, WhatWasSaid } from './objection-words.tsx';
import { recordMediation } from './settle-objection.ts';

const objectionFor = async ({ outside, partnership, request }: LinkContext): Promise<Objection> => {
  const item = await outside.store.get(objections.key(partnership.id, request.about.id));
  if (!item) throw new MissingRecord('objection', request.about.id);
  return decode(objections, item);
};

const canAnswer = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const mediatePage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { outside, partnership, action, request, person } = context;
  const [objection, nameOf, content] = await Promise.all([
    objectionFor(context),
    readNames(outside, partnership.id),
    readLived(outside, partnership, londonDate(outside.clock.now())),
  ]);
  const leads = (content?.activities ?? []).map(({ safeguardingLead }) => safeguardingLead);
  return linkPage(
    context,
    {
      title: 'Please hear both sides',
      heading: `Please hear both sides: ${objection.title}`,
      errors,
    },
    <>
      <p class="govuk-body">
        You do not decide. You hear what both sides say, help them to agree, and write down what came of it by{' '}
        {longDate(request.dueOn)}. Until then, only this stands still.
      </p>
      <ObjectionFacts partnership={partnership} objection={objection} nameOf={nameOf} />
      <WhatWasSaid
        objection={objection}
        nameOf={nameOf}
        readsWords={mayReadWords(partnership, objection, leads, person.id)}
      />
      <form method="post" action={action} novalidate>
        <Radios
          name="came"
          legend="What came of it?"
          legendSize="m"
          value={textIn(context, 'came')}
          error={errorOf(errors, 'came')}
          items={cameOfIt.map((value) => ({ value, text: cameWords[value] }))}
        />
        <WarningText>Do not describe a child here. Tell your safeguarding lead.</WarningText>
        <Textarea
          name="words"
          label="What did both sides agree, or say last?"
          hint="Every board reads this."
          rows={5}
          value={textIn(context, 'words')}
          error={errorOf(errors, 'words')}
        />
        <IAm context={context} errors={errors} />
        <Button>Record what came of it</Button>
      </form>
    </>,
  );
};

const afterwards = async (context: LinkContext): Promise<WebResponse> => {
  const { settled } = await objectionFor(context);
  const next = settled
    ? `${cameWords[settled.came]}. What was paused goes on, and everybody concerned has been told.`
    : 'There is nothing to do here any more.';
  return answeredPage(context, { next: <p class="govuk-body">{next}</p> });
};

const Posted = z.strictObject({
  came: z.enum(cameOfIt, 'Choose what came of it'),
  words: ReasonTyped('Say what both sides agreed, in a few words'),
  me: IAmTicked,
});

export const mediateView: LinkView = {
  show: (context) => (canAnswer(context) ? mediatePage(context, []) : afterwards(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return canAnswer(context) ? mediatePage(context, posted.errors) : afterwards(context);
    const { came, words } = posted.value;
    const given = await recordMediation(outside, partnership.id, request.id, {
      does: 'do',
      note: words,
      came,
      ...evidence,
    });
    return afterAnswer(context, given);
  },
};
