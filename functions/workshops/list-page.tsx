/** Signed in: all workshops, and the dates in the diary for which sign-up can still be opened. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isStillOn } from '../domain/diary/occasion.ts';
import { may } from '../domain/permissions.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { placesTaken } from '../domain/workshops/places.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { occasions } from '../records/diary.ts';
import { readEvery } from '../records/read-every.ts';
import { workshopLists, workshops } from '../records/workshops.ts';
import type { WebResponse } from '../web/route.ts';

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, today } = here;
  const [dates, all, lists] = await Promise.all([
    readEvery(outside.store, occasions, partnership.id),
    readEvery(outside.store, workshops, partnership.id),
    readEvery(outside.store, workshopLists, partnership.id),
  ]);
  const opened = new Map(all.map((one) => [one.id, one]));
  const workshopDates = dates
    .filter(({ kind }) => kind === 'workshop')
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const rows = workshopDates.flatMap((date) => {
    const workshop = opened.get(date.id);
    if (!workshop) return [];
    const own = lists.filter((list) => list.workshop === workshop.id);
    const taken = own.reduce(
      (sum, { entries, totals }) =>
        sum + (totals ? totals.reduce((of, { places }) => of + places, 0) : placesTaken(entries).length),
      0,
    );
    const places = workshop.choices.reduce((sum, choice) => sum + choice.places, 0);
    return [
      [
        <Link href={`/workshops/${workshop.id}`}>{date.title}</Link>,
        `${longDate(date.date)}${date.state === 'cancelled' ? ', called off' : ''}`,
        `${taken} of ${places}`,
      ],
    ];
  });
  const canOpen = may(partnership, signedIn.person, 'plan-workshops')
    ? workshopDates.filter(
        (date) => !opened.has(date.id) && isStillOn(date) && date.date > today && date.years.length === 0,
      )
    : [];
  return framedPage(
    here,
    { title: 'Workshops for staff', back: '/diary' },
    <>
      {rows.length === 0 ? (
        <p class="govuk-body">
          Sign-up is open for none yet. Put a workshop into the diary first, for staff; then open its sign-up here.
        </p>
      ) : (
        <Table
          columns={[{ head: 'Workshop' }, { head: 'Date' }, { head: 'Taken' }]}
          rows={rows}
          firstCellIsHeader
          stacks
        />
      )}
      <Bullets
        items={[
          ...canOpen.map((date) => (
            <Link href={`/workshops/open/${date.id}`}>
              Open sign-up for {date.title} on {dayAndDate(date.date)}
            </Link>
          )),
          ...(may(partnership, signedIn.person, 'plan-dates')
            ? [<Link href="/diary/new">Put a workshop into the diary</Link>]
            : []),
        ]}
      />
    </>,
  );
};

export const showWorkshops = whoeverMay('see-partnership', show);
