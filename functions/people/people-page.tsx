/** Signed in: everybody with their parts, which parts end soon, and which have nobody behind them. */

import { listOpenRequests } from '../asking/open-requests.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { endingSoon, withoutDeputy } from '../domain/partnership/key-people.ts';
import { partsIn } from '../domain/partnership/part-words.ts';
import { activeParties } from '../domain/partnership/partnership.ts';
import { may, partsOf } from '../domain/permissions.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readEverybody } from '../records/everybody.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { readPlanOfYear } from '../records/reviews.ts';
import type { WebResponse } from '../web/route.ts';
import { partiesToMove } from './domain-page.tsx';

/** What somebody is named for in the plan, without being listed for it anywhere else. */
const partsInPlan = (content: ProposalContent | undefined, person: string): string[] =>
  (content?.purposes ?? []).flatMap(({ title, lead, deputy }) => [
    ...(lead === person ? [`leads “${title}”`] : []),
    ...(deputy === person ? [`deputy for “${title}”`] : []),
  ]);

type Shown = {
  readonly here: SignedInContext;
  readonly everybody: readonly StoredPerson[];
  readonly content: ProposalContent | undefined;
  /** Who took over and has not said yet that they take it on. */
  readonly unconfirmed: ReadonlySet<string>;
};

function Attention({ here, everybody, content, unconfirmed }: Shown) {
  const { partnership, today } = here;
  const nameOf = (id: string): string => everybody.find((one) => one.id === id)?.name ?? id;
  const endings = endingSoon(partnership, everybody, today).map(
    ({ person, what, on }) => `${nameOf(person)}, ${what}: ${on < today ? 'ended' : 'ends'} on ${longDate(on)}`,
  );
  const alone = withoutDeputy(partnership, content).map(({ person, what }) => `${nameOf(person)} ${what}: no deputy`);
  const waiting = [...unconfirmed].map((person) => `${nameOf(person)} has taken over and not yet said so`);
  const unreachable = everybody
    .filter(({ noMail, left }) => noMail !== undefined && left === undefined)
    .map(({ name }) => `Our email does not reach ${name}`);
  const all = [...endings, ...alone, ...waiting, ...unreachable];
  if (all.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Needs attention</h2>
      <Bullets items={all} />
    </>
  );
}

const partsOfPerson = ({ here, content }: Shown, person: string): string[] => [
  ...partsIn(here.partnership, person),
  ...partsInPlan(content, person),
];

/** Whoever does more than sit on a board. */
const hasOtherParts = ({ here, content }: Shown, person: string): boolean =>
  [...partsOf(here.partnership, person)].some((part) => part !== 'board-member') ||
  partsInPlan(content, person).length > 0;

function PersonLink({ person, unconfirmed }: { person: StoredPerson } & Pick<Shown, 'unconfirmed'>) {
  const until = person.until === undefined ? '' : `, until ${longDate(person.until)}`;
  return (
    <>
      <Link href={`/people/${person.id}`}>{person.name}</Link>
      {until} {unconfirmed.has(person.id) && <Tag colour="yellow">New</Tag>}
    </>
  );
}

function WhoDoesWhat(props: Shown) {
  const present = props.everybody.filter(({ id, left }) => left === undefined && hasOtherParts(props, id));
  return (
    <Table
      caption="Who does what"
      captionSize="m"
      columns={[{ head: 'Name' }, { head: 'Parts' }]}
      rows={present.map((person) => [
        <PersonLink person={person} unconfirmed={props.unconfirmed} />,
        partsOfPerson(props, person.id).join('; '),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

/** Each board with its members, by name. */
function Boards({ here, everybody, unconfirmed }: Shown) {
  const boards = [
    ...activeParties(here.partnership).flatMap((party) =>
      party.boards.map((board) => ({ title: `${board.name}, ${party.name}`, members: board.members })),
    ),
    ...here.partnership.jointCommittees.map(({ name, members }) => ({ title: name, members })),
  ];
  return (
    <>
      <h2 class="govuk-heading-m">Boards</h2>
      {boards.map(({ title, members }) => (
        <>
          <h3 class="govuk-heading-s">{title}</h3>
          <Bullets
            items={members.flatMap(({ person, office }) => {
              const found = everybody.find(({ id }) => id === person);
              if (!found) return [];
              return [
                <>
                  <PersonLink person={found} unconfirmed={unconfirmed} />
                  {office === 'member' ? '' : ` (${office.replace('associate', 'associate member')})`}
                </>,
              ];
            })}
          />
        </>
      ))}
    </>
  );
}

/** Listed, and named nowhere any more: their part was given to somebody else, or not given to them yet. */
function WithoutPart(props: Shown) {
  const found = props.everybody.filter(({ id, left }) => left === undefined && partsOfPerson(props, id).length === 0);
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Without a part now</h2>
      <Bullets items={found.map((person) => <PersonLink person={person} unconfirmed={props.unconfirmed} />)} />
    </>
  );
}

function Left({ everybody }: Pick<Shown, 'everybody'>) {
  const gone = everybody.flatMap(({ name, left }) => (left === undefined ? [] : [`${name}, on ${longDate(left)}`]));
  if (gone.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Have left</h2>
      <Bullets items={gone} />
    </>
  );
}

/** For those who may: a whole school got other addresses. */
function NewDomains({ here, everybody }: Pick<Shown, 'here' | 'everybody'>) {
  const parties = partiesToMove(here, everybody);
  if (parties.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Has a school got new email addresses?</h2>
      <Bullets
        items={parties.map(({ id, name }) => (
          <Link href={`/people/domain/${id}`}>Change them all at once: {name}</Link>
        ))}
      />
    </>
  );
}

const peoplePage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const [everybody, content, open] = await Promise.all([
    readEverybody(outside, partnership.id),
    readPlanOfYear(outside, partnership, partnership.year),
    listOpenRequests(outside, partnership.id),
  ]);
  const unconfirmed = new Set(open.flatMap(({ kind, about }) => (kind === 'confirm-successor' ? [about.id] : [])));
  const shown = { here, everybody, content, unconfirmed };
  return framedPage(
    here,
    { title: 'People', wide: true },
    <>
      {may(partnership, signedIn.person, 'change-people') && (
        <p class="govuk-body">
          Has somebody left, or does somebody take over? Choose their name. Links of whoever leaves stop at once.
        </p>
      )}
      {here.web.query.done === 'boards' && (
        <NotificationBanner kind="success">Saved. It holds from the next email on.</NotificationBanner>
      )}
      {may(partnership, signedIn.person, 'choose-who-hears') && (
        <p class="govuk-body">
          <Link href="/boards">Choose who hears of reports and outcomes</Link>: each member of your board, or its chair
          and you. <Link href="/boards/paste">Give your board’s dates and new members</Link>, once for every
          partnership.
        </p>
      )}
      <Attention {...shown} />
      <WhoDoesWhat {...shown} />
      <Boards {...shown} />
      <WithoutPart {...shown} />
      <Left everybody={everybody} />
      <NewDomains here={here} everybody={everybody} />
    </>,
  );
};

export const showPeople = whoeverMay('see-partnership', peoplePage);
