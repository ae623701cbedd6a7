/** Signed in: the ledger of give and take, for the whole year and term by term, and as a file. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { giveAndTakeOf, imbalanceWords } from '../domain/ledger/give-and-take.ts';
import { ledgerShares, sharesTogether } from '../domain/ledger/ledger.ts';
import { countOf } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readLedger } from '../records/ledgers.ts';
import { readReview, readReviews } from '../records/reviews.ts';
import type { Review } from '../records/year-kinds.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { ledgerFile } from './ledger-file.ts';
import { LedgerTerm } from './ledger-tables.tsx';
import { schoolNames } from './ledger-words.ts';

const wasHeld = ({ state }: Review): boolean => state !== 'planned' && state !== 'not-held';
const titleOf = ({ term, label }: Pick<Review, 'term' | 'label'>): string => {
  const year = label.slice(0, 4);
  return `${term} ledger ${year} to ${Number(year) + 1}`;
};

const yearPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership } = here;
  const held = (await readReviews(outside, partnership.id)).filter(wasHeld);
  const terms = await Promise.all(
    held.map(async (review) => ledgerShares(await readLedger(outside, partnership, review.id), 'hours')),
  );
  const nameOf = schoolNames(partnership);
  const together = sharesTogether(terms);
  const { given, received, flagged } = giveAndTakeOf(together);
  return framedPage(
    here,
    { title: 'Ledger of give and take', back: '/home', wide: true },
    <>
      <p class="govuk-body">
        What each school gives and gets: hours, rooms, money and help in kind. Each school writes down its own side from
        the link to its return.
      </p>
      {held.length === 0 ? (
        <p class="govuk-body">The ledger begins with the first termly review.</p>
      ) : (
        <>
          <Table
            caption="Staff hours in all terms together"
            captionSize="m"
            columns={[{ head: 'School' }, { head: 'Given', numeric: true }, { head: 'Received', numeric: true }]}
            rows={[
              ...together.map((share) => [nameOf(share.school), share.given, share.received]),
              ['All schools', given, received],
            ]}
            firstCellIsHeader
            stacks
          />
          <Bullets items={flagged.map((one) => imbalanceWords(one, nameOf(one.school)))} />
          <h2 class="govuk-heading-m">Term by term</h2>
          <Bullets
            items={held.map((review, at) => {
              const hours = giveAndTakeOf(terms[at] ?? []);
              return (
                <>
                  <Link href={`/ledger/${review.id}`}>{titleOf(review)}</Link>: {countOf(hours.given, 'hour')} given,{' '}
                  {hours.received} received
                </>
              );
            })}
          />
        </>
      )}
    </>,
  );
};

const termOf = async ({ outside, partnership, web }: SignedInContext) => {
  const review = await readReview(outside, partnership.id, web.params.review ?? '');
  if (!review || !wasHeld(review)) return undefined;
  return { review, facts: await readLedger(outside, partnership, review.id) };
};

const termPage = async (here: SignedInContext): Promise<WebResponse> => {
  const term = await termOf(here);
  if (!term) return problem(here.outside, 'not-found');
  return framedPage(
    here,
    { title: titleOf(term.review), back: '/ledger', wide: true },
    <>
      <LedgerTerm facts={term.facts} nameOf={schoolNames(here.partnership)} />
      <p class="govuk-body">
        <Link href={`/ledger/${term.review.id}/file`}>Download the ledger, for a spreadsheet</Link>
        <br />
        <Link href={`/reviews/${term.review.id}`}>The review of this term</Link>
      </p>
    </>,
  );
};

const termFile = async (here: SignedInContext): Promise<WebResponse> => {
  const term = await termOf(here);
  if (!term) return problem(here.outside, 'not-found');
  const { review, facts } = term;
  const content = ledgerFile(review.label, facts, schoolNames(here.partnership));
  return file('text/csv; charset=utf-8', content, `ledger-${review.id}.csv`);
};

export const ledgerRoutes: readonly Route[] = [
  { method: 'GET', path: '/ledger', door: 'signed-in', handle: whoeverMay('see-partnership', yearPage) },
  { method: 'GET', path: '/ledger/:review', door: 'signed-in', handle: whoeverMay('see-partnership', termPage) },
  { method: 'GET', path: '/ledger/:review/file', door: 'signed-in', handle: whoeverMay('see-partnership', termFile) },
];
