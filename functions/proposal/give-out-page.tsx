/** Signed in: ask somebody else to write one piece of the proposal, and take it back. */
import * as z from 'zod';
import { NewPerson } from '../asking/new-person.ts';
import { type QuestionId, questions } from '../domain/proposal/proposal-questions.ts';
import { countOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Select } from '../pages/components/select.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { formText } from './forms/shown.ts';
import { type GiveOutRefusal, giveOutPiece, takeBackPiece } from './pieces.ts';
import { forWriters, type ProposalContext } from './proposal-context.ts';
import { isQuestion } from './question-page.tsx';

const Posted = z.strictObject({ person: z.string(), name: z.string(), email: z.string() });

const questionIn = ({ web }: ProposalContext): QuestionId | undefined => {
  const { question = '' } = web.params;
  return isQuestion(question) ? question : undefined;
};

const errorAt = (errors: readonly FormError[], name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.text;

const giveOutPage = (
  context: ProposalContext,
  question: QuestionId,
  errors: readonly FormError[] = [],
): WebResponse => {
  const { frame, offered, by, web } = context;
  const { title, minutes } = questions[question];
  const others = offered.people.filter(({ value }) => value !== by);
  return frame.draw(
    { title: 'Who should write this piece?', caption: title, back: frame.question(question), errors },
    <>
      <Bullets
        items={[
          'They get an email with a link of their own. They see this piece and nothing else.',
          `It takes them about ${countOf(minutes, 'minute')}. They are reminded until they send it.`,
          'You can go on writing it too, or take it back.',
        ]}
      />
      <form method="post" action={`${frame.question(question)}/give-out`} novalidate>
        <Select
          name="person"
          label="Somebody who is listed"
          value={formText(web.form, 'person')}
          items={[{ value: '', text: 'Somebody else' }, ...others]}
          error={errorAt(errors, 'person')}
        />
        <h2 class="govuk-heading-m">Or somebody new at one of the schools</h2>
        <Input
          name="name"
          label="Their full name"
          autocomplete="off"
          spellcheck={false}
          value={formText(web.form, 'name')}
          error={errorAt(errors, 'name')}
        />
        <Input
          name="email"
          type="email"
          label="Their email address"
          autocomplete="off"
          spellcheck={false}
          value={formText(web.form, 'email')}
          error={errorAt(errors, 'email')}
        />
        <ButtonGroup>
          <Button>Ask them</Button>
          <Link href={frame.question(question)}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const refusedWords: Readonly<Record<Exclude<GiveOutRefusal, 'not-allowed'>, FormError>> = {
  'not-being-written': { text: 'The proposal has been submitted or withdrawn, so nobody can write it now' },
  'given-out': { text: 'Somebody has been asked for this piece already. Take it back first' },
  'unknown-person': { field: 'person', text: 'Choose somebody who is still listed' },
  'address-taken': { field: 'email', text: 'Somebody else is listed with this address: choose them above' },
  yourself: { field: 'person', text: 'This is you: choose somebody else, or write it yourself' },
};

/** Somebody from the list, or a name and an address; both at once say two things. */
const chosenIn = ({ person, name, email }: z.infer<typeof Posted>): string | NewPerson | readonly FormError[] => {
  const isNew = name !== '' || email !== '';
  if (person !== '' && isNew)
    return [{ field: 'person', text: 'Choose somebody from the list, or enter somebody new: not both' }];
  if (person !== '') return person;
  if (!isNew) return [{ field: 'person', text: 'Choose somebody, or enter somebody new below' }];
  const read = NewPerson.safeParse({ name, email });
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return [
    ...(wrong.has('name') ? [{ field: 'name', text: 'Enter their full name' }] : []),
    ...(wrong.has('email')
      ? [{ field: 'email', text: 'Enter their email address, for example sam@school.example' }]
      : []),
  ];
};

const isErrors = (chosen: ReturnType<typeof chosenIn>): chosen is readonly FormError[] => Array.isArray(chosen);

const showGiveOut = forWriters((context) => {
  const question = questionIn(context);
  if (!question) return problem(context.outside, 'not-found');
  if (!context.isOpen || context.givenOut.has(question))
    return redirect(context.isOpen ? context.frame.question(question) : '/proposal');
  return giveOutPage(context, question);
});

const takeGiveOut = forWriters(async (context) => {
  const { outside, web, partnership, proposal, by, frame } = context;
  const question = questionIn(context);
  if (!question) return problem(outside, 'not-found');
  const posted = readPosted(Posted, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const to = chosenIn(posted.value);
  if (isErrors(to)) return giveOutPage(context, question, to);
  const done = await giveOutPiece(outside, { partnership: partnership.id, proposal: proposal.id, by, question, to });
  if (done.ok) return redirect(`${frame.question(question)}?done=given-out`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return giveOutPage(context, question, [refusedWords[done.refusal]]);
});

const takeBack = forWriters(async (context) => {
  const { outside, web, partnership, by, frame, givenOut } = context;
  const question = questionIn(context);
  if (!question) return problem(outside, 'not-found');
  if (!readPosted(z.strictObject({}), web.form).ok) return problem(outside, 'unreadable');
  const request = givenOut.get(question)?.id;
  // Written or taken back meanwhile: the page says how it stands.
  if (request !== undefined) await takeBackPiece(outside, { partnership: partnership.id, by, request });
  return redirect(`${frame.question(question)}?done=taken-back`);
});

export const giveOutRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/:question/give-out', door: 'signed-in', handle: showGiveOut },
  { method: 'POST', path: '/proposal/:question/give-out', door: 'signed-in', handle: takeGiveOut },
  { method: 'POST', path: '/proposal/:question/take-back', door: 'signed-in', handle: takeBack },
];
