/** How a partnership stands at the end of its story, counted in what is stored. */
import { inForceOn, lastDay } from '../../../functions/domain/agreement/agreement-chain.ts';
import { addDays } from '../../../functions/domain/calendar.ts';
import { activeParties, activeSchools, Partnership } from '../../../functions/domain/partnership/partnership.ts';
import type { PlainDate } from '../../../functions/domain/values.ts';
import { Evaluation, Review } from '../../../functions/records/year-kinds.ts';
import { type Counted, tallyOfItems } from './tally.ts';

export type Standing = {
  readonly partnership: string;
  readonly stage: string;
  /** Agreements that everybody signed, ever. */
  readonly agreements: number;
  readonly inForce?: { readonly number: number; readonly from: PlainDate; readonly until?: PlainDate };
  /** Parties and schools that are in on that day. */
  readonly parties: readonly string[];
  readonly schools: readonly string[];
  /** Parties that left, and their last day. */
  readonly left: Readonly<Record<string, PlainDate>>;
  /** Decisions that parties reached by their routes. */
  readonly votes: number;
  readonly signatures: number;
  /** Termly reviews that were held, and that were not. */
  readonly reviews: number;
  readonly skipped: number;
  /** What each evaluation came to, oldest first. */
  readonly evaluations: readonly string[];
  readonly setAside: number;
  readonly auditOk: boolean;
};

/** Of the one partnership among these items, on a date. Throws when there is none. */
export const standingOn = (items: readonly Counted[], on: PlainDate): Standing => {
  const ofKind = (kind: string) => items.filter(({ body }) => body._kind === kind).map(({ body }) => body);
  const [partnership] = ofKind('partnership').map((body) => Partnership.parse(body));
  if (!partnership) throw new Error('there is no partnership');
  const { decisions, signatures, reviews, setAside, auditOk } = tallyOfItems(items);
  const chain = partnership.agreements ?? [];
  const agreement = inForceOn(chain, on);
  const until = agreement && lastDay(agreement);
  const evaluations = ofKind('evaluation').map((body) => Evaluation.parse(body));
  return {
    partnership: partnership.id,
    stage: partnership.stage,
    agreements: chain.length,
    ...(agreement && {
      inForce: { number: agreement.number, from: agreement.inForceFrom, ...(until === undefined ? {} : { until }) },
    }),
    parties: activeParties(partnership).map(({ id }) => id),
    schools: activeSchools(partnership).map(({ urn }) => urn),
    left: Object.fromEntries(partnership.left.map(({ party, on: out }) => [party, addDays(out, -1)])),
    votes: decisions,
    signatures,
    reviews,
    skipped: ofKind('review').filter((body) => Review.parse(body).state === 'not-held').length,
    evaluations: evaluations
      .toSorted((one, other) => one.id.localeCompare(other.id))
      .map(({ outcome }) => outcome ?? 'open'),
    setAside,
    auditOk,
  };
};
