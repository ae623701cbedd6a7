/** Signed in: the log of decisions across the reviews, and the help that schools offer each other. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { writeCsv } from '../domain/csv.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { HelpOffer } from '../records/between-reviews.ts';
import { file } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { schoolsSpokenFor } from './offer-help.ts';
import { type DecisionLog, readLog } from './read-log.ts';

const whenWords = { now: 'Now: time and resources', next: 'Next: to plan or put money into' } as const;

const doneWords: Readonly<Record<string, string>> = {
  offered: 'The school has been told of your offer.',
  answered: 'Your answer is in the log, and the other school has been told.',
};

type Shown = { readonly here: SignedInContext; readonly log: DecisionLog };

const schoolName = ({ partnership }: SignedInContext, urn: string): string =>
  schoolByUrn(partnership, urn)?.name ?? urn;

export const answerWords = ({ answer }: HelpOffer): string => {
  if (!answer) return 'Not answered yet';
  return answer.accepted ? 'Accepted' : 'Not needed now';
};

function Decided({ log }: Shown) {
  if (log.logged.length === 0)
    return <p class="govuk-body">Nothing is decided yet. What the first review decides will stand here.</p>;
  return (
    <Table
      columns={[
        { head: 'What' },
        { head: 'From' },
        { head: 'When' },
        { head: 'Who' },
        { head: 'By' },
        { head: 'Is it done?' },
      ]}
      rows={log.logged.map(({ what, title, when, who, by, state }) => [
        what,
        title,
        whenWords[when],
        who === undefined ? 'not said' : log.nameOf(who),
        by === undefined ? 'not said' : longDate(by),
        state === '' ? 'Asked in the next return' : state,
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

function Offers({ here, log }: Shown) {
  const mine = new Set(schoolsSpokenFor(here.partnership, here.signedIn.person).map(({ urn }) => urn));
  const { wanted, offers } = log;
  return (
    <section aria-labelledby="help">
      <h2 class="govuk-heading-m" id="help">
        Who helps whom
      </h2>
      {wanted.length > 0 && <p class="govuk-body">Help that schools asked for in their last return:</p>}
      <Bullets items={wanted.map(({ school, words }) => `${school}: ${words}`)} />
      {offers.length === 0 ? (
        <p class="govuk-body">No school has offered help to another yet.</p>
      ) : (
        <Table
          columns={[{ head: 'Offer' }, { head: 'From' }, { head: 'To' }, { head: 'On' }, { head: 'Answer' }]}
          rows={offers.map((offer) => [
            offer.what,
            schoolName(here, offer.from),
            schoolName(here, offer.to),
            longDate(offer.on),
            <>
              <Tag colour={offer.answer ? (offer.answer.accepted ? 'green' : 'grey') : 'yellow'}>
                {answerWords(offer)}
              </Tag>{' '}
              {!offer.answer && mine.has(offer.to) && (
                <Link href={`/decided/help/${offer.id}`}>
                  Answer it<span class="govuk-visually-hidden">: {offer.what}</span>
                </Link>
              )}
              {offer.answer?.words}
            </>,
          ])}
          firstCellIsHeader
          stacks
        />
      )}
      {may(here.partnership, here.signedIn.person, 'offer-help') && (
        <p class="govuk-body">
          <Link href="/decided/help">Offer help to another school</Link>
        </p>
      )}
    </section>
  );
}

const logPage = async (here: SignedInContext): Promise<WebResponse> => {
  const log = await readLog(here.outside, here.partnership);
  const { done = '' } = here.web.query;
  return framedPage(
    here,
    { title: 'The log of decisions', back: '/reviews', wide: true },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <p class="govuk-body">
        Every decision of every review, and every step of a plan that a think piece became, with who does it and by
        when. The next return of each school asks whether what a review decided was done.
      </p>
      <Decided here={here} log={log} />
      <Offers here={here} log={log} />
      <p class="govuk-body">
        <Link href="/decided/file">Download the log, for a spreadsheet</Link>
      </p>
    </>,
  );
};

const logFile = async (here: SignedInContext): Promise<WebResponse> => {
  const { logged, offers, nameOf } = await readLog(here.outside, here.partnership);
  const rows = [
    ['Kind', 'What', 'From', 'When', 'Who', 'By', 'State'],
    ...logged.map(({ what, title, when, who, by = '', state }) => [
      'Decision',
      what,
      title,
      whenWords[when],
      who === undefined ? '' : nameOf(who),
      by,
      state,
    ]),
    ...offers.map((offer) => [
      'Offer of help',
      offer.what,
      '',
      offer.on,
      `${schoolName(here, offer.from)} to ${schoolName(here, offer.to)}`,
      '',
      answerWords(offer),
    ]),
  ];
  return file('text/csv; charset=utf-8', writeCsv(rows), 'decisions.csv');
};

export const showLog = whoeverMay('see-partnership', logPage);
export const showLogFile = whoeverMay('see-partnership', logFile);
