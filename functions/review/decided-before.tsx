/** What the review before decided, carried into the next return: is it done? (DOMAIN R33) */
import { type NameOf, readNames } from '../asking/names.ts';
import { type DecisionDone, decisionsDone, type TermlyReturn } from '../domain/review/review.ts';
import { longDate } from '../domain/wording.ts';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Radios } from '../pages/components/radios.tsx';
import type { Outside } from '../ports.ts';
import { readReviews } from '../records/reviews.ts';
import type { Review, ReviewDecision } from '../records/year-kinds.ts';
import { reviewName } from './review-words.ts';

export type DecidedBefore = {
  readonly review: Review;
  readonly decisions: readonly ReviewDecision[];
  readonly nameOf: NameOf;
};

/** The last review before this one that decided something; nothing before the first. */
export const readDecidedBefore = async (
  outside: Outside,
  partnership: string,
  review: Review,
): Promise<DecidedBefore | undefined> => {
  const before = (await readReviews(outside, partnership)).findLast(
    (one) => one.dueOn < review.dueOn && one.state === 'decided' && one.decisions.length > 0,
  );
  if (!before) return undefined;
  return { review: before, decisions: before.decisions, nameOf: await readNames(outside, partnership) };
};

export const decidedField = (at: number): string => `decided-${at + 1}`;
type Whats = readonly Pick<ReviewDecision, 'what'>[];

export const decidedBoxes = (decided: TermlyReturn['decided'] = [], decisions: Whats = []): Record<string, string> =>
  Object.fromEntries(
    decisions.map(({ what }, at) => [decidedField(at), decided.find((one) => one.what === what)?.done ?? '']),
  );

const doneIn = (typed: string | undefined): DecisionDone | undefined => decisionsDone.find((one) => one === typed);

/** What was picked; what was left open is left out. */
export const decidedIn = (
  boxes: Readonly<Record<string, string>>,
  decisions: Whats = [],
): Pick<TermlyReturn, 'decided'> => {
  const decided = decisions.flatMap(({ what }, at) => {
    const done = doneIn(boxes[decidedField(at)]);
    return done ? [{ what, done }] : [];
  });
  return decided.length === 0 ? {} : { decided };
};

const items = [
  { value: 'done', text: 'Done' },
  { value: 'partly', text: 'Partly' },
  { value: 'not-yet', text: 'Not yet' },
];

export function DecidedLastTime({
  before,
  boxes,
}: {
  before: DecidedBefore | undefined;
  boxes: Readonly<Record<string, string>>;
}) {
  if (!before) return null;
  const { decisions, nameOf, review } = before;
  const hint = ({ who, by }: ReviewDecision): string | undefined => {
    const said = [who === undefined ? '' : nameOf(who), by === undefined ? '' : `by ${longDate(by)}`].filter(Boolean);
    return said.length === 0 ? undefined : said.join(', ');
  };
  return (
    <Fieldset legend="What we decided last time: is it done?" legendSize="m">
      <p class="govuk-body">
        The {reviewName(review)} decided this. Say how it looks from your school. Leave open what does not touch you.
      </p>
      {decisions.map((decision, at) => (
        <Radios
          name={decidedField(at)}
          legend={decision.what}
          hint={hint(decision)}
          items={items}
          value={boxes[decidedField(at)]}
          small
          inline
        />
      ))}
    </Fieldset>
  );
}
