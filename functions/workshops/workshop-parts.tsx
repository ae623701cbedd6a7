/** The parts of one workshop's page: counts for everybody, names for those who run it and for each school those of its own. */
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import { countOf, dayAndDate, pounds } from '../domain/wording.ts';
import { costsOf, countsOf, perCent, usedShown } from '../domain/workshops/counts.ts';
import { type Entry, placesTaken } from '../domain/workshops/places.ts';
import { runsIt, vouchesFor } from '../domain/workshops/who-runs.ts';
import type { Choice } from '../domain/workshops/workshop.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { isAhead, type Seen, takesSignUps } from './in-hand.ts';

export type Open = { readonly here: SignedInContext; readonly seen: Seen };

/** Of which schools somebody reads the names: all, where they run it. */
const readsNamesOf = ({ here: { partnership, signedIn }, seen }: Open): readonly string[] =>
  runsIt(partnership, signedIn.person, seen.workshop)
    ? seen.workshop.schools
    : may(partnership, signedIn.person, 'vouch-for-teachers')
      ? vouchesFor(partnership, signedIn.person)
      : [];

export const entriesOf = (seen: Seen, choice: Choice): readonly Entry[] =>
  seen.lists.find((list) => list.choice === choice.id)?.entries ?? [];

export function Links({ links }: { links: readonly { name: string; address: string }[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">The link for your teachers</h2>
      {links.map(({ name, address }) => (
        <p class="govuk-body">
          {name}: <code class="sp-address">{address}</code>
        </p>
      ))}
    </>
  );
}

export function Asks({ open }: { open: Open }) {
  const { here, seen } = open;
  const own = vouchesFor(here.partnership, here.signedIn.person);
  const asks = seen.workshop.choices.flatMap((choice) =>
    entriesOf(seen, choice)
      .filter(({ state, school }) => state === 'asks' && own.includes(school))
      .map((entry) => ({ choice, entry })),
  );
  if (asks.length === 0 || !may(here.partnership, here.signedIn.person, 'vouch-for-teachers')) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Are they your teachers?</h2>
      {asks.map(({ choice, entry }) => (
        <form method="post" action={`/workshops/${seen.workshop.id}/vouch`}>
          <p class="govuk-body">
            {entry.name}, {entry.email}, asks for {choice.title}.
          </p>
          <input type="hidden" name="entry" value={entry.id} />
          <div class="govuk-button-group">
            <Button name="ours" value="yes">
              Yes, {entry.name} is ours
            </Button>
            <Button kind="secondary" name="ours" value="no">
              No, {entry.name} is not
            </Button>
          </div>
        </form>
      ))}
    </>
  );
}

const stateOf = ({ place, state, came }: Entry): string => {
  if (came !== undefined) return came ? 'Came' : 'Did not come';
  const sure = state === 'confirmed' ? '' : ', not made sure yet';
  return place === 'in' ? `Has a place${sure}` : place === 'waiting' ? `Waits${sure}` : 'Waits for a yes';
};

export function Names({ open, choice }: { open: Open; choice: Choice }) {
  const { seen } = open;
  const reads = readsNamesOf(open);
  const names = shortSchoolNames(seen.partnership);
  const entries = entriesOf(seen, choice).filter(({ school }) => reads.includes(school));
  if (reads.length === 0 || entries.length === 0) return null;
  const offers = entries.filter(({ offers: what }) => what !== undefined);
  return (
    <>
      <Table
        caption={`Who signed up for ${choice.title}`}
        columns={[{ head: 'Name' }, { head: 'School' }, { head: 'State' }]}
        rows={entries
          .toSorted((one, other) => one.joined - other.joined)
          .map((entry) => [entry.name, names.get(entry.school) ?? entry.school, stateOf(entry)])}
        firstCellIsHeader
        stacks
      />
      {offers.length > 0 && (
        <>
          <p class="govuk-body">They could lead one themselves:</p>
          <Bullets items={offers.map(({ name, offers: what = '' }) => `${name}: ${what}`)} />
        </>
      )}
    </>
  );
}

export function WhoCame({ open, choice }: { open: Open; choice: Choice }) {
  const { seen, here } = open;
  const taken = placesTaken(entriesOf(seen, choice));
  const isTime = seen.occasion.date <= here.today && seen.occasion.state !== 'cancelled';
  if (!isTime || taken.length === 0 || !runsIt(here.partnership, here.signedIn.person, seen.workshop)) return null;
  const names = shortSchoolNames(seen.partnership);
  return (
    <form method="post" action={`/workshops/${seen.workshop.id}/came`}>
      <input type="hidden" name="choice" value={choice.id} />
      <Checkboxes
        name="came"
        id={`came-${choice.id}`}
        legend={`Who came to ${choice.title}?`}
        legendSize="s"
        small
        values={taken.filter(({ came }) => came === true).map(({ id }) => id)}
        items={taken.map((entry) => ({
          value: entry.id,
          text: `${entry.name}, ${names.get(entry.school) ?? entry.school}`,
        }))}
      />
      <Button kind="secondary">Note who came to {choice.title}</Button>
    </form>
  );
}

export function Counts({ seen }: { seen: Seen }) {
  const { workshop, partnership, lists } = seen;
  const names = shortSchoolNames(partnership);
  const counts = countsOf(lists, workshop.schools);
  const costs = costsOf(workshop.pence, workshop.split, counts);
  const hasCost = workshop.pence > 0;
  return (
    <Table
      caption={hasCost ? 'Places, who came, and what each school pays' : 'Places and who came, by school'}
      captionSize="m"
      columns={[
        { head: 'School' },
        { head: 'Places', numeric: true },
        { head: 'Came', numeric: true },
        ...(hasCost ? [{ head: 'Pays', numeric: true }] : []),
      ]}
      rows={counts.map(({ school, places, came }, at) => [
        names.get(school) ?? school,
        places,
        came,
        ...(hasCost ? [pounds(costs[at] ?? 0)] : []),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const perCentWords = (part: number, whole: number): string => {
  const share = perCent(part, whole);
  return share === undefined ? '' : ` (${share} %)`;
};

export function Summary({ seen }: { seen: Seen }) {
  const { workshop, lists, dates, today } = seen;
  const all = workshop.choices.reduce((sum, { places }) => sum + places, 0);
  const counts = countsOf(lists, workshop.schools);
  const taken = counts.reduce((sum, { places }) => sum + places, 0);
  const came = counts.reduce((sum, one) => sum + one.came, 0);
  const used = usedShown(lists);
  return (
    <Bullets
      items={[
        `${taken} of ${countOf(all, 'place')} taken${perCentWords(taken, all)}.`,
        ...(takesSignUps(seen)
          ? [
              `Sign-up closes on ${dayAndDate(dates.closesOn)}.`,
              ...(today < dates.releasesOn
                ? [
                    `Places are held for each school until ${dayAndDate(dates.releasesOn)}. From then on all are open to all.`,
                  ]
                : []),
            ]
          : [
              isAhead(seen) ? 'Sign-up is closed. Who waits still gets a place that comes free.' : 'Sign-up is closed.',
            ]),
        ...(came > 0 ? [`${came} came.`] : []),
        ...(used
          ? [`${used.yes} of ${used.of} who answered used something in class${perCentWords(used.yes, used.of)}.`]
          : []),
        ...(workshop.erasedOn === undefined
          ? []
          : [`The names were deleted on ${dayAndDate(workshop.erasedOn)}. Counts are kept.`]),
      ]}
    />
  );
}
