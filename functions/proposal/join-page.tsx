/** Signed in: the lead enters a board that wishes to come in. */
import { partyKinds } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { textIn } from '../web/typed-text.ts';
import { type BeginJoiningRefusal, beginJoining } from './begin-joining.ts';
import { JoinForm, type PersonField, people, readJoining } from './join-form.ts';
import { forReaders, type ProposalContext } from './proposal-context.ts';

const kindWords: Readonly<Record<(typeof partyKinds)[number], string>> = {
  'maintained-governing-body': 'Governing body of a maintained school',
  'federation-governing-body': 'Governing body of a federation',
  'academy-trust': 'Academy trust',
  'independent-proprietor': 'Proprietor of an independent school',
  college: 'College',
  university: 'University',
  'local-authority': 'Local authority',
  'other-body': 'Another body',
};

const whatHappens = [
  'You write what its schools put in, and what else changes in the plan, before you send it.',
  'Its board decides in its own way, while the boards that are in decide in theirs.',
  'Everybody signs both papers again, its people too.',
  'It is in from the day that you enter here, or from the last signature, if that is later.',
  'Figures about pupils move to it, and from it, once it has signed the data sharing agreement. Earlier figures stay closed to it.',
];

type Shown = {
  readonly context: ProposalContext;
  readonly errors: readonly FormError[];
};

function Box({ context, errors, name, label, hint }: Shown & { name: string; label: string; hint?: string }) {
  return (
    <Input
      name={name}
      label={label}
      hint={hint}
      autocomplete="off"
      spellcheck={false}
      type={name.endsWith('Email') ? 'email' : 'text'}
      value={textIn(context, name)}
      error={errors.find(({ field }) => field === name)?.text}
    />
  );
}

function Somebody({ who, ...shown }: Shown & { who: PersonField }) {
  return (
    <>
      <Box {...shown} name={`${who}Name`} label={`Full name of ${people[who]}`} />
      <Box {...shown} name={`${who}Email`} label={`Email address of ${people[who]}`} />
    </>
  );
}

function TheBoard(shown: Shown) {
  const { context, errors } = shown;
  const error = (name: string) => errors.find(({ field }) => field === name)?.text;
  return (
    <>
      <h2 class="govuk-heading-m">The board</h2>
      <Box {...shown} name="name" label="Its name" hint="For example: Elm Hill Governing Body" />
      <Select
        name="kind"
        label="What kind of body is it?"
        items={[{ value: '', text: 'Choose one' }, ...partyKinds.map((value) => ({ value, text: kindWords[value] }))]}
        value={textIn(context, 'kind')}
        error={error('kind')}
      />
      <Radios
        name="numberKind"
        legend="Which number is it known by?"
        value={textIn(context, 'numberKind')}
        error={error('numberKind')}
        items={[
          { value: 'urn', text: 'The URN of its school' },
          { value: 'company', text: 'A company number' },
          { value: 'charity', text: 'A charity number' },
          { value: 'ukprn', text: 'A UKPRN' },
          { value: 'other', text: 'Another number' },
        ]}
      />
      <Box {...shown} name="number" label="That number" hint="Leave it empty if it is the URN of its school" />
      <Box {...shown} name="boardName" label="What the board that decides is called" />
      <Box {...shown} name="places" label="Places on it" />
      <Box {...shown} name="inPost" label="How many are in post" />
      <Somebody {...shown} who="clerk" />
      <Somebody {...shown} who="chair" />
    </>
  );
}

function TheSchool(shown: Shown) {
  const { context, errors } = shown;
  return (
    <>
      <h2 class="govuk-heading-m">Its school</h2>
      <Box {...shown} name="urn" label="URN" />
      <Box {...shown} name="schoolName" label="Name of the school" />
      <Box {...shown} name="phase" label="Phase" hint="For example: Primary" />
      <Box {...shown} name="type" label="Type" hint="For example: Community school" />
      <Somebody {...shown} who="head" />
      <Somebody {...shown} who="lead" />
      <Textarea
        name="moreSchools"
        label="Other schools of the same board (if there are any)"
        hint="One a line: URN; name; phase; type; name of the head; their address; name of the project lead; their address"
        rows={3}
        value={textIn(context, 'moreSchools')}
        error={errors.find(({ field }) => field === 'moreSchools')?.text}
        spellcheck={false}
      />
    </>
  );
}

function HowItDecides(shown: Shown) {
  const { context, errors } = shown;
  const error = (name: string) => errors.find(({ field }) => field === name)?.text;
  return (
    <>
      <h2 class="govuk-heading-m">How it decides, and who signs</h2>
      <Radios
        name="decides"
        legend="How does the board decide about joining?"
        value={textIn(context, 'decides')}
        error={error('decides')}
        items={[
          { value: 'meeting', text: 'In a meeting of the board' },
          { value: 'written-resolution', text: 'By a written resolution' },
          { value: 'delegated', text: 'The board has left it to the head' },
        ]}
      />
      <Box
        {...shown}
        name="reference"
        label="Where it is written that the head decides"
        hint="Leave it empty if the board decides itself"
      />
      <Radios
        name="signs"
        legend="Who signs for the board?"
        hint="The head signs as well, for the school."
        value={textIn(context, 'signs')}
        error={error('signs')}
        items={[
          { value: 'chair', text: 'The chair of the board' },
          { value: 'head', text: 'The head' },
        ]}
      />
      <DateInput
        name="from"
        legend="From which day does it wish to be in?"
        hint="For example, 4 1 2027"
        value={{
          day: textIn(context, 'from-day'),
          month: textIn(context, 'from-month'),
          year: textIn(context, 'from-year'),
        }}
        error={error('from-day')}
      />
    </>
  );
}

const joinPage = (context: ProposalContext, errors: readonly FormError[] = []): WebResponse => {
  const { outside, web, partnership } = context;
  const isOpen = partnership.change !== undefined;
  return signedInPage(
    outside,
    web,
    {
      title: 'A board wishes to come in',
      caption: partnership.name,
      back: '/proposal',
      errors,
    },
    <form method="post" action="/proposal/join" novalidate>
      <Bullets
        items={[
          ...(isOpen
            ? ['Another change is open now. This one waits, and begins by itself once that is done or given up.']
            : []),
          ...whatHappens,
        ]}
      />
      <TheBoard context={context} errors={errors} />
      <TheSchool context={context} errors={errors} />
      <HowItDecides context={context} errors={errors} />
      <ButtonGroup>
        <Button>Enter this board</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const refusalWords: Readonly<Record<Exclude<BeginJoiningRefusal, 'not-allowed' | 'not-fitting'>, FormError>> = {
  'nothing-in-force': {
    text: 'No agreement is in force now, so there is none that a board could come into',
  },
  paused: {
    text: 'An objection to everything new is not settled yet. Until it is, no board is asked to come in',
  },
  'too-many': {
    text: 'Five changes wait already. Please wait until one of them is done',
  },
  'in-the-past': {
    field: 'from-day',
    text: 'The day from which it is in must be today or later',
  },
  'address-taken': {
    text: 'An email address belongs to somebody of another name here already',
  },
};

/** The checks of the file, each beside the field in which it was typed. */
const fieldOf = (path: string): string | undefined => {
  const at: readonly (readonly [RegExp, string])[] = [
    [/^schools\.\d+\.urn|^parties\.\d+\.schools/, 'urn'],
    [/identifier/, 'number'],
    [/\.inPost$/, 'inPost'],
    [/\.places$/, 'places'],
    [/\.clerk$/, 'clerkName'],
    [/\.members/, 'chairName'],
    [/\.route/, 'decides'],
    [/\.signatories/, 'signs'],
    [/\.head$/, 'headName'],
  ];
  return at.find(([like]) => like.test(path))?.[1];
};

const errorOfLine = (line: string): FormError => {
  const [path = '', ...words] = line.split(': ');
  const field = fieldOf(path);
  return {
    text: `We expected ${words.join(': ')}`,
    ...(field !== undefined && { field }),
  };
};

const errorsOf = (refusal: Exclude<BeginJoiningRefusal, 'not-allowed'>, detail = ''): FormError[] => {
  if (refusal === 'not-fitting') return detail.split('\n').map(errorOfLine);
  const { text, ...where } = refusalWords[refusal];
  return [
    {
      ...where,
      text: refusal === 'address-taken' ? `${text}: ${detail}` : text,
    },
  ];
};

const mayBegin = ({ partnership, by }: ProposalContext): boolean => may(partnership, by, 'begin-change');

const show = forReaders((context) => (mayBegin(context) ? joinPage(context) : problem(context.outside, 'not-yours')));

const take = forReaders(async (context) => {
  const { outside, web, partnership, by } = context;
  if (!mayBegin(context)) return problem(outside, 'not-yours');
  const posted = readPosted(JoinForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return joinPage(context, posted.errors);
  const board = readJoining(posted.value);
  if ('errors' in board) return joinPage(context, board.errors);
  const done = await beginJoining(outside, {
    partnership: partnership.id,
    by,
    board,
  });
  if (done.ok) return redirect(`/proposal?done=${done.value.queued ? 'queued' : 'begun'}`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return joinPage(context, errorsOf(done.refusal, done.detail));
});

export const joinRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/join', door: 'signed-in', handle: show },
  { method: 'POST', path: '/proposal/join', door: 'signed-in', handle: take },
];
