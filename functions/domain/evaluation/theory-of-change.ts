/** How the work is meant to lead to what it is for (DOMAIN R35): what goes in, what is done, what changes, what for. */
import type { ProposalContent } from '../proposal/proposal.ts';
import { yearName } from '../review/year-groups.ts';
import { countOf, pounds } from '../wording.ts';

export type TheoryLane = {
  readonly purpose: string;
  /** Activities that serve it. */
  readonly does: readonly string[];
  /** How it would be seen that it has worked: success criteria, and measures with their way. */
  readonly changes: readonly string[];
};

export type Theory = {
  readonly inputs: readonly string[];
  readonly lanes: readonly TheoryLane[];
  readonly impact: readonly string[];
};

type Planned = Pick<ProposalContent, 'purposes' | 'activities' | 'schools' | 'money' | 'purpose' | 'aims'>;

const inputsOf = ({ schools, money }: Planned): string[] => {
  const hours = schools.reduce((sum, share) => sum + (share.hours ?? 0), 0);
  const ownMoney = schools.reduce((sum, share) => sum + (share.pence ?? 0), 0);
  const income = money.income.reduce((sum, { pence }) => sum + pence, 0);
  return [
    countOf(schools.length, 'school'),
    ...(hours > 0 ? [`${hours} hours of staff time`] : []),
    ...(income > 0 || ownMoney > 0 ? [pounds(Math.max(income, ownMoney))] : []),
  ];
};

const activityWords = ({ title, years }: Planned['activities'][number]): string =>
  years.length === 0 ? title : `${title} (${years.map(yearName).join(', ')})`;

const measureWords = ({ name, unit, baseline, target }: Planned['purposes'][number]['measures'][number]): string => {
  if (target === undefined) return name;
  return baseline === undefined ? `${name}: to ${target} ${unit}` : `${name}: from ${baseline} to ${target} ${unit}`;
};

/** The sentence that says what it is all for: the first of the overall purpose. */
const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/su.exec(text.trim())?.[0] ?? text.trim();

export const theoryOf = (content: Planned): Theory => {
  const lanes = content.purposes.map(({ id, title, success, measures }) => ({
    purpose: title,
    does: content.activities.filter(({ purpose }) => purpose === id).map(activityWords),
    changes: [...measures.map(measureWords), ...(measures.length === 0 ? success : [])],
  }));
  const others = content.activities.filter(({ purpose }) => !content.purposes.some(({ id }) => id === purpose));
  return {
    inputs: inputsOf(content),
    lanes:
      others.length === 0 ? lanes : [...lanes, { purpose: 'Other work', does: others.map(activityWords), changes: [] }],
    impact: [
      ...(content.purpose.trim() === '' ? [] : [firstSentence(content.purpose)]),
      ...content.aims.map(({ what }) => what),
    ],
  };
};
