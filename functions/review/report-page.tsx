/** Signed in: the list of reviews, and each with its report. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { reportFile, signWords } from '../domain/agreement/document-file.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readReview, readReviews } from '../records/reviews.ts';
import type { Review, StoredReturn } from '../records/year-kinds.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { figuresFile } from './cohort-file.ts';
import {
  BoardPages,
  PartyReportView,
  partiesReported,
  partyPaper,
  partyPaperName,
  partyReportTitle,
  readSentByOwn,
} from './party-report.tsx';
import { type Reported, readReported, schoolsAsked } from './read-reported.ts';
import { ReviewReport, reportSections } from './review-report.tsx';
import { reviewTitle, stateTags, whereItStands } from './review-words.ts';

function StateTag({ state }: Pick<Review, 'state'>) {
  const { word, colour } = stateTags[state];
  return <Tag colour={colour}>{word}</Tag>;
}

const listPage = async (here: SignedInContext): Promise<WebResponse> => {
  const reviews = await readReviews(here.outside, here.partnership.id);
  return framedPage(
    here,
    { title: 'Termly reviews', wide: true },
    <>
      <p class="govuk-body">
        Once a term every school says how it goes. The boards get a report, and what was decided is written down.
      </p>
      {reviews.length === 0 ? (
        <p class="govuk-body">Reviews are planned once everybody has signed the agreement.</p>
      ) : (
        <Table
          columns={[
            { head: 'Review' },
            { head: 'How it stands' },
            { head: 'Opens' },
            { head: 'Returns due' },
            { head: 'Closes' },
          ]}
          rows={reviews.map((review) => [
            <Link href={`/reviews/${review.id}`}>{reviewTitle(review)}</Link>,
            <StateTag state={review.state} />,
            longDate(review.openedOn ?? review.opensOn),
            longDate(review.dueOn),
            longDate(review.closedOn ?? review.closesOn),
          ])}
          firstCellIsHeader
          stacks
        />
      )}
      <p class="govuk-body">
        What was decided, and who helps whom, is in <Link href="/decided">the log of decisions</Link>. Between reviews{' '}
        <Link href="/standing">how we stand</Link> shows signs that something needs a look. At the end of the year comes{' '}
        <Link href="/evaluation">the evaluation</Link>.
      </p>
    </>,
  );
};

const returnWords: Readonly<Record<StoredReturn['state'], string>> = {
  draft: 'Not yet',
  'numbers-only': 'Numbers sent, words to follow',
  complete: 'Sent',
};

/** Whose return has come, while they are still coming. A draft is its school's own business. */
function WhoHasSent({ reported }: { reported: Reported }) {
  const { review, sent } = reported;
  if (review.state !== 'open') return null;
  return (
    <Table
      caption="Returns"
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Due' }, { head: 'Return' }]}
      rows={schoolsAsked(reported).map(({ urn, name }) => [
        name,
        longDate(review.returns.find(({ school }) => school === urn)?.dueOn ?? review.dueOn),
        returnWords[sent.find(({ content }) => content.school === urn)?.state ?? 'draft'],
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const reviewPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const review = await readReview(outside, partnership.id, web.params.review ?? '');
  if (!review) return problem(outside, 'not-found');
  const reported = await readReported(outside, partnership, review, here.signedIn.person);
  return framedPage(
    here,
    { title: reviewTitle(review), back: '/reviews', wide: true },
    <>
      <p class="govuk-body">
        <StateTag state={review.state} /> {whereItStands(review)}
      </p>
      <WhoHasSent reported={reported} />
      <BoardPages reported={reported} at={`/reviews/${review.id}`} />
      <ReviewReport reported={reported} />
      <Downloads reported={reported} />
    </>,
  );
};

/** What can be taken along, for a spreadsheet. */
function Downloads({ reported: { review, content, publication } }: { reported: Reported }) {
  if (!content || review.state === 'planned' || review.state === 'not-held') return null;
  return (
    <section aria-labelledby="downloads">
      <h2 class="govuk-heading-m" id="downloads">
        Take it along
      </h2>
      <Bullets
        items={[
          <Link href={`/reviews/${review.id}/file`}>The tables of this report, for a spreadsheet</Link>,
          ...(publication
            ? [
                <Link href={`/reviews/${review.id}/figures`}>
                  The figures about groups of pupils, for a spreadsheet
                </Link>,
              ]
            : []),
        ]}
      />
    </section>
  );
}

const csv = 'text/csv; charset=utf-8';

const reportedFor = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<Reported | undefined> => {
  const review = await readReview(outside, partnership.id, web.params.review ?? '');
  return review && readReported(outside, partnership, review, signedIn.person);
};

const tablesFile = async (here: SignedInContext): Promise<WebResponse> => {
  const reported = await reportedFor(here);
  const sections = reported ? reportSections(reported) : [];
  if (!reported || sections.length === 0) return problem(here.outside, 'not-found');
  const title = `${here.partnership.name}: ${reported.review.label}`;
  return file(csv, reportFile(title, sections, signWords), `review-${reported.review.id}.csv`);
};

const pupilsFile = async (here: SignedInContext): Promise<WebResponse> => {
  const reported = await reportedFor(here);
  if (!reported?.publication) return problem(here.outside, 'not-found');
  const { review, publication } = reported;
  const content = figuresFile(review.label, publication.published, here.partnership);
  return file(csv, content, `figures-${review.id}.csv`);
};

const partyWanted = async (here: SignedInContext) => {
  const reported = await reportedFor(here);
  const party = reported && partiesReported(reported).find(({ id }) => id === here.web.params.party);
  return reported && party && { reported, party };
};

const boardPage = async (here: SignedInContext): Promise<WebResponse> => {
  const wanted = await partyWanted(here);
  if (!wanted) return problem(here.outside, 'not-found');
  const { reported, party } = wanted;
  const at = `/reviews/${reported.review.id}`;
  return framedPage(
    here,
    { title: 'Two pages for a board', heading: partyReportTitle(reported, party), back: at, wide: true },
    <>
      <p class="govuk-body sp-not-on-paper">
        <Link href={`${at}/boards/${party.id}/pdf`}>Take these two pages with you as a PDF</Link>
      </p>
      <PartyReportView
        reported={reported}
        party={party}
        sentByOwn={await readSentByOwn(here.outside, reported, party, here.signedIn.person)}
      />
    </>,
  );
};

const boardPdf = async (here: SignedInContext): Promise<WebResponse> => {
  const wanted = await partyWanted(here);
  if (!wanted) return problem(here.outside, 'not-found');
  const { reported, party } = wanted;
  const bytes = await here.outside.papers.render(partyPaper(reported, party));
  return file('application/pdf', bytes, partyPaperName(reported, party));
};

export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/reviews', door: 'signed-in', handle: whoeverMay('see-partnership', listPage) },
  { method: 'GET', path: '/reviews/:review', door: 'signed-in', handle: whoeverMay('see-partnership', reviewPage) },
  {
    method: 'GET',
    path: '/reviews/:review/file',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', tablesFile),
  },
  {
    method: 'GET',
    path: '/reviews/:review/figures',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', pupilsFile),
  },
  {
    method: 'GET',
    path: '/reviews/:review/boards/:party',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', boardPage),
  },
  {
    method: 'GET',
    path: '/reviews/:review/boards/:party/pdf',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', boardPdf),
  },
];
