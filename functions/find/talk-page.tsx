/** By link, without an account: the school that is asked says yes, not now or no, and may end it later. */
import * as z from 'zod';
import { exampleWords } from '../domain/proposal/area-examples.ts';
import { answersToTalk, isWaiting } from '../domain/search/introduction.ts';
import { Line, Words } from '../domain/values.ts';
import { dayAndDate, listOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import type { Outside } from '../ports.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { answerToTalk, withdraw } from './introduce.ts';
import { errorAt, searchFrame } from './search-frame.tsx';
import { type Asked, followTalk, isOpen } from './search-links.ts';

type TalkHere = Asked & { readonly outside: Outside; readonly web: WebRequest; readonly home: string };

const behindTalk =
  (handle: (here: TalkHere) => Promise<WebResponse> | WebResponse): Route['handle'] =>
  async (outside, web) => {
    const token = web.params.token ?? '';
    const asked = await followTalk(outside, token);
    return asked ? handle({ ...asked, outside, web, home: `/talk/${token}` }) : problem(outside, 'not-found');
  };

const optionalLine = Line.optional().transform((text) => (text === '' ? undefined : text));
const TalkForm = z.strictObject({
  answer: z.enum(answersToTalk, 'Choose yes, not now or no'),
  reply: Words.pipe(z.string().max(600, 'Use 600 characters or fewer')).optional(),
  name: optionalLine,
  email: z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(z.email('Enter an email address, like sam@school.example').max(254, 'Enter a shorter address').optional())
    .optional(),
});

const profile = ({ search: { school, says } }: TalkHere) => {
  const words = (examples: typeof says.offers, typed: string): string =>
    [listOf(examples.map(exampleWords)), typed].filter((text) => text !== '').join('. ');
  const rows: [string, string][] = [
    [
      'Kind of school',
      `${school.type}${school.lowAge === undefined ? '' : `, ages ${school.lowAge} to ${school.highAge}`}`,
    ],
    ['Where', [school.town, school.postcode].filter((text) => text !== undefined).join(', ')],
    ['It offers', words(says.offers, says.offersWords)],
    ['It needs', words(says.needs, says.needsWords)],
    ['It believes in', says.values],
  ];
  return rows.flatMap(([key, value]) => (value === '' ? [] : [{ key, value }]));
};

const over = (here: TalkHere): WebResponse => {
  const { search, introduction, outside, home } = here;
  if (introduction.state === 'yes' && search.head && isOpen(outside, search))
    return searchFrame(
      outside,
      { title: `You and ${search.school.name} would like to talk` },
      <>
        <p class="govuk-body">
          Write to {search.head.name}, head of {search.school.name}: {search.head.email}. They have your name and
          address too.
        </p>
        <SummaryList rows={profile(here)} />
        <form method="post" action={`${home}/withdraw`}>
          <Button kind="secondary">End this introduction</Button>
        </form>
      </>,
    );
  const words =
    introduction.state === 'no'
      ? 'You have said no. Nothing more comes of it.'
      : 'This question is closed. You need do nothing, and nothing more comes of it.';
  return searchFrame(outside, { title: 'This question is closed' }, <p class="govuk-body">{words}</p>, 410);
};

const show = (here: TalkHere, errors: readonly FormError[] = []): WebResponse => {
  const { search, introduction, outside, home } = here;
  if (!isWaiting(introduction) || !isOpen(outside, search) || !search.head) return over(here);
  const who = introduction.introducedBy;
  return searchFrame(
    outside,
    { title: `Would you talk with ${search.school.name}?`, errors },
    <>
      <p class="govuk-body">
        {search.head.name}, head of {search.school.name}, asks {introduction.school} for a talk about working together.{' '}
        {who === undefined ? 'Nobody has introduced them to you.' : `You both know ${who}.`}
      </p>
      {introduction.words !== '' && <p class="govuk-body">“{introduction.words}”</p>}
      <SummaryList rows={profile(here)} />
      <form method="post" action={home} novalidate>
        <Radios
          name="answer"
          legend="Would you talk?"
          items={[
            { value: 'yes', text: 'Yes', hint: 'You then see each other’s name and address.' },
            {
              value: 'later',
              text: 'Not now',
              hint: `You can still say yes until ${dayAndDate(introduction.closesOn)}.`,
            },
            { value: 'no', text: 'No', hint: 'They learn that you said no, and nothing else.' },
          ]}
          value={textIn(here, 'answer')}
          error={errorAt(errors, 'answer')}
        />
        <Input
          name="name"
          label="If yes: your name"
          autocomplete="name"
          value={textIn(here, 'name')}
          error={errorAt(errors, 'name')}
        />
        <Input
          name="email"
          type="email"
          label="If yes: where they can write to you"
          autocomplete="email"
          spellcheck={false}
          value={textIn(here, 'email')}
          error={errorAt(errors, 'email')}
        />
        <Textarea
          name="reply"
          label="A few words, if you like"
          rows={3}
          value={textIn(here, 'reply')}
          error={errorAt(errors, 'reply')}
        />
        <Button>Send my answer</Button>
      </form>
      <p class="govuk-body">
        If you do nothing, we remind you once at most and close this on {dayAndDate(introduction.closesOn)}. Then your
        address is deleted here.
      </p>
    </>,
  );
};

const contactNeeded: readonly FormError[] = [
  { field: 'name', text: 'If yes, enter your name' },
  { field: 'email', text: 'If yes, enter where they can write to you' },
];

const take = async (here: TalkHere): Promise<WebResponse> => {
  const { outside, search, introduction, web, home } = here;
  const posted = readPosted(TalkForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return show(here, posted.errors);
  const { answer, reply, name, email } = posted.value;
  const contact = name === undefined || email === undefined ? undefined : { name, email };
  const done = await answerToTalk(outside, { search: search.id, urn: introduction.urn }, { answer, reply, contact });
  if (done.ok) return answer === 'yes' ? redirect(home) : redirect(`${home}/thanks`);
  return done.refusal === 'contact-needed' ? show(here, contactNeeded) : redirect(home);
};

const thanks = ({ outside, introduction }: TalkHere): WebResponse =>
  searchFrame(
    outside,
    { title: 'Thank you' },
    <p class="govuk-body">
      {introduction.state === 'later'
        ? `They hear that it does not suit you now. Your link still works until ${dayAndDate(introduction.closesOn)}.`
        : 'They hear your answer. Nothing more comes of it, and your address is deleted here.'}
    </p>,
  );

const takeBack = async ({ outside, search, introduction, home, web }: TalkHere): Promise<WebResponse> => {
  if (Object.keys(web.form).length > 0) return problem(outside, 'unreadable');
  await withdraw(outside, { search: search.id, urn: introduction.urn, by: 'other-head' });
  return redirect(home);
};

export const showTalk = behindTalk((here) => show(here));
export const takeTalk = behindTalk(take);
export const showThanks = behindTalk(thanks);
export const takeTalkBack = behindTalk(takeBack);
