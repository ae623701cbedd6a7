/** Where a partnership stands between its reviews: signs that it wanes, promises so far, work beside the plan. */
import { signalsFrom } from '../asking/health.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { isMeetingOn } from '../domain/diary/occasion.ts';
import { promisedBy, promiseScorecard, type Scorecard } from '../domain/evaluation/evaluation.ts';
import { type Creep, creepIn } from '../domain/health/creep.ts';
import type { HealthSignal } from '../domain/health/health-signals.ts';
import { ledgerShares, sharesTogether } from '../domain/ledger/ledger.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { type ExtraWork, type HeldMeeting, readExtraWork, readHeldMeetings } from '../records/between-reviews.ts';
import { readDiary } from '../records/diary.ts';
import { readSides } from '../records/ledgers.ts';
import { readReviews, readSentReturns, yearOfReview } from '../records/reviews.ts';
import type { Review } from '../records/year-kinds.ts';

export type CreepNow = { readonly work: ExtraWork; readonly creep: Creep | undefined };

export type BetweenReviews = {
  readonly content: ProposalContent | undefined;
  readonly nameOf: NameOf;
  readonly signals: readonly HealthSignal[];
  /** Meetings of the diary that should have been by now, newest first, each with what was written down. */
  readonly meetings: readonly { readonly date: PlainDate; readonly noted: HeldMeeting | undefined }[];
  readonly scorecards: readonly Scorecard[];
  /** Terms whose review has closed. */
  readonly terms: readonly Review['term'][];
  readonly work: readonly CreepNow[];
};

const isClosed = ({ state }: Review): boolean => state === 'closed' || state === 'decided';

const readShares = async (outside: Outside, partnership: Partnership, review: Review) => {
  const [sides, sent] = await Promise.all([
    readSides(outside, partnership.id, review.id),
    readSentReturns(outside, partnership.id, review.id),
  ]);
  const schools = partnership.schools.map(({ urn }) => urn);
  const returns = sent.map(({ content }) => content);
  const of = (kind: 'hours' | 'money') => ledgerShares({ schools, sides, returns }, kind);
  return { returns, hours: of('hours'), money: of('money') };
};

export const readBetweenReviews = async (
  outside: Outside,
  partnership: Partnership,
  today: PlainDate,
): Promise<BetweenReviews> => {
  const { id, year } = partnership;
  const [diary, nameOf, all, open, noted, work] = await Promise.all([
    readDiary(outside, partnership),
    readNames(outside, id),
    readReviews(outside, id),
    listOpenRequests(outside, id),
    readHeldMeetings(outside, id),
    readExtraWork(outside, id),
  ]);
  const { content } = diary;
  const closed = all.filter((review) => yearOfReview(review) === year && isClosed(review));
  const terms = await Promise.all(closed.map((review) => readShares(outside, partnership, review)));
  const past = diary.occasions.filter((one) => one.date < today && isMeetingOn(one, one.date));
  const active = new Set(activeSchools(partnership).map(({ urn }) => urn));
  return {
    content,
    nameOf,
    signals: signalsFrom({
      partnership,
      meetings: noted,
      reviews: all.filter((review) => yearOfReview(review) === year),
      planned: (content?.meetings ?? []).map(({ date }) => date),
      open,
      nameOf,
      today,
    }),
    meetings: past.toReversed().map(({ date }) => ({ date, noted: noted.find((meeting) => meeting.date === date) })),
    terms: closed.map(({ term }) => term),
    scorecards: content
      ? promiseScorecard(
          promisedBy(
            content,
            closed.map(({ term }) => term),
          ),
          terms.flatMap(({ returns }) => returns),
          {
            hours: sharesTogether(terms.map(({ hours }) => hours)),
            money: sharesTogether(terms.map(({ money }) => money)),
          },
        ).filter(({ school }) => active.has(school))
      : [],
    work: work.map((one) => {
      const [creep] = creepIn([{ title: one.title, years: one.years }], content?.activities ?? []);
      return { work: one, creep };
    }),
  };
};
