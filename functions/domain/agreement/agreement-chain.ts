/**
 * The agreements of a partnership, one for each full text that was ever signed by all, in the order in which they begin.
 * What is in force is a function of a date: signed in July for 1 September is "signed, begins on 1 September".
 */
import { addDays } from '../calendar.ts';
import { londonDate } from '../london.ts';
import type { PlainDate } from '../values.ts';
import type { Agreement, Ending } from './agreement.ts';

/** What the documents of a partnership say of one text. */
export type SealedText = {
  readonly document: 'mou' | 'data-agreement';
  readonly proposal: string;
  readonly version: number;
  readonly seal: string;
  readonly madeAt: string;
  readonly completeAt?: string | undefined;
  readonly stoppedAt?: string | undefined;
};

export type TextTerm = { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined };
/** A partnership that is over, and since when. */
export type PartnershipEnd = { readonly on: PlainDate; readonly because: Ending };

const later = (one: PlainDate, other: PlainDate | undefined): PlainDate =>
  other !== undefined && other > one ? other : one;

const dayOf = (at: string): PlainDate => londonDate(new Date(at));

/**
 * The chain of a partnership whose agreements were kept only as documents. `termOf`: the dates in the text of a proposal's
 * version.
 */
export const chainFrom = (
  sealed: readonly SealedText[],
  termOf: (proposal: string, version: number) => TextTerm | undefined,
  end?: PartnershipEnd,
): Agreement[] => {
  const signed = sealed.flatMap(({ document, proposal, version, seal, completeAt }) => {
    if (document !== 'mou' || completeAt === undefined) return [];
    const { from, until } = termOf(proposal, version) ?? {};
    const signedOn = dayOf(completeAt);
    const dates = { signedOn, inForceFrom: later(signedOn, from), ...(until === undefined ? {} : { until }) };
    return [{ completeAt, agreement: { proposal, version, seal, ...dates } }];
  });
  const inOrder = signed.toSorted(
    (one, other) =>
      one.agreement.inForceFrom.localeCompare(other.agreement.inForceFrom) ||
      one.completeAt.localeCompare(other.completeAt) ||
      one.agreement.version - other.agreement.version,
  );
  const chain = inOrder.map(({ agreement }, at): Agreement => ({ number: at + 1, ...agreement }));
  return end === undefined ? chain : endedChain(chain, end);
};

/** Every agreement whose time is not over by itself is over from that day. */
export const endedChain = (chain: readonly Agreement[], { on, because }: PartnershipEnd): Agreement[] =>
  chain.map((agreement) => {
    if (agreement.endedOn !== undefined) return agreement;
    const last = lastDay(agreement);
    return last !== undefined && last < on ? agreement : { ...agreement, endedOn: on, endedBecause: because };
  });

/** The last day on which an agreement holds if no other takes its place; none when it has no end. */
export const lastDay = ({ until, carriedTo, endedOn }: Agreement): PlainDate | undefined => {
  const planned = carriedTo ?? until;
  if (endedOn === undefined) return planned;
  const before = addDays(endedOn, -1);
  return planned !== undefined && planned < before ? planned : before;
};

/** The agreement that had begun last by this date, whether or not it is over. */
export const begunBy = (chain: readonly Agreement[], date: PlainDate): Agreement | undefined =>
  chain.filter(({ inForceFrom }) => inForceFrom <= date).at(-1);

/** The one agreement in force on a date: the newest that has begun, unless its time is over. */
export const inForceOn = (chain: readonly Agreement[], date: PlainDate): Agreement | undefined => {
  const newest = begunBy(chain, date);
  if (newest === undefined) return undefined;
  const last = lastDay(newest);
  return last !== undefined && last < date ? undefined : newest;
};

/** The agreement that is signed by all and begins after this date, if there is one: the next. */
export const beginsAfter = (chain: readonly Agreement[], date: PlainDate): Agreement | undefined =>
  chain.find(({ inForceFrom }) => inForceFrom > date);

type Signed = Pick<Agreement, 'proposal' | 'version' | 'seal' | 'signedOn'> & TextTerm;

/** The agreement that a text becomes once everybody has signed it: it begins with its text, and never before the last one. */
export const nextAgreement = (chain: readonly Agreement[], { from, until, ...signed }: Signed): Agreement => {
  const last = chain.at(-1);
  return {
    number: (last?.number ?? 0) + 1,
    ...signed,
    inForceFrom: later(later(signed.signedOn, from), last?.inForceFrom),
    ...(until === undefined ? {} : { until }),
  };
};
