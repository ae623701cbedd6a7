/** Signed in: the evaluation of a year, so far or as it was concluded. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { reportFile, signWords } from '../domain/agreement/document-file.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Evaluation } from '../records/year-kinds.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { showAddResults, takeAddResults } from './add-results-page.tsx';
import { EvaluationReport, YearFigures, yearInWords } from './evaluation-report.tsx';
import { type Evaluated, readEvaluated, readEvaluation, readEvaluations } from './read-evaluation.ts';
import { trackRecordRoutes } from './track-record-page.tsx';
import { yearPaper } from './year-paper.ts';
import { sectionsOf } from './year-sections.ts';

/** Before it is opened, the figures can be read all the same: they come from the returns. */
const notOpened = (year: string): Evaluation => ({ id: year, openedOn: '', words: '', staying: [] });

const evaluationPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const all = await readEvaluations(outside, partnership.id);
  const year = web.params.year ?? all[0]?.id ?? partnership.year;
  const evaluation = all.find(({ id }) => id === year);
  if (!evaluation && year !== partnership.year) return problem(outside, 'not-found');
  const evaluated = await readEvaluated(outside, partnership, evaluation ?? notOpened(year), signedIn.person);
  const others = [...new Set([partnership.year, ...all.map(({ id }) => id)])].filter((id) => id !== year);
  return framedPage(
    here,
    { title: `Evaluation of the year ${yearInWords(year)}`, back: '/reviews', wide: true },
    <>
      {web.query.done === 'added' && (
        <NotificationBanner kind="success">
          The results are added and sealed. Every board has been told.
        </NotificationBanner>
      )}
      {evaluation ? (
        <>
          <p class="govuk-body">Opened on {longDate(evaluation.openedOn)}.</p>
          <EvaluationReport evaluated={evaluated} />
        </>
      ) : (
        <>
          <InsetText>
            The evaluation opens after the last review of the year. These are the figures so far, from the returns that
            have come in.
          </InsetText>
          <YearFigures evaluated={evaluated} />
        </>
      )}
      {evaluation && may(partnership, signedIn.person, 'add-results') && (
        <p class="govuk-body">
          <Link href={`/evaluation/${year}/results`}>Add results that came later</Link>
        </p>
      )}
      <p class="govuk-body">
        <Link href={`/evaluation/${year}/pdf`}>This report as a PDF</Link>
      </p>
      <p class="govuk-body">
        <Link href={`/evaluation/${year}/file`}>The tables of this report, for a spreadsheet</Link>
      </p>
      <p class="govuk-body">
        <Link href="/track-record">What each party can show of its years here</Link>
      </p>
      {others.length > 0 && <h2 class="govuk-heading-m">Other years</h2>}
      <Bullets items={others.map((id) => <Link href={`/evaluation/${id}`}>{yearInWords(id)}</Link>)} />
    </>,
  );
};

const evaluatedFor = async ({
  outside,
  partnership,
  signedIn,
  web,
}: SignedInContext): Promise<Evaluated | undefined> => {
  const { year = '' } = web.params;
  const evaluation = await readEvaluation(outside, partnership.id, year);
  if (!evaluation && year !== partnership.year) return undefined;
  return readEvaluated(outside, partnership, evaluation ?? notOpened(year), signedIn.person);
};

const evaluationPdf = async (here: SignedInContext): Promise<WebResponse> => {
  const evaluated = await evaluatedFor(here);
  if (!evaluated) return problem(here.outside, 'not-found');
  const year = evaluated.evaluation.id;
  const paper = yearPaper(evaluated, `The year ${yearInWords(year)}: was it worth it?`, here.today);
  return file('application/pdf', await here.outside.papers.render(paper), `year-${year}.pdf`);
};

const evaluationFile = async (here: SignedInContext): Promise<WebResponse> => {
  const evaluated = await evaluatedFor(here);
  if (!evaluated) return problem(here.outside, 'not-found');
  const { partnership } = here;
  const year = evaluated.evaluation.id;
  const title = `${partnership.name}: ${yearInWords(year)}`;
  const content = reportFile(title, sectionsOf(evaluated), signWords);
  return file('text/csv; charset=utf-8', content, `evaluation-${year}.csv`);
};

export const evaluationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/evaluation/:year/pdf',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', evaluationPdf),
  },
  {
    method: 'GET',
    path: '/evaluation/:year/file',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', evaluationFile),
  },
  { method: 'GET', path: '/evaluation/:year/results', door: 'signed-in', handle: showAddResults },
  { method: 'POST', path: '/evaluation/:year/results', door: 'signed-in', handle: takeAddResults },
  ...trackRecordRoutes,
  { method: 'GET', path: '/evaluation', door: 'signed-in', handle: whoeverMay('see-partnership', evaluationPage) },
  {
    method: 'GET',
    path: '/evaluation/:year',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', evaluationPage),
  },
];
