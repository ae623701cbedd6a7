/** How a sealed document that somebody holds a copy of stands on a day. */
import { addDays } from '../calendar.ts';
import { londonDate } from '../london.ts';
import type { PlainDate } from '../values.ts';
import type { Agreement, Ending } from './agreement.ts';
import { begunBy, inForceOn, lastDay, type SealedText } from './agreement-chain.ts';

export type CopyStanding =
  /** Signed by all, and what holds. `until`: its last day, if it has one. */
  | { readonly is: 'in-force'; readonly since: PlainDate; readonly until?: PlainDate }
  /** Its last day has passed; it goes on by its own clause while boards decide. */
  | { readonly is: 'carried'; readonly since: PlainDate; readonly until: PlainDate }
  /** Signed by all, and its first day is still to come. */
  | { readonly is: 'begins'; readonly on: PlainDate }
  /** Another has taken its place. `by`: that one's proposal and version; `until`: its own last day. */
  | {
      readonly is: 'replaced';
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly by: { readonly proposal: string; readonly version: number };
    }
  /** Its time is over. `on`: its last day, or the day on which it was ended before. */
  | { readonly is: 'ended'; readonly from: PlainDate; readonly on: PlainDate; readonly because: Ending }
  /** Not everybody has signed it yet. */
  | { readonly is: 'being-signed' }
  /** It was never in force, and will not be. */
  | { readonly is: 'stopped' };

/** What there is to judge a copy by: every sealed text of the partnership, and its agreements. */
export type Sealings = { readonly sealed: readonly SealedText[]; readonly chain: readonly Agreement[] };

const dayOf = (at: string): PlainDate => londonDate(new Date(at));

const notBefore = (first: PlainDate, date: PlainDate): PlainDate => (date < first ? first : date);

const isNewer = (one: SealedText, other: SealedText): boolean =>
  one.madeAt === other.madeAt
    ? one.proposal === other.proposal && one.version > other.version
    : one.madeAt > other.madeAt;

const isNewest = (all: readonly SealedText[], text: SealedText): boolean =>
  !all.some((other) => other.document === text.document && isNewer(other, text));

const over = (from: PlainDate, agreement: Agreement, last: PlainDate): CopyStanding => ({
  is: 'ended',
  from,
  on: agreement.endedOn ?? last,
  because: agreement.endedBecause ?? 'time-over',
});

const ofAgreement = (chain: readonly Agreement[], agreement: Agreement, today: PlainDate): CopyStanding => {
  const { inForceFrom: since, until, carriedTo } = agreement;
  const next = chain.find(({ number }) => number === agreement.number + 1);
  const last = lastDay(agreement);
  const isReplaced = next !== undefined && next.inForceFrom <= today;
  if (isReplaced && (last === undefined || next.inForceFrom <= addDays(last, 1))) {
    const { proposal, version, inForceFrom } = next;
    return {
      is: 'replaced',
      from: since,
      until: notBefore(since, addDays(inForceFrom, -1)),
      by: { proposal, version },
    };
  }
  if (agreement.endedOn !== undefined && agreement.endedOn < since) return { is: 'stopped' };
  if (last !== undefined && last < today) return over(since, agreement, last);
  if (since > today) return { is: 'begins', on: since };
  if (carriedTo !== undefined && until !== undefined && until < today)
    return { is: 'carried', since, until: carriedTo };
  return { is: 'in-force', since, ...(last === undefined ? {} : { until: last }) };
};

/** A data agreement holds from its last signature until a newer one does, and never longer than the agreements. */
const ofSharing = (
  { sealed, chain }: Sealings,
  text: SealedText,
  signedOn: PlainDate,
  today: PlainDate,
): CopyStanding => {
  const next = sealed
    .filter(({ document, completeAt }) => document === 'data-agreement' && completeAt !== undefined)
    .toSorted((one, other) => (one.completeAt ?? '').localeCompare(other.completeAt ?? ''))
    .find((other) => (other.completeAt ?? '') >= (text.completeAt ?? '') && isNewer(other, text));
  if (next?.completeAt !== undefined && dayOf(next.completeAt) <= today) {
    const { proposal, version } = next;
    const until = notBefore(signedOn, addDays(dayOf(next.completeAt), -1));
    return { is: 'replaced', from: signedOn, until, by: { proposal, version } };
  }
  const agreement = inForceOn(chain, today) ?? begunBy(chain, today);
  if (agreement === undefined) return { is: 'in-force', since: signedOn };
  const last = lastDay(agreement);
  if (last === undefined || last >= today) return { is: 'in-force', since: signedOn, ...(last ? { until: last } : {}) };
  if (last < signedOn && agreement.endedOn === undefined) return { is: 'in-force', since: signedOn };
  return over(signedOn, agreement, last);
};

/** How one sealed text stands on a day. */
export const standingOfCopy = (sealings: Sealings, text: SealedText, today: PlainDate): CopyStanding => {
  if (text.completeAt === undefined)
    return text.stoppedAt !== undefined || !isNewest(sealings.sealed, text)
      ? { is: 'stopped' }
      : { is: 'being-signed' };
  if (text.document === 'data-agreement') return ofSharing(sealings, text, dayOf(text.completeAt), today);
  const agreement = sealings.chain.find(({ seal }) => seal === text.seal);
  return agreement ? ofAgreement(sealings.chain, agreement, today) : { is: 'stopped' };
};
