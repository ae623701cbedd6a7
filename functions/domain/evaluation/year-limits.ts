/** What the figures of a year cannot show, in plain words: part of every evaluation. */
import type { PublishedCohort } from '../cohort/published-cohort.ts';
import { endValues, type ValueFacts } from './year-value.ts';

export type LimitFacts = ValueFacts & {
  readonly published: readonly PublishedCohort[];
  /** Results that came after the evaluation, which stand below it. */
  readonly addenda: number;
};

const hidesSomething = ({ tables }: PublishedCohort): boolean =>
  tables.some(
    ({ rows, refused }) =>
      refused !== undefined ||
      rows.some(({ figures }) => figures.some(({ number, expected }) => number === 'c' || expected === 'c')),
  );

export const limitsOf = (facts: LimitFacts): string[] => {
  const { content, terms, spent, reached, published, addenda } = facts;
  const missing = terms.reduce((sum, { returns, asked }) => sum + asked - returns.length, 0);
  const withoutStart = content.purposes.flatMap(({ measures }) => measures).filter((one) => one.baseline === undefined);
  const said = (is: boolean, words: string): string[] => (is ? [words] : []);
  return [
    'We compare the end of the year with its start. We do not compare with schools that did none of this, so something else may have made the difference.',
    'How each purpose goes is what the schools themselves say.',
    'Where few pupils are meant, a figure can change by chance from one term to the next.',
    ...said(published.some(hidesSomething), 'Figures about small groups are hidden, so some gaps cannot be shown.'),
    ...said(published.length === 0, 'No figures about groups of pupils were sent, so we cannot say who gained most.'),
    ...said(missing > 0, `${missing} of the schools’ returns did not come. What was done there may not be counted.`),
    ...said(endValues(facts).length === 0, 'No school gave a value for any measure.'),
    ...said(
      withoutStart.length > 0,
      `${withoutStart.length === 1 ? 'One measure has' : `${withoutStart.length} measures have`} no value from the start, so the change is not known.`,
    ),
    ...said(spent.length === 0, 'What was spent was not written down, so costs are what schools say that they gave.'),
    ...said(
      spent.length > 0 && spent.length < content.money.spending.length,
      'What was spent is not known for every line of the budget, so costs may be higher.',
    ),
    ...said(
      reached.pupils === undefined,
      'How many pupils took part was not counted, so there is no cost for each pupil.',
    ),
    ...said(reached.pupils !== undefined, 'A pupil who took part once counts as much as one who came each week.'),
    ...said(
      addenda === 0,
      'Results that come after the summer are not in here. They can be added below when they are known.',
    ),
  ];
};
