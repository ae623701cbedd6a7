/** Signed in: everybody with their parts, which parts end soon, and which have nobody behind them. */
import { type Inside, inside, insidePage } from '../asking/inside.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { endingSoon, withoutDeputy } from '../domain/key-people.ts';
import { partsIn } from '../domain/part-words.ts';
import { may } from '../domain/permissions.ts';
import type { ProposalContent } from '../domain/proposal.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readEverybody } from '../records/everybody.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { readPlanOfYear } from '../records/reviews.ts';
import type { WebResponse } from '../web/route.ts';

/** What somebody is named for in the plan, without being listed for it anywhere else. */
const partsInPlan = (content: ProposalContent | undefined, person: string): string[] =>
  (content?.purposes ?? []).flatMap(({ title, lead, deputy }) => [
    ...(lead === person ? [`leads “${title}”`] : []),
    ...(deputy === person ? [`deputy for “${title}”`] : []),
  ]);

type Shown = {
  readonly here: Inside;
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
    .map(({ name }) => `Our mail does not reach ${name}`);
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

function Everybody(props: Shown) {
  const present = props.everybody.filter(({ left }) => left === undefined);
  return (
    <Table
      caption="Everybody"
      captionSize="m"
      columns={[{ head: 'Name' }, { head: 'Parts' }, { head: 'Until' }]}
      rows={present.map(({ id, name, until }) => [
        <>
          <Link href={`/people/${id}`}>{name}</Link> {props.unconfirmed.has(id) && <Tag colour="yellow">New</Tag>}
        </>,
        partsOfPerson(props, id).join('; ') || 'no part now',
        until === undefined ? 'no end date' : longDate(until),
      ])}
      firstCellIsHeader
      stacks
    />
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

const peoplePage = async (here: Inside): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const [everybody, content, open] = await Promise.all([
    readEverybody(outside, partnership.id),
    readPlanOfYear(outside, partnership, partnership.year),
    listOpenRequests(outside, partnership.id),
  ]);
  const unconfirmed = new Set(open.flatMap(({ kind, about }) => (kind === 'confirm-successor' ? [about.id] : [])));
  const shown = { here, everybody, content, unconfirmed };
  return insidePage(
    here,
    { title: 'People', wide: true },
    <>
      {may(partnership, signedIn.person, 'change-people') && (
        <p class="govuk-body">
          Has somebody left, or does somebody take over? Choose their name. Links of whoever leaves stop at once.
        </p>
      )}
      <Attention {...shown} />
      <Everybody {...shown} />
      <Left everybody={everybody} />
      {may(partnership, signedIn.person, 'give-notice') && (
        <p class="govuk-body">
          <Link href="/leaving">Does your party want to leave the partnership?</Link>
        </p>
      )}
    </>,
  );
};

export const showPeople = inside('see-partnership', peoplePage);
