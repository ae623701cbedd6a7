/** On the page of the proposal, while the boards wait for the lead's word: who would hear, and the button. */
import { may } from '../domain/permissions.ts';
import { countOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route } from '../web/route.ts';
import { forReaders, type ProposalContext } from './proposal-context.ts';
import { hasSomethingToRead, isHeldBack, releaseBriefing, whoHears } from './release-briefing.ts';

export function HeldBack({ context }: { context: ProposalContext }) {
  const { partnership, proposal, version, isOpen, by } = context;
  if (!isOpen || !isHeldBack(proposal) || !may(partnership, by, 'submit-proposal')) return null;
  if (!hasSomethingToRead(version.content))
    return (
      <InsetText>
        <p class="govuk-body">
          No board has heard of this plan yet. Once there is something to read, you can tell them here. They hear at the
          latest when you submit it.
        </p>
      </InsetText>
    );
  return (
    <InsetText>
      <p class="govuk-body">
        No board has heard of this plan yet. {countOf(whoHears(partnership).length, 'person', 'people')} on the boards
        would each get one email, with a link to read what is written so far. Governors should hear early. They hear at
        the latest when you submit it.
      </p>
      <form method="post" action="/proposal/brief" novalidate>
        <Button kind="secondary">Tell the boards now</Button>
      </form>
    </InsetText>
  );
}

const brief = forReaders(async ({ outside, web, partnership, proposal, by }) => {
  if (Object.keys(web.form).length > 0) return problem(outside, 'unreadable');
  const done = await releaseBriefing(outside, { partnership: partnership.id, by }, proposal.id);
  if (done.ok) return redirect('/proposal?done=briefed');
  return done.refusal === 'not-allowed' ? problem(outside, 'not-yours') : redirect('/proposal');
});

export const briefRoutes: readonly Route[] = [
  { method: 'POST', path: '/proposal/brief', door: 'signed-in', handle: brief },
];
