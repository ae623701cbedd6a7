/** Money in a proposal that does not add up. All sums are whole pence. */

import { sameName } from '../names.ts';
import { activeParties } from '../partnership/partnership.ts';
import { pounds } from '../wording.ts';
import { type Gap, type GapContext, gap, isBlank, missing } from './gap.ts';
import type { ProposalContent } from './proposal.ts';

const sumOf = (lines: readonly { pence: number }[]): number => lines.reduce((sum, { pence }) => sum + pence, 0);

/** What each school promises must stand among the income: from the school by name or URN, or from its party for all. */
const promisedMoneyGaps = (content: ProposalContent, context: GapContext): Gap[] =>
  activeParties(context).flatMap((party) => {
    const incomeFrom = (names: readonly string[]): number =>
      sumOf(content.money.income.filter(({ from }) => names.some((name) => sameName(from, name))));
    const schools = party.schools.flatMap((urn) => {
      const name = context.schools.find((school) => school.urn === urn)?.name ?? urn;
      const position = content.schools.findIndex((share) => share.urn === urn);
      const promised = content.schools[position]?.pence;
      return promised === undefined ? [] : [{ position, promised, name, listed: incomeFrom([name, urn]) }];
    });
    const promisedByAll = schools.reduce((sum, { promised }) => sum + promised, 0);
    const listedForAll = incomeFrom([party.name, ...party.schools, ...schools.map(({ name }) => name)]);
    if (promisedByAll === listedForAll) return [];
    return schools
      .filter(({ promised, listed }) => promised !== listed)
      .map(({ position, promised, name, listed }) =>
        gap(
          ['schools', position, 'pence'],
          `${name} puts in ${pounds(promised)}, but the income lists ${pounds(listed)} from it.`,
        ),
      );
  });

/** Spending above income, payments unsaid, limits below the sum they limit, and schools' money that is not income. */
export const moneyGaps = (content: ProposalContent, context: GapContext): Gap[] => {
  const { income, spending, payments } = content.money;
  const over = sumOf(spending) - sumOf(income);
  const sums = `the income is ${pounds(sumOf(income))}`;
  return [
    ...missing(over > 0, ['money', 'spending'], `Spending is ${pounds(over)} more than there is: ${sums}.`),
    ...missing(isBlank(payments), ['money', 'payments'], 'Say who pays whom and up to what, or that nobody pays.'),
    ...spending.flatMap(({ on, pence, limit }, i) => {
      const low = limit !== undefined && limit < pence;
      return missing(low, ['money', 'spending', i, 'limit'], `The limit for “${on}” is below what is planned.`);
    }),
    ...promisedMoneyGaps(content, context),
  ];
};
