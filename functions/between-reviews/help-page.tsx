/** Signed in: offer help to another school, and answer an offer. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { activeSchools, schoolByUrn } from '../domain/partnership/partnership.ts';
import { Line, Urn, Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { type HelpOffer, helpOffers } from '../records/between-reviews.ts';
import { decode } from '../records/kind.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { answerHelp, offerHelp, schoolsSpokenFor } from './offer-help.ts';

const errorAt = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;

const offerForm = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const { partnership, signedIn } = here;
  const own = schoolsSpokenFor(partnership, signedIn.person);
  const [only, ...more] = own;
  const choices = (schools: readonly { readonly urn: string; readonly name: string }[]) =>
    schools.map(({ urn, name }) => ({ value: urn, text: name }));
  const others =
    more.length > 0 ? activeSchools(partnership) : activeSchools(partnership).filter((one) => one !== only);
  return framedPage(
    here,
    { title: 'Offer help to another school', back: '/decided', errors },
    <form method="post" action="/decided/help" novalidate>
      <p class="govuk-body">
        The head and the lead of that school are told, and can take it or say no. Both are fine. It stands in the log of
        decisions.
      </p>
      {more.length > 0 && (
        <Radios
          name="from"
          legend="From which school?"
          items={choices(own)}
          value={textIn(here, 'from')}
          error={errorAt(errors, 'from')}
        />
      )}
      <Radios
        name="to"
        legend="To which school?"
        items={choices(others)}
        value={textIn(here, 'to')}
        error={errorAt(errors, 'to')}
      />
      <Input
        name="what"
        label="What do you offer?"
        hint="For example: our maths lead comes for two mornings in March"
        value={textIn(here, 'what')}
        error={errorAt(errors, 'what')}
      />
      <Button>Offer it</Button>
    </form>,
  );
};

const OfferForm = z.strictObject({
  from: Urn.optional(),
  to: z.string('Choose a school').pipe(Urn),
  what: z.string('Say what you offer').pipe(Line).pipe(z.string().min(3, 'Say what you offer')),
});

const takeOffer = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(OfferForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return offerForm(here, posted.errors);
  const own = schoolsSpokenFor(partnership, signedIn.person);
  const { to, what, from = own.length === 1 ? own[0]?.urn : undefined } = posted.value;
  if (from === undefined) return offerForm(here, [{ field: 'from', text: 'Choose which school offers it' }]);
  const done = await offerHelp(outside, { partnership: partnership.id, by: signedIn.person, from, to, what });
  if (done.ok) return redirect('/decided?done=offered');
  return done.refusal === 'not-yours'
    ? problem(outside, 'not-yours')
    : offerForm(here, [{ field: 'to', text: 'Choose another school of the partnership' }]);
};

const offerFor = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<HelpOffer | undefined> => {
  const item = await outside.store.get(helpOffers.key(partnership.id, web.params.offer ?? ''));
  const offer = item && decode(helpOffers, item);
  return offer && schoolsSpokenFor(partnership, signedIn.person).some(({ urn }) => urn === offer.to)
    ? offer
    : undefined;
};

const answerForm = (here: SignedInContext, offer: HelpOffer, errors: readonly FormError[] = []): WebResponse => {
  const from = schoolByUrn(here.partnership, offer.from)?.name ?? offer.from;
  return framedPage(
    here,
    { title: 'An offer of help', heading: `${from} offers help`, back: '/decided', errors },
    <>
      <p class="govuk-body">On {longDate(offer.on)}:</p>
      <InsetText>{offer.what}</InsetText>
      {offer.answer ? (
        <p class="govuk-body">It was answered on {longDate(offer.answer.on)}.</p>
      ) : (
        <form method="post" action={`/decided/help/${offer.id}`} novalidate>
          <Radios
            name="answer"
            legend="What does your school say?"
            items={[
              { value: 'yes', text: 'Yes, thank you' },
              { value: 'no', text: 'Not now' },
            ]}
            error={errorAt(errors, 'answer')}
          />
          <Textarea name="words" label="Anything to add? (optional)" rows={2} value={textIn(here, 'words')} />
          <Button>Answer</Button>
        </form>
      )}
    </>,
  );
};

const AnswerForm = z.strictObject({
  answer: z.enum(['yes', 'no'], 'Say yes, or not now'),
  words: z.string().pipe(Words).pipe(z.string().max(500, 'Use 500 characters or fewer')).optional(),
});

const showOffer = async (here: SignedInContext): Promise<WebResponse> => {
  const offer = await offerFor(here);
  return offer ? answerForm(here, offer) : problem(here.outside, 'not-found');
};

const takeAnswer = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const offer = await offerFor(here);
  if (!offer) return problem(outside, 'not-found');
  const posted = readPosted(AnswerForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return answerForm(here, offer, posted.errors);
  const { answer, words = '' } = posted.value;
  const input = {
    partnership: partnership.id,
    by: signedIn.person,
    offer: offer.id,
    accepted: answer === 'yes',
    words,
  };
  const done = await answerHelp(outside, input);
  return redirect(done.ok ? '/decided?done=answered' : '/decided');
};

export const showOffering = whoeverMay('offer-help', (here) => offerForm(here));
export const takeOffering = whoeverMay('offer-help', takeOffer);
export const showAnswering = whoeverMay('offer-help', showOffer);
export const takeAnswering = whoeverMay('offer-help', takeAnswer);
