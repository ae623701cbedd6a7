/** What the parties' answers to a renewal mean together, and who kept what they promised (DOMAIN R36, R38). */
import { type Amount, hours as hoursOf, sumOf } from '../amount.ts';
import type { Share } from '../ledger/give-and-take.ts';
import type { Term } from '../partnership/partnership.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { type TermlyReturn, thirdOf } from '../review/review.ts';
import { pounds } from '../wording.ts';

export type RenewalAnswer = {
  readonly party: string;
  readonly answer: 'renew' | 'renew-with-changes' | 'end' | 'none';
};

export type RenewalOutcome = {
  /** `mixed`: two or more stay and others do not, so those who stay are asked whether they go on without the others. */
  readonly kind: 'renewed' | 'renewed-with-changes' | 'mixed' | 'ended';
  /** Ids of the parties that want to go on. */
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
  /** Parties that gave no answer: they are not renewed by silence. */
  readonly silent: readonly string[];
};

/** A partnership has at least two parties. */
const fewestParties = 2;

/** Weighs one answer a party. Fewer than two that want to go on is an end. */
export const outcomeOfRenewal = (answers: readonly RenewalAnswer[]): RenewalOutcome => {
  const parties = (...wanted: RenewalAnswer['answer'][]): string[] =>
    answers.filter(({ answer }) => wanted.includes(answer)).map(({ party }) => party);
  const staying = parties('renew', 'renew-with-changes');
  const found = { staying, leaving: parties('end'), silent: parties('none') };
  if (staying.length < fewestParties) return { kind: 'ended', ...found };
  if (staying.length < answers.length) return { kind: 'mixed', ...found };
  return { kind: parties('renew-with-changes').length > 0 ? 'renewed-with-changes' : 'renewed', ...found };
};

export type ContinuingOutcome = {
  /** `ask-again`: some of those who were to stay will not, but two or more still would. */
  readonly kind: 'continues' | 'ask-again' | 'ended';
  readonly staying: readonly string[];
};

/** The second question: do those who stay go on without the others? Each round is smaller, so it comes to an end. */
export const outcomeOfContinuing = (staying: readonly string[], agreed: ReadonlySet<string>): ContinuingOutcome => {
  const still = staying.filter((party) => agreed.has(party));
  if (still.length < fewestParties) return { kind: 'ended', staying: still };
  return { kind: still.length === staying.length ? 'continues' : 'ask-again', staying: still };
};

/** What one school promised over the year, and did in the terms that it reported. Hours and pence. */
export type Scorecard = {
  readonly school: string;
  readonly hoursPromised: number;
  readonly hoursDone: Amount;
  readonly pencePromised: number;
  readonly penceDone: Amount;
  readonly hoursReceived: Amount;
  readonly penceReceived: Amount;
  /** Returns that came in. With fewer than the terms reviewed, what was done may be more than it shows. */
  readonly returns: number;
  /** Whether the school said anything: by a return, or by its own side of the ledger. */
  readonly heard: boolean;
  readonly kept: 'more' | 'as-promised' | 'less';
};

/** Share of a promise, either way, within which it counts as kept. */
const tolerance = 0.1;

const keptOf = (promised: number, done: number): Scorecard['kept'] => {
  if (done < promised * (1 - tolerance)) return 'less';
  return done > promised * (1 + tolerance) ? 'more' : 'as-promised';
};

/** What each school gave and got in all, where the ledger knows it better than the returns. */
export type GivenInAll = { readonly hours: readonly Share[]; readonly money: readonly Share[] };

/** The promise of the plan for these terms alone: a third of the year for each. */
export const promisedBy = (
  { schools }: Pick<ProposalContent, 'schools'>,
  terms: readonly Term['name'][],
): Pick<ProposalContent, 'schools'> => ({
  schools: schools.map(({ hours, pence, ...share }) => {
    const part = (yearly: number): number => terms.reduce((sum, term) => sum + thirdOf(yearly, term), 0);
    return {
      ...share,
      ...(hours !== undefined && { hours: part(hours) }),
      ...(pence !== undefined && { pence: part(pence) }),
    };
  }),
});

/** The promise scorecard, in the order of the proposal's schools. A school has kept less when either hours or money fell short. */
export const promiseScorecard = (
  content: Pick<ProposalContent, 'schools'>,
  returns: readonly TermlyReturn[],
  inAll?: GivenInAll,
): Scorecard[] =>
  content.schools.map(({ urn, hours = 0, pence = 0 }) => {
    const sent = returns.filter(({ school }) => school === urn);
    const total = (field: 'hoursGiven' | 'hoursReceived' | 'penceGiven' | 'penceReceived'): Amount =>
      sumOf(sent.map((one) => hoursOf(one[field] ?? 0)));
    const inLedger = (of: keyof GivenInAll): Share | undefined => inAll?.[of].find(({ school }) => school === urn);
    const hoursDone = inLedger('hours')?.given ?? total('hoursGiven');
    const penceDone = inLedger('money')?.given ?? total('penceGiven');
    const kept = [keptOf(hours, hoursDone), keptOf(pence, penceDone)];
    return {
      school: urn,
      hoursPromised: hours,
      hoursDone,
      pencePromised: pence,
      penceDone,
      hoursReceived: inLedger('hours')?.received ?? total('hoursReceived'),
      penceReceived: inLedger('money')?.received ?? total('penceReceived'),
      returns: sent.length,
      heard: sent.length > 0 || [inLedger('hours'), inLedger('money')].some((one) => one && one.told !== false),
      kept: kept.find((one) => one === 'less') ?? kept.find((one) => one === 'more') ?? 'as-promised',
    };
  });

/** For a school that said nothing: that is not nought, and may be much. */
export const noReturn = 'not known: no return came';

/** What a school gave of its promise, or that nobody knows: the one way in which it is said. */
export const givenOfPromise = (card: Scorecard): { readonly hours: string; readonly money: string } =>
  card.heard
    ? {
        hours: `${card.hoursDone} of ${card.hoursPromised} hours`,
        money: `${pounds(card.penceDone)} of ${pounds(card.pencePromised)}`,
      }
    : { hours: noReturn, money: noReturn };

/** The same in one sentence. */
export const givenInWords = (card: Scorecard, name: string): string => {
  const { hours, money } = givenOfPromise(card);
  return card.heard ? `${name} gave ${hours} and ${money}.` : `What ${name} gave is ${noReturn}.`;
};
