/** Signed in: the lead goes on without a board that said no. */
import * as z from 'zod';
import { may } from '../domain/permissions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { type LeaveOutRefusal, leaveOut, refusingIn } from './leave-out.ts';
import { forReaders, type ProposalContext } from './proposal-context.ts';

/** One line for each board that said no: a way on without it. */
export function WithoutThem({ context: { proposal, partnership, by, isOpen, nameOf } }: { context: ProposalContext }) {
  if (!isOpen || !may(partnership, by, 'begin-change')) return null;
  return (
    <>
      {refusingIn(proposal).map((party) => (
        <p class="govuk-body">
          {nameOf(party)} said no. Do the others wish to go on?{' '}
          <Link href={`/proposal/without/${party}`}>Go on without {nameOf(party)}</Link>
        </p>
      ))}
    </>
  );
}

const withoutPage = (context: ProposalContext, party: string, errors: readonly FormError[] = []): WebResponse => {
  const { outside, web, partnership, nameOf } = context;
  return signedInPage(
    outside,
    web,
    { title: `Go on without ${nameOf(party)}?`, caption: partnership.name, back: '/proposal', errors },
    <form method="post" action={`/proposal/without/${party}`} novalidate>
      <Bullets
        items={[
          `${nameOf(party)} and its schools come out of this version. You check the plan, then send it.`,
          'A board whose yes still covers all that touches it is not asked again. Everybody who stays signs.',
          `Until the new agreement begins, ${nameOf(party)} is in what is in force. Then it is out.`,
        ]}
      />
      <ButtonGroup>
        <Button>Go on without {nameOf(party)}</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const refusalWords: Readonly<Record<Exclude<LeaveOutRefusal, 'not-allowed'>, string>> = {
  'not-being-written': 'The version is with others now. It can be changed once it has come back',
  'did-not-refuse': 'This board did not say no to the version before, so it stays in',
  'too-few': 'Fewer than two boards would be left. Then there is nobody to agree',
};

const asked = (handle: (context: ProposalContext, party: string) => Promise<WebResponse> | WebResponse) =>
  forReaders((context) => {
    const { outside, web, partnership, by } = context;
    if (!may(partnership, by, 'begin-change')) return problem(outside, 'not-yours');
    const party = partnership.parties.find(({ id }) => id === web.params.party);
    return party ? handle(context, party.id) : problem(outside, 'not-found');
  });

const show = asked((context, party) =>
  refusingIn(context.proposal).includes(party) ? withoutPage(context, party) : redirect('/proposal'),
);

const take = asked(async (context, party) => {
  const { outside, web, partnership, proposal, by } = context;
  if (!readPosted(z.strictObject({}), web.form).ok) return problem(outside, 'unreadable');
  const done = await leaveOut(outside, { partnership: partnership.id, by, proposal: proposal.id, party });
  if (done.ok) return redirect('/proposal?done=without');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return withoutPage(context, party, [{ text: refusalWords[done.refusal] }]);
});

export const leaveOutRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/without/:party', door: 'signed-in', handle: show },
  { method: 'POST', path: '/proposal/without/:party', door: 'signed-in', handle: take },
];
