/** By link: asks for an introduction to one school, and takes one back. */
import * as z from 'zod';
import type { RegisterSchool } from '../domain/register/register-school.ts';
import type { MayNotAsk } from '../domain/search/introduction.ts';
import { Line, Words } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { askToTalk, knownAddress, withdraw } from './introduce.ts';
import { behindSearch, errorAt, type SearchHere, searchFrame } from './search-frame.tsx';

const AskForm = z.strictObject({
  introducedBy: Line.optional(),
  words: Words.pipe(z.string().min(1, 'Write a few words').max(600, 'Use 600 characters or fewer')),
  to: z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(z.email('Enter an email address, like office@school.example').max(254, 'Enter a shorter address').optional())
    .optional(),
});

const refusedWords: Readonly<Record<MayNotAsk | 'address-needed' | 'asked-often', FormError>> = {
  'asked-before': { text: 'You have asked this school in the last six months. Give it time.' },
  'too-many': { text: 'Five schools have not answered yet. Wait for an answer, or withdraw one.' },
  'own-school': { text: 'This is your own school.' },
  'closed-school': { text: 'This school has closed.' },
  'address-needed': { text: 'Enter the school’s email address', field: 'to' },
  'asked-often': {
    text: 'Several schools have asked there this month. Try another address, or ask next month.',
    field: 'to',
  },
};

const form = async (
  here: SearchHere,
  school: RegisterSchool,
  errors: readonly FormError[] = [],
): Promise<WebResponse> => {
  const { outside, home } = here;
  const isKnown = (await knownAddress(outside, school.urn)) !== undefined;
  return searchFrame(
    outside,
    { title: `Ask ${school.name} for a talk`, back: home, errors },
    <form method="post" action={`${home}/ask/${school.urn}`} novalidate>
      <p class="govuk-body">
        Cold calls seldom work: say who knows you both. The head is asked once, can say yes, not now or no, and is
        reminded once. Neither of you gets the other’s address unless both of you say yes. You say yes by asking.
      </p>
      <Input
        name="introducedBy"
        label="Who knows you both?"
        hint="A name, or leave it empty when nobody does."
        value={textIn(here, 'introducedBy')}
        error={errorAt(errors, 'introducedBy')}
      />
      <Textarea
        name="words"
        label="What would you like to talk about?"
        hint="Two or three sentences. Do not write your address."
        rows={5}
        value={textIn(here, 'words')}
        error={errorAt(errors, 'words')}
      />
      {isKnown ? (
        <InsetText>This school looks for others too, so we know whom to write to.</InsetText>
      ) : (
        <Input
          name="to"
          type="email"
          label="The school’s email address"
          hint="From its website, such as the office. Our register holds no addresses."
          autocomplete="off"
          spellcheck={false}
          value={textIn(here, 'to')}
          error={errorAt(errors, 'to')}
        />
      )}
      <Button>Send the question</Button>
    </form>,
  );
};

const schoolAsked = async ({ outside, web }: SearchHere): Promise<RegisterSchool | undefined> =>
  (await outside.schools?.())?.byUrn(web.params.urn ?? '');

const show = async (here: SearchHere): Promise<WebResponse> => {
  const school = await schoolAsked(here);
  return school ? form(here, school) : problem(here.outside, 'not-found');
};

const take = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, home, web } = here;
  const school = await schoolAsked(here);
  if (!school) return problem(outside, 'not-found');
  const posted = readPosted(AskForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, school, posted.errors);
  const done = await askToTalk(outside, { search: search.id, urn: school.urn, ...posted.value });
  if (done.ok) return redirect(`${home}?done=asked`);
  if (done.refusal === 'over') return problem(outside, 'gone');
  if (done.refusal === 'unknown-school') return problem(outside, 'not-found');
  return form(here, school, [refusedWords[done.refusal]]);
};

const takeBack = async ({ outside, search, home, web }: SearchHere): Promise<WebResponse> => {
  const urn = web.params.urn ?? '';
  if (Object.keys(web.form).length > 0) return problem(outside, 'unreadable');
  const done = await withdraw(outside, { search: search.id, urn, by: 'head' });
  return done.ok ? redirect(`${home}?done=withdrawn`) : problem(outside, 'conflict');
};

export const showAsk = behindSearch(show);
export const takeAsk = behindSearch(take);
export const takeWithdraw = behindSearch(takeBack);
