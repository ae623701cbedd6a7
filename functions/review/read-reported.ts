/** A review with all that its reports are made from. */
import { type NameOf, readNames } from '../asking/names.ts';
import { mayReadFigures } from '../domain/agreement/sharing.ts';
import { type LedgerShare, ledgerShares } from '../domain/ledger/ledger.ts';
import { activeSchools, type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { type HelpOffer, readHelpOffers } from '../records/between-reviews.ts';
import { readPublication, type StoredPublication } from '../records/cohorts.ts';
import { readSides } from '../records/ledgers.ts';
import { readPlanOfYear, readReviews, readSentReturns, yearOfReview } from '../records/reviews.ts';
import type { Review, StoredReturn } from '../records/year-kinds.ts';
import type { Spent } from './spent-form.ts';

export type ReviewBefore = { readonly review: Review; readonly publication: StoredPublication | undefined };

export type Reported = {
  readonly partnership: Partnership;
  readonly review: Review;
  readonly content: ProposalContent | undefined;
  readonly sent: readonly StoredReturn[];
  readonly nameOf: NameOf;
  /** Figures about groups of pupils; nothing before the review has closed, or when none were sent. */
  readonly publication?: StoredPublication | undefined;
  /** The reviews of the same year that came before, in their order. */
  readonly before: readonly ReviewBefore[];
  /** What was spent by the review before. */
  readonly spentBefore: Spent;
  /** Staff hours, and pence, of the schools that said something. */
  readonly hours: readonly LedgerShare[];
  readonly money: readonly LedgerShare[];
  /** Help that one school offered another since the review was opened. */
  readonly offers: readonly HelpOffer[];
};

/** The schools that were asked: a party that joined or left since changes no old report. */
export const schoolsAsked = ({ partnership, review, sent }: Pick<Reported, 'partnership' | 'review' | 'sent'>) => {
  const closed = review.state === 'closed' || review.state === 'decided';
  const asked = closed
    ? partnership.schools
        .map(({ urn }) => urn)
        .filter((urn) => review.missing.includes(urn) || sent.some(({ content }) => content.school === urn))
    : activeSchools(partnership).map(({ urn }) => urn);
  return asked.map((urn) => ({ urn, name: schoolByUrn(partnership, urn)?.name ?? urn }));
};

const reviewsBefore = async (outside: Outside, partnership: string, review: Review): Promise<ReviewBefore[]> => {
  const all = await readReviews(outside, partnership);
  const ofYear = all.filter((one) => yearOfReview(one) === yearOfReview(review) && one.dueOn < review.dueOn);
  return Promise.all(
    ofYear.map(async (one) => ({ review: one, publication: await readPublication(outside, partnership, one.id) })),
  );
};

/** `reader`: who reads it. Figures stay closed to whoever did not share when they were published. */
export const readReported = async (
  outside: Outside,
  partnership: Partnership,
  review: Review,
  reader: string,
): Promise<Reported> => {
  const openTo = (found: StoredPublication | undefined): StoredPublication | undefined =>
    found && mayReadFigures(partnership, reader, found.publishedOn) ? found : undefined;
  const { id } = partnership;
  const [content, sent, nameOf, publication, before, sides, offers] = await Promise.all([
    readPlanOfYear(outside, partnership, yearOfReview(review)),
    readSentReturns(outside, id, review.id),
    readNames(outside, id),
    readPublication(outside, id, review.id),
    reviewsBefore(outside, id, review),
    readSides(outside, id, review.id),
    readHelpOffers(outside, id),
  ]);
  const schools = schoolsAsked({ partnership, review, sent }).map(({ urn }) => urn);
  const facts = { schools, sides, returns: sent.map((one) => one.content) };
  const known = (kind: 'hours' | 'money') => ledgerShares(facts, kind).filter(({ basis }) => basis !== 'nothing');
  return {
    partnership,
    review,
    content,
    sent,
    nameOf,
    publication: openTo(publication),
    before: before.map((one) => ({ ...one, publication: openTo(one.publication) })),
    spentBefore: before.findLast((one) => one.review.spent !== undefined)?.review.spent ?? [],
    hours: known('hours'),
    money: known('money'),
    offers: offers.filter(({ on }) => on >= (review.openedOn ?? review.opensOn)),
  };
};
