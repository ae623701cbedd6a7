/**
 * What a year came to in figures (DOMAIN R35): how the work was done, what changed, and what one pupil and one result cost.
 * Each figure with where it comes from. What is not known is said to be.
 */

import { sumOf } from '../amount.ts';
import type { GroupGap } from '../cohort/group-gap.ts';
import type { Measure, ProposalContent } from '../proposal/proposal.ts';
import type { TermlyReturn } from '../review/review.ts';
import { yearName } from '../review/year-groups.ts';
import { questionWords, type SurveyChange, type SurveyWave } from '../survey/survey.ts';
import { countOf, pounds } from '../wording.ts';
import type { GivenInAll } from './evaluation.ts';

export type Figure = { readonly what: string; readonly value: string; readonly source: string };

export type ValueFacts = {
  readonly content: Pick<ProposalContent, 'purposes' | 'money' | 'activities'>;
  /** Terms whose review was held, oldest first, with what schools sent. */
  readonly terms: readonly {
    readonly term: string;
    readonly returns: readonly TermlyReturn[];
    readonly asked: number;
  }[];
  /** Reviews of the year, held or not. */
  readonly reviews: number;
  readonly inAll: GivenInAll;
  /** Pence, by line of the budget; nothing when nobody has said. */
  readonly spent: readonly { readonly on: string; readonly pence: number }[];
  /** As the lead counts them. */
  readonly reached: { readonly pupils?: number | undefined; readonly staff?: number | undefined };
  readonly gaps: readonly GroupGap[];
  /** Meetings that were noted. */
  /** Surveys that closed at the start and at the end. */
  readonly surveys?: readonly {
    readonly wave: Pick<SurveyWave, 'audience' | 'about'>;
    readonly changes: readonly SurveyChange[];
  }[];
  readonly meetings: { readonly held: number; readonly noted: number };
};

/** One measure at one school, at the last review that has a value of it. */
export type EndValue = {
  readonly measure: Measure;
  readonly purpose: string;
  readonly school: string;
  readonly end: number;
  /** Nothing where there is no target. */
  readonly reached?: boolean;
};

const isReached = ({ better, target }: Measure, value: number): boolean | undefined => {
  if (target === undefined) return undefined;
  return better === 'lower' ? value <= target : value >= target;
};

/** Every measure's last value, school by school, in the order of the plan. */
export const endValues = ({ content, terms }: Pick<ValueFacts, 'content' | 'terms'>): EndValue[] => {
  const newest = terms.toReversed().flatMap(({ returns }) => returns);
  const schools = [...new Set(terms.flatMap(({ returns }) => returns.map(({ school }) => school)))];
  return content.purposes.flatMap(({ id, title, measures }) =>
    measures.flatMap((measure) =>
      schools.flatMap((school): EndValue[] => {
        const found = newest
          .filter((sent) => sent.school === school)
          .flatMap(({ purposes }) => purposes.find(({ purpose }) => purpose === id)?.values ?? [])
          .find((value) => value.measure === measure.name);
        if (!found) return [];
        const reached = isReached(measure, found.value);
        return [{ measure, purpose: title, school, end: found.value, ...(reached !== undefined && { reached }) }];
      }),
    ),
  );
};

const notKnown = 'not known';

export const processFigures = ({ content, terms, reviews, meetings }: ValueFacts): Figure[] => {
  const came = terms.reduce((sum, { returns }) => sum + returns.length, 0);
  const asked = terms.reduce((sum, term) => sum + term.asked, 0);
  return [
    { what: 'Reviews held', value: `${terms.length} of ${reviews}`, source: 'This system' },
    { what: 'Returns that schools sent', value: `${came} of ${asked}`, source: 'This system' },
    {
      what: 'Meetings that took place',
      value: meetings.noted === 0 ? notKnown : `${meetings.held} of ${meetings.noted} noted`,
      source: 'What people noted after each meeting',
    },
    { what: 'Activities in the agreement', value: String(content.activities.length), source: 'The signed agreement' },
  ];
};

const gapWords = (points: number): string => (points < 0 ? `${-points} ahead` : `${points} behind`);

const gapFigure = ({ year, subject, group, others, points }: GroupGap): Figure[] => {
  const known = points.filter((point) => point !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined) return [];
  return [
    {
      what: `${subject}, ${yearName(year)}: ${group} beside ${others}`,
      value: `from ${gapWords(first)} to ${gapWords(last)}, in percentage points`,
      source: 'Figures about groups that were published after each review',
    },
  ];
};

/** All schools together; what is hidden says nothing. */
const surveyFigures = ({ wave, changes }: NonNullable<ValueFacts['surveys']>[number]): Figure[] =>
  changes.flatMap(({ question, school, before, after }) =>
    school !== undefined || before === 'hidden' || after === 'hidden'
      ? []
      : [
          {
            what: `“${questionWords(question, wave.audience, wave.about)}”`,
            value: `from ${before.mean.toFixed(1)} to ${after.mean.toFixed(1)}, of 5`,
            source: `Survey of ${wave.audience}: ${before.answered} answers at the start, ${after.answered} at the end`,
          },
        ],
  );

export const impactFigures = (facts: ValueFacts): Figure[] => {
  const ends = endValues(facts).filter(({ reached }) => reached !== undefined);
  const met = ends.filter(({ reached }) => reached).length;
  return [
    {
      what: 'Targets reached, counting each measure at each school',
      value: ends.length === 0 ? notKnown : `${met} of ${ends.length}`,
      source: 'The schools’ own values, in their last returns',
    },
    ...facts.gaps.flatMap(gapFigure),
    ...(facts.surveys ?? []).flatMap(surveyFigures),
  ];
};

const inHundredths = (value: number): number => Math.round(value * 100) / 100;

/** What was spent; where nobody has said, what the schools gave. */
const costOf = ({ spent, inAll }: ValueFacts): { pence: number; source: string } | undefined => {
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  if (spent.length > 0)
    return { pence: sum(spent.map(({ pence }) => pence)), source: 'What the lead wrote down at the last review' };
  const given = sumOf(inAll.money.map((share) => share.given));
  return given > 0 ? { pence: given, source: 'What schools say that they gave' } : undefined;
};

export const valueFigures = (facts: ValueFacts): Figure[] => {
  const cost = costOf(facts);
  const hours = sumOf(facts.inAll.hours.map(({ given }) => given));
  const found = endValues(facts).filter(({ reached }) => reached !== undefined);
  const [met, ends] = [found.filter(({ reached }) => reached).length, found.length];
  const { pupils, staff } = facts.reached;
  const counted = 'The lead’s own count';
  return [
    { what: 'Money', value: cost ? pounds(cost.pence) : notKnown, source: cost?.source ?? 'Nobody has said' },
    { what: 'Staff time', value: countOf(hours, 'hour'), source: 'The ledger of give and take, or the returns' },
    { what: 'Pupils who took part', value: pupils === undefined ? notKnown : String(pupils), source: counted },
    ...(staff === undefined ? [] : [{ what: 'Staff who took part', value: String(staff), source: counted }]),
    {
      what: 'Cost for each pupil',
      value: cost && pupils ? pounds(Math.round(cost.pence / pupils)) : notKnown,
      source:
        cost && pupils
          ? `${pounds(cost.pence)}, shared by ${countOf(pupils, 'pupil')} who took part`
          : 'Money, shared by the pupils who took part',
    },
    {
      what: 'Hours for each target reached',
      value: met > 0 ? String(inHundredths(hours / met)) : met === 0 && hours > 0 ? 'no target reached' : notKnown,
      source:
        met > 0
          ? `${countOf(hours, 'hour')}, shared by ${countOf(met, 'target')} reached of ${ends}`
          : 'Staff time, shared by the targets reached',
    },
  ];
};
