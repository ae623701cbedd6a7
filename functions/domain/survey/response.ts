/** How many answered, of how many, and what that cannot say: a survey is read with its limits beside it. */
import type { Audience } from './survey.ts';

export type Responded = {
  readonly name: string;
  readonly answered: number;
  /** The pupils on the school's roll; nobody counts a school's staff. */
  readonly roll: number | undefined;
  /** More answers than people: none of them is counted. */
  readonly flooded?: boolean;
};

const answersOf = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

/** `12 of 210 pupils on the roll answered (6%)`; below one in a hundred: `less than 1%`. */
const rateWords = ({ answered, roll }: Responded): string => {
  if (roll === undefined || roll === 0) return `${answersOf(answered)}. How many could have answered is not known`;
  const share = Math.round((answered * 100) / roll);
  const percent = answered > 0 && share === 0 ? 'less than 1%' : `${Math.min(share, 100)}%`;
  return `${answered} of ${roll} pupils on the roll answered (${percent})`;
};

/** One line for each school whose answers count. */
export const responseLines = (schools: readonly Responded[]): string[] =>
  schools.filter(({ flooded }) => !flooded).map((one) => `${one.name}: ${rateWords(one)}.`);

/** What the numbers do not say, in one or two sentences. */
export const responseLimits = (audience: Audience): string => {
  const others = 'Those who did not answer may think otherwise.';
  return audience === 'pupils'
    ? `Only pupils who take part are asked, and nobody wrote down how many those are. Of them the share is higher. ${others}`
    : `Nobody wrote down how many staff were asked, so no share can be worked out. ${others}`;
};

/** Beside a change: two sets of people are compared. */
export const changeLimits =
  'The people who answered at the end may not be those who answered at the start, so part of a change can come from who answered. ' +
  'Changes are worked out before averages are rounded, so they can be 0.1 away from the averages shown.';
