/** Signed in: the lead begins to change what is in force. */
import * as z from 'zod';
import { may } from '../domain/permissions.ts';
import { Line } from '../domain/values.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { type BeginChangeRefusal, beginChange } from './begin-change.ts';
import { forReaders, type ProposalContext } from './proposal-context.ts';

const ChangeForm = z.strictObject({
  about: z
    .string('Say what is to change, in a few words')
    .pipe(Line)
    .pipe(z.string().min(3, 'Say what is to change, in a few words').max(300, 'Use 300 characters or fewer')),
});

const whatHappens = (isOpen: boolean): string[] => [
  ...(isOpen ? ['Another change is open now. Yours waits, and begins by itself once that is done or given up.'] : []),
  'What is signed stays in force, word for word, until the change is signed by everybody who must sign it.',
  'You change the plan piece by piece, as you wrote it.',
  'Before you send it, one page shows which boards are asked, and why, and who is only told.',
  'You can give it up at any time. Then nothing has changed.',
];

const typedIn = ({ web }: ProposalContext): string | undefined => {
  const value = web.form.about ?? web.query.about;
  return typeof value === 'string' ? value.slice(0, 300) : undefined;
};

const changePage = (context: ProposalContext, errors: readonly FormError[] = []): WebResponse => {
  const { outside, web, partnership } = context;
  return signedInPage(
    outside,
    web,
    { title: 'Change what is agreed', caption: partnership.name, back: '/proposal', errors },
    <form method="post" action="/proposal/change" novalidate>
      <Bullets items={whatHappens(partnership.change !== undefined)} />
      <Input
        name="about"
        label="What is to change?"
        hint="For example: the coding club comes into the plan"
        value={typedIn(context)}
        error={errors.find(({ field }) => field === 'about')?.text}
      />
      <ButtonGroup>
        <Button>Begin the change</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const refusalWords: Readonly<Record<Exclude<BeginChangeRefusal, 'not-allowed'>, string>> = {
  'nothing-in-force':
    'No agreement is in force now, so there is nothing to change. The proposal itself can be written on',
  paused: 'An objection to everything new is not settled yet. Until it is, no change can be begun',
  'too-many': 'Five changes wait already. Please wait until one of them is done',
};

const mayBegin = ({ partnership, by }: ProposalContext): boolean => may(partnership, by, 'begin-change');

const show = forReaders((context) => (mayBegin(context) ? changePage(context) : problem(context.outside, 'not-yours')));

const take = forReaders(async (context) => {
  const { outside, web, partnership, by } = context;
  if (!mayBegin(context)) return problem(outside, 'not-yours');
  const posted = readPosted(ChangeForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return changePage(context, posted.errors);
  const done = await beginChange(outside, { partnership: partnership.id, by, about: posted.value.about });
  if (done.ok) return redirect(`/proposal?done=${done.value.queued ? 'queued' : 'begun'}`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return changePage(context, [{ text: refusalWords[done.refusal] }]);
});

export const changeRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/change', door: 'signed-in', handle: show },
  { method: 'POST', path: '/proposal/change', door: 'signed-in', handle: take },
];
