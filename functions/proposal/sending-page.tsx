/** Signed in, before a change is sent: which boards are asked and why, who is only told, what is signed, and what goes on. */
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { isAsked, type Touch } from '../domain/lifecycle/asks.ts';
import { may } from '../domain/permissions.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { Touches } from '../pages/touches.tsx';
import { readSealings } from '../records/agreements.ts';
import { agreementsKept } from '../records/moving.ts';
import { readTouched, type Touched } from '../records/touched.ts';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { forReaders, type ProposalContext } from './proposal-context.ts';

const mostNamed = 4;
const items = (touches: readonly Touch[]): string => {
  const labels = [...new Set(touches.map(({ change }) => change.label))];
  const named = labels.slice(0, mostNamed).map((label) => `“${label}”`);
  const more = labels.length - named.length;
  return listOf(more > 0 ? [...named, countOf(more, 'other item')] : named);
};

/** "Harrowbeck: “Hours”, because the hours that its school puts in change". */
const whyAsked = ({ party, touches }: Touched, { nameOf }: ProposalContext): string => {
  const own = touches.filter(({ parties }) => parties.includes(party));
  const because = [...new Set(own.map(({ why }) => why))].slice(0, mostNamed);
  return `${nameOf(party)}: ${items(own)}, because ${listOf(because)}.`;
};

type Found = {
  readonly context: ProposalContext;
  readonly touched: readonly Touched[];
  readonly since: string | undefined;
};

/** All that changes, each item once: of the board whose last text is the oldest there is most. */
const everyTouch = (touched: readonly Touched[]): readonly Touch[] =>
  touched.map(({ touches }) => touches).toSorted((one, other) => other.length - one.length)[0] ?? [];

function WhoIsAsked({ context, touched }: Found) {
  const asked = touched.filter(({ party, touches }) => isAsked(touches, party));
  const others = touched.filter((one) => !asked.includes(one)).map(({ party }) => context.nameOf(party));
  return (
    <>
      <h2 class="govuk-heading-m">Who is asked</h2>
      <p class="govuk-body">Every head first says whether it may go on.</p>
      {asked.length === 0 ? (
        <p class="govuk-body">No board decides on it: nothing changes that a board has to agree to.</p>
      ) : (
        <>
          <p class="govuk-body">Then the boards of:</p>
          <Bullets items={asked.map((one) => whyAsked(one, context))} />
        </>
      )}
      {others.length > 0 && (
        <p class="govuk-body">
          Not asked again, because their last yes covers all of it: {listOf(others)}. They hear of it when they sign.
        </p>
      )}
    </>
  );
}

const sendingPage = ({ context, touched, since }: Found): WebResponse => {
  const { outside, web, partnership, gaps, isOpen, by } = context;
  const all = everyTouch(touched);
  const refused = all.filter(({ weight }) => weight === 'refused');
  const canSend = isOpen && gaps.length === 0 && refused.length === 0 && all.length > 0;
  return signedInPage(
    outside,
    web,
    { title: 'Before you send it', caption: partnership.name, back: '/proposal' },
    <>
      {all.length === 0 && <p class="govuk-body">Nothing is changed yet, so there is nothing to send.</p>}
      {refused.length > 0 && (
        <WarningText>
          This cannot be sent: {items(refused)}. Checks that keep children safe, and who is told of a concern, stay.
        </WarningText>
      )}
      {gaps.length > 0 && <p class="govuk-body">Something is still missing in the plan. Please write it first.</p>}
      {all.length > 0 && <WhoIsAsked context={context} touched={touched} since={since} />}
      <h2 class="govuk-heading-m">What is signed again</h2>
      <p class="govuk-body">
        The agreement and the data sharing agreement, by everybody who signs them. The agreement in force says that
        every change of its text is signed by all.
      </p>
      <h2 class="govuk-heading-m">What goes on meanwhile</h2>
      <p class="govuk-body">
        {since === undefined ? 'The agreement' : `The agreement of ${longDate(since)}`} stays in force until the last
        person has signed. The work, the returns and the reviews go on as they are. If somebody says no, nothing has
        changed.
      </p>
      {canSend && may(partnership, by, 'submit-proposal') && (
        <form method="post" action="/proposal/submit" novalidate>
          <ButtonGroup>
            <Button>Send it</Button>
            <Link href="/proposal">Go back</Link>
          </ButtonGroup>
        </form>
      )}
      {all.length > 0 && (
        <>
          <h2 class="govuk-heading-m">All that changes</h2>
          <Touches touches={all} />
        </>
      )}
    </>,
  );
};

export const showSending = forReaders(async (context) => {
  const { outside, partnership, proposal, version, nameOf, today } = context;
  if (!proposal.kinds?.includes('amend')) return redirect('/proposal');
  const touched = await readTouched(outside, partnership, proposal, { content: version.content, nameOf });
  const { chain } = await readSealings(outside, partnership);
  const since = inForceOn(chain.length > 0 ? chain : agreementsKept(partnership), today)?.inForceFrom;
  return sendingPage({ context, touched, since });
});
