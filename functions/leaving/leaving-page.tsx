/** Signed in: which parties are in, which are leaving and when, and where a clerk records what their board decided. */

import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { clerkedBy, type Leaving } from '../domain/lifecycle/leaving.ts';
import { memberState, noticeOf } from '../domain/lifecycle/membership.ts';
import { type Partnership, type Party, partyById } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { leavings } from '../records/leavings.ts';
import { readEvery } from '../records/read-every.ts';
import type { WebResponse } from '../web/route.ts';

const doneWords: Readonly<Record<string, string>> = {
  recorded: 'It is recorded. A second person is being asked to confirm it. Until then nothing has changed.',
  staying: 'It is recorded. A second person is being asked to confirm that your board stays.',
};

const stateInWords = (partnership: Partnership, { id }: Party): string => {
  const notice = noticeOf(partnership, id);
  switch (memberState(partnership, id)) {
    case 'joining':
      return 'Asked to come in. Its board and the others decide';
    case 'stayed-out':
      return 'Was asked to come in, and did not';
    case 'in':
      return 'In';
    case 'leaving':
      return `Leaving. Its last day is ${longDate(notice?.lastDay ?? '')}`;
    case 'left': {
      const on = partnership.left.find(({ party }) => party === id)?.on;
      return on === undefined ? 'Has left' : `Has left, out since ${longDate(on)}`;
    }
  }
};

type OwnProps = {
  readonly here: SignedInContext;
  readonly party: Party;
  readonly recorded: readonly Leaving[];
  readonly nameOf: NameOf;
};

function OwnBoard({ here: { partnership }, party, recorded, nameOf }: OwnProps) {
  const state = memberState(partnership, party.id);
  const own = recorded.filter((one) => one.party === party.id);
  const waits = own.find((one) => one.state === 'recorded');
  const confirmed = own.find((one) => one.state === 'confirmed');
  return (
    <>
      <h2 class="govuk-heading-m">{party.name}</h2>
      {waits && (
        <p class="govuk-body">
          On {longDate(waits.recordedOn)} it was recorded that its board decided to leave. {nameOf(waits.confirmer)} is
          asked to confirm it.
        </p>
      )}
      {state === 'in' && (
        <p class="govuk-body">
          <Link href={`/leaving/${party.id}`}>Record that its board has decided to leave</Link>
        </p>
      )}
      {state === 'leaving' && confirmed && (
        <p class="govuk-body">
          <Link href={`/leaving/${party.id}/stay`}>Record that its board stays after all</Link>
        </p>
      )}
      {state === 'leaving' && !confirmed && (
        <p class="govuk-body">Its board decided not to renew. It is in to the last day of the agreement.</p>
      )}
    </>
  );
}

const leavingPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const own = may(partnership, signedIn.person, 'record-leaving') ? clerkedBy(partnership, signedIn.person) : [];
  const [recorded, nameOf] = await Promise.all([
    own.length === 0 ? [] : readEvery(outside.store, leavings, partnership.id),
    readNames(outside, partnership.id),
  ]);
  const { done = '' } = web.query;
  return framedPage(
    here,
    { title: 'Who is in, and who is leaving' },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <Table
        columns={[{ head: 'Board of' }, { head: 'How it stands' }]}
        rows={partnership.parties.map((party) => [party.name, stateInWords(partnership, party)])}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">
        A board decides that it leaves, in a meeting. Its clerk records that here, and somebody who signs for it
        confirms it. Nobody does it alone.
      </p>
      {may(partnership, signedIn.person, 'withdraw-join') && (
        <p class="govuk-body">
          Your board is asked to come in. <Link href="/proposal/join/back">Take that back</Link>
        </p>
      )}
      {own.map((party) => (
        <OwnBoard here={here} party={partyById(partnership, party.id) ?? party} recorded={recorded} nameOf={nameOf} />
      ))}
    </>,
  );
};

export const showLeaving = whoeverMay('see-partnership', leavingPage);
