/** Signed in: one person, with what is open, agreed and due for them, and what can change. */

import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isFrozen, isHeld } from '../domain/partnership/held.ts';
import { may } from '../domain/permissions.ts';
import { mobileNumber, shownNumber } from '../domain/telephone.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { decode } from '../records/kind.ts';
import { people, type StoredPerson } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { HandoverPack } from './handover-pack.tsx';
import { partsToGive } from './parts-to-give.ts';
import { readHandover } from './read-handover.ts';
import { type WayIn, wayIn } from './way-in.ts';

/** The person that the address names; nothing for anybody else's partnership. */
export const personIn = async ({ outside, partnership, web }: SignedInContext): Promise<StoredPerson | undefined> => {
  const item = await outside.store.get(people.key(partnership.id, web.params.person ?? ''));
  return item && decode(people, item);
};

const doneWords: Readonly<Record<string, string>> = {
  replaced: 'Done. They have been sent what they take on. The links of whoever was before them have stopped.',
  'reach-email': 'Done. Everything comes by email.',
  'reach-text': 'Done. What we ask of you comes as text messages.',
  address: 'Done. From now on we write to the new address. Links at the old one have stopped.',
  left: 'Done. Their links have stopped.',
  links: 'Done. A new link to read is on its way by email. The ones before it have stopped.',
  'no-links': 'There is nothing yet that is read by a link, so nothing was sent.',
  'asked-mailbox': 'We have written to both addresses. It changes when the button in one of the two emails is pressed.',
  part: 'Done. What waits for that part goes to them. All other parts stay where they are.',
  'asked-second': 'It is asked. It happens when the second of you agrees; we have written to them.',
};

function Done({ done }: { done: string | undefined }) {
  const words = done !== undefined && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return words === undefined ? null : <NotificationBanner kind="success">{words}</NotificationBanner>;
}

/** Their own choice, which nobody else sees. */
function Reached({ person }: { person: StoredPerson }) {
  const number = mobileNumber(person.mobile ?? '');
  return (
    <>
      {person.channel === 'text' && number ? `by text message to ${shownNumber(number)}` : 'by email'}
      <br />
      <Link href={`/people/${person.id}/reach`}>Change how we reach you</Link>
    </>
  );
}

/** One part alone, for good or for a time. */
function OnePart({ here, person, way }: { here: SignedInContext; person: StoredPerson; way: WayIn }) {
  if (partsToGive(here, person.id, way).length === 0) return null;
  return (
    <p class="govuk-body">
      <Link href={`/people/${person.id}/part`}>Give one part to somebody else, or name a stand-in</Link>
    </p>
  );
}

function Ways({ here, person, way }: { here: SignedInContext; person: StoredPerson; way: WayIn }) {
  if (way.place === undefined) {
    const looksAfterPeople = may(here.partnership, here.signedIn.person, 'change-people');
    return looksAfterPeople ? (
      <p class="govuk-body">
        Has {person.name} left, or is the address wrong? Their parts reach beyond yours. {way.pair} can change this
        together.
      </p>
    ) : null;
  }
  return (
    <ButtonGroup>
      <Button href={`/people/${person.id}/replace`}>Somebody takes over from {person.name}</Button>
      <Button kind="secondary" href={`/people/${person.id}/leave`}>
        {person.name} leaves, and nobody follows yet
      </Button>
    </ButtonGroup>
  );
}

/** Links to read go to one mailbox; whoever else has them can read too, until they are made anew. */
function NewLinks({ person, isOwn }: { person: StoredPerson; isOwn: boolean }) {
  return (
    <form method="post" action={`/people/${person.id}/links`} novalidate>
      <h2 class="govuk-heading-m">Links to read reports and papers</h2>
      <p class="govuk-body">
        {isOwn ? 'Yours work' : `Those of ${person.name} work`} without signing in. Has somebody else got one, or is one
        lost?
      </p>
      <Button kind="secondary">{isOwn ? 'Send me a new link' : `Send ${person.name} a new link`}</Button>
    </form>
  );
}

/** What waits after a change to them, and until when. */
function Waiting({ here, person }: { here: SignedInContext; person: StoredPerson }) {
  if (!isHeld(person, here.today) || !person.held) return null;
  return (
    <InsetText>
      <p class="govuk-body">
        {isFrozen(person)
          ? `Somebody said that a change to ${person.name} was not right. They cannot sign until two people have agreed.`
          : `A change to ${person.name} is not confirmed yet. They cannot sign until it is, or until ${longDate(person.held.until ?? here.today)}.`}
      </p>
      <p class="govuk-body">
        <Link href={`/people/changes/${person.held.change}`}>See the change</Link>
      </p>
    </InsetText>
  );
}

const personPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const person = await personIn(here);
  if (!person) return problem(outside, 'not-found');
  const { done } = web.query;
  if (person.left !== undefined)
    return framedPage(
      here,
      { title: 'One of the people', heading: person.name, back: '/people' },
      <>
        <Done done={done} />
        <p class="govuk-body">
          {person.name} left on {longDate(person.left)}. Papers that they signed keep their name.
        </p>
      </>,
    );
  const isOwn = signedIn.person === person.id;
  const [handover, nameOf] = await Promise.all([
    readHandover(outside, partnership, person.id),
    readNames(outside, partnership.id),
  ]);
  const way = await wayIn(here, person);
  const mayChange = way.address !== undefined;
  return framedPage(
    here,
    { title: 'One of the people', heading: person.name, back: '/people' },
    <>
      <Done done={done} />
      {(mayChange || isOwn) && (
        <SummaryList
          rows={[
            {
              key: 'Email address',
              value: person.email,
              ...(mayChange && {
                actions: [{ href: `/people/${person.id}/address`, text: 'Change', hidden: 'the email address' }],
              }),
            },
            ...(isOwn ? [{ key: 'We ask you', value: <Reached person={person} /> }] : []),
            { key: 'Until', value: person.until === undefined ? 'No end date' : longDate(person.until) },
            ...(person.noMail ? [{ key: 'Mail', value: 'Does not arrive: we no longer write to this address' }] : []),
          ]}
        />
      )}
      <Waiting here={here} person={person} />
      <HandoverPack handover={handover} nameOf={nameOf} withLinks={isOwn} />
      <OnePart here={here} person={person} way={way} />
      <Ways here={here} person={person} way={way} />
      {(mayChange || isOwn) && <NewLinks person={person} isOwn={isOwn} />}
    </>,
  );
};

export const showPerson = whoeverMay('see-partnership', personPage);
