/**
 * A short survey of pupils or staff, before and after (DOMAIN R37). Only counts of answers are kept: nobody's answers stand
 * together, and nothing says who gave them or when.
 */
import * as z from 'zod';
import { Line, PlainDate, Slug, Urn } from '../values.ts';

export const audiences = ['pupils', 'staff'] as const;
export type Audience = (typeof audiences)[number];
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];
export const surveyQuestions = ['interest', 'confidence', 'trust'] as const;
export type SurveyQuestion = (typeof surveyQuestions)[number];

/** What is read aloud or answered on a phone; `about`: "science". From 1, not at all, to 5, very much. */
export const questionWords = (question: SurveyQuestion, audience: Audience, about: string): string => {
  if (audience === 'pupils')
    return {
      interest: `I can see myself doing ${about} when I am older`,
      confidence: `I feel sure of myself in ${about}`,
      trust: 'I feel safe and welcome with the other schools',
    }[question];
  return {
    interest: `I want to do more ${about} with the other schools`,
    confidence: `What we do together makes me more sure of how I teach ${about}`,
    trust: 'I trust the other schools to do what they say',
  }[question];
};

/** One survey of one audience: `before` and `after` with the same `about` belong together. */
export const SurveyWave = z.strictObject({
  id: z.string(),
  /** The academic year: `202526`. */
  year: z.string(),
  audience: z.enum(audiences),
  moment: z.enum(moments),
  about: Line,
  openedOn: PlainDate,
  /** The last day on which answers are taken. */
  closesOn: PlainDate,
  /** When it was closed before that. */
  closedOn: PlainDate.optional(),
  schools: z.array(Urn),
  by: Slug,
  /** Links that a school gave up, with every answer that had come by them, each time one. */
  voided: z.array(z.strictObject({ school: Urn, on: PlainDate, by: Slug })).optional(),
});
export type SurveyWave = z.infer<typeof SurveyWave>;

export const isTaking = ({ closesOn, closedOn }: SurveyWave, today: PlainDate): boolean =>
  closedOn === undefined && today <= closesOn;

/** Which of a school's links is the one that counts, from 0: each that was given up makes way for the next. */
export const linkRound = ({ voided = [] }: SurveyWave, school: string): number =>
  voided.filter((one) => one.school === school).length;

/** How often each answer from 1 to 5 was given. */
const Answers = z.array(z.number().int().min(0)).length(5);
export const SurveyCounts = z.strictObject({ interest: Answers, confidence: Answers, trust: Answers });
export type SurveyCounts = z.infer<typeof SurveyCounts>;

export const noAnswers = (): SurveyCounts => ({
  interest: [0, 0, 0, 0, 0],
  confidence: [0, 0, 0, 0, 0],
  trust: [0, 0, 0, 0, 0],
});

export type SurveyAnswer = Readonly<Partial<Record<SurveyQuestion, number>>>;

export const withAnswer = (counts: SurveyCounts, answer: SurveyAnswer): SurveyCounts => {
  const added = (question: SurveyQuestion): number[] =>
    counts[question].map((count, at) => (answer[question] === at + 1 ? count + 1 : count));
  return { interest: added('interest'), confidence: added('confidence'), trust: added('trust') };
};

export const together = (all: readonly SurveyCounts[]): SurveyCounts => {
  const sum = (question: SurveyQuestion): number[] =>
    [0, 1, 2, 3, 4].map((at) => all.reduce((total, counts) => total + (counts[question][at] ?? 0), 0));
  return { interest: sum('interest'), confidence: sum('confidence'), trust: sum('trust') };
};

const answeredIn = (answers: readonly number[]): number => answers.reduce((sum, count) => sum + count, 0);

/** How many answered at least one question, at the least: one press answers each question at most once. */
export const pressesIn = (counts: SurveyCounts): number =>
  Math.max(...surveyQuestions.map((question) => answeredIn(counts[question])));

/** Beside the roll: who was not sure that it had gone, and who joined since the roll was counted. */
const spare = (roll: number): number => Math.max(2, Math.round(roll / 20));

/** More answers than there are people to give them. `roll`: a school's pupils; nobody counts a school's staff. */
export const isFlooded = (presses: number, roll: number | undefined): boolean =>
  roll !== undefined && presses > roll + spare(roll);

/**
 * What may be shown of one question: how many answered, what their answers come to, and the mean in tenths. `hidden`: too
 * few, all alike, or so near an end that nearly everybody's answer is known.
 */
export type Shown = { readonly answered: number; readonly sum: number; readonly mean: number } | 'hidden';

/** Fewer than this in a sum, and one could take off its own and be left with another's. */
const fewestInTotal = 3;

const sumIn = (answers: readonly number[]): number => answers.reduce((total, count, at) => total + count * (at + 1), 0);

/** As in a table of figures: fewer than so many, or fewer steps than that from an end of the scale, and one answer stands out. */
const isSmall = (answers: readonly number[], threshold: number): boolean => {
  const [answered, sum] = [answeredIn(answers), sumIn(answers)];
  return Math.min(answered, sum - answered, 5 * answered - sum) < threshold;
};

const shownOf = (answers: readonly number[], threshold: number): Shown => {
  const [answered, sum] = [answeredIn(answers), sumIn(answers)];
  // Where all say the same, the mean tells what each of them said.
  if (isSmall(answers, threshold) || answers.some((count) => count === answered)) return 'hidden';
  return { answered, sum, mean: Math.round((sum * 10) / answered) / 10 };
};

export type SchoolCounts = {
  readonly school: string;
  readonly counts: SurveyCounts;
  /** So many answers came from so many pupils: nobody can say which are true, so none of them is in `counts`. */
  readonly flooded?: { readonly presses: number; readonly roll: number };
};
export type QuestionResult = {
  readonly question: SurveyQuestion;
  readonly all: Shown;
  readonly schools: readonly { readonly school: string; readonly shown: Shown }[];
};

/**
 * Whether the total can stand beside what is shown: none of the schools is hidden, or so many that whoever knows one of them
 * is still left with several of which the answers together could be shown.
 */
const totalMayShow = (hidden: readonly (readonly number[])[], threshold: number): boolean => {
  const told = hidden.filter((answers) => answeredIn(answers) > 0);
  if (told.length === 0) return true;
  const allBut = (known: number): number[] =>
    [0, 1, 2, 3, 4].map((step) => told.reduce((sum, one, at) => sum + (at === known ? 0 : (one[step] ?? 0)), 0));
  return told.length >= fewestInTotal && told.every((_, known) => !isSmall(allBut(known), threshold));
};

/** What everybody may see of a wave that has closed. While one is open nothing is: two looks would tell one answer. */
export const surveyResults = (counts: readonly SchoolCounts[], threshold: number): QuestionResult[] =>
  surveyQuestions.map((question) => {
    const schools = counts.map(({ school, counts: own }) => ({
      school,
      shown: shownOf(own[question], threshold),
      answers: own[question],
    }));
    const hidden = schools.flatMap(({ shown, answers }) => (shown === 'hidden' ? [answers] : []));
    const some = schools.filter(({ answers }) => answeredIn(answers) > 0);
    const may = some.length >= fewestInTotal && totalMayShow(hidden, threshold);
    const all = may ? shownOf(together(counts.map((one) => one.counts))[question], threshold) : 'hidden';
    return { question, all, schools: schools.map(({ school, shown }) => ({ school, shown })) };
  });

export type SurveyChange = {
  readonly question: SurveyQuestion;
  /** Nothing: all schools together. */
  readonly school?: string;
  readonly before: Shown;
  readonly after: Shown;
  /** In tenths of a step from 1 to 5; nothing where either is hidden. */
  readonly change?: number;
};

/** From all answers, rounded once and at the end: two rounded averages can be a tenth out. */
const changeOf = (before: Shown, after: Shown): { readonly change?: number } => {
  if (before === 'hidden' || after === 'hidden') return {};
  const steps = after.sum * before.answered - before.sum * after.answered;
  const tenths = Math.round((Math.abs(steps) * 10) / (before.answered * after.answered));
  return { change: tenths === 0 ? 0 : (Math.sign(steps) * tenths) / 10 };
};

/** What changed from before to after: all schools first, then each that was asked both times. */
export const surveyChange = (before: readonly QuestionResult[], after: readonly QuestionResult[]): SurveyChange[] =>
  surveyQuestions.flatMap((question): SurveyChange[] => {
    const first = before.find((one) => one.question === question);
    const last = after.find((one) => one.question === question);
    if (!first || !last) return [];
    const schools = first.schools.flatMap(({ school, shown }): SurveyChange[] => {
      const then = last.schools.find((one) => one.school === school);
      return then ? [{ question, school, before: shown, after: then.shown, ...changeOf(shown, then.shown) }] : [];
    });
    return [{ question, before: first.all, after: last.all, ...changeOf(first.all, last.all) }, ...schools];
  });
