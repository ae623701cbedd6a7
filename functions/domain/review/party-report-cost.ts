/** Time and money of a board's two pages: its own schools against their promise, then all schools together. */
import { sumOf as exactSum, hours } from '../amount.ts';
import { noReturn } from '../evaluation/evaluation.ts';
import type { Share } from '../ledger/give-and-take.ts';
import { pounds } from '../wording.ts';
import type { PartyReview } from './party-review.ts';
import { thirdOf } from './review.ts';

type Amount = 'hours' | 'pence';

const promisedOf = ({ content, term }: PartyReview, urn: string, what: Amount): number | undefined => {
  const yearly = content.schools.find((share) => share.urn === urn)?.[what];
  return yearly === undefined ? undefined : thirdOf(yearly, term);
};

const ofPromise = (given: number | undefined, promised: number | undefined, say: (value: number) => string): string => {
  if (given === undefined) return noReturn;
  return promised === undefined ? say(given) : `${say(given)} of ${say(promised)}`;
};

/** The sum of what is known; nothing when nothing is. */
const sumOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : exactSum(known.map(hours));
};

const moneyOr = (pence: number | undefined): string => (pence === undefined ? 'not said' : pounds(pence));
const hoursOr = (value: number | undefined): string => (value === undefined ? 'not said' : String(value));

export const costRows = (review: PartyReview): string[][] => {
  const { own, schools, hours: time, money } = review;
  const shareIn = (shares: readonly Share[], urn: string) =>
    shares.find(({ school, told }) => school === urn && told !== false);
  const urns = schools.map(({ urn }) => urn);
  const row = (name: string, of: readonly string[]): string[] => [
    name,
    ofPromise(
      sumOf(of.map((urn) => shareIn(time, urn)?.given)),
      sumOf(of.map((urn) => promisedOf(review, urn, 'hours'))),
      String,
    ),
    hoursOr(sumOf(of.map((urn) => shareIn(time, urn)?.received))),
    ofPromise(
      sumOf(of.map((urn) => shareIn(money, urn)?.given)),
      sumOf(of.map((urn) => promisedOf(review, urn, 'pence'))),
      pounds,
    ),
    moneyOr(sumOf(of.map((urn) => shareIn(money, urn)?.received))),
  ];
  return [...own.map(({ urn, name }) => row(name, [urn])), row('All schools', urns)];
};

/** Each line of the budget with what was spent on it; none while nobody has said what was spent. */
export const spendingRows = ({ content, spent }: Pick<PartyReview, 'content' | 'spent'>): string[][] => {
  if (spent.length === 0) return [];
  const planned = content.money.spending;
  const rows = planned.map(({ on, pence }) => {
    const found = spent.find((one) => one.on === on);
    return [on, pounds(pence), found ? pounds(found.pence) : 'not said'];
  });
  const total = (lines: readonly { readonly pence: number }[]): string =>
    pounds(lines.reduce((sum, { pence }) => sum + pence, 0));
  const all = planned.every(({ on }) => spent.some((one) => one.on === on));
  return [...rows, ['In all', total(planned), all ? total(spent) : `at least ${total(spent)}`]];
};
