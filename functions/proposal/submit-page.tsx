/** Signed in, before a proposal goes to people: whom it goes to, and what can no longer be changed. Asked once more. */
import { activeSchools } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { countOf, listOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { forReaders, type ProposalContext } from './proposal-context.ts';

const submitPage = ({ outside, web, partnership, version, givenOut, nameOf }: ProposalContext): WebResponse => {
  const byHead = [...Map.groupBy(activeSchools(partnership), ({ head }) => head)];
  return signedInPage(
    outside,
    web,
    { title: 'Before it goes to people', caption: partnership.name, back: '/proposal' },
    <>
      <p class="govuk-body">
        Version {version.version} goes to {countOf(byHead.length, 'head')} now, each by email:
      </p>
      <Bullets items={byHead.map(([head, schools]) => `${nameOf(head)}, ${listOf(schools.map(({ name }) => name))}`)} />
      <p class="govuk-body">
        They say whether it may go to governors. When all of them have said yes, every board is asked.
      </p>
      {givenOut.size > 0 && (
        <p class="govuk-body">
          {countOf(givenOut.size, 'piece')} {givenOut.size === 1 ? 'is' : 'are'} given out. Whoever has{' '}
          {givenOut.size === 1 ? 'it' : 'them'} is told that it is needed no longer.
        </p>
      )}
      <p class="govuk-body">
        This version cannot be changed then. You could open another one, and everybody would be asked again.
      </p>
      <form method="post" action="/proposal/submit" novalidate>
        <ButtonGroup>
          <Button>Submit the proposal</Button>
          <Link href="/proposal">Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

/** A change of what is signed has a page of its own; one with something missing, or with the heads already, nothing to ask. */
export const showSubmit = forReaders((context) => {
  const { outside, partnership, proposal, gaps, isOpen, by } = context;
  if (!may(partnership, by, 'submit-proposal')) return problem(outside, 'not-yours');
  if (proposal.kinds?.includes('amend')) return redirect('/proposal/sending');
  return isOpen && gaps.length === 0 ? submitPage(context) : redirect('/proposal');
});
