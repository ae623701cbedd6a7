/** The case for a senior team: eight answers on one A4 page (R5). */
import type { Paper } from '../paper.ts';
import { travelFor } from '../register/travel-cost.ts';
import type { PlainDate } from '../values.ts';
import { longDate, pounds } from '../wording.ts';
import { type CaseAnswers, caseQuestionNames, caseQuestions, type Search } from './search.ts';

const meetingsAYear = 6;

/** What can be worked out before anybody writes: an estimate, and said to be one. */
export const suggestedAnswers = (kilometres: readonly number[], today: PlainDate): CaseAnswers => {
  const trips = kilometres.map((straight) => travelFor(straight, today));
  const farthest = Math.max(...trips.map(({ minutes }) => minutes), 0);
  const cost = meetingsAYear * trips.reduce((sum, { penceThereAndBack }) => sum + penceThereAndBack, 0);
  return {
    ...(trips.length > 0 && {
      time: `About ${meetingsAYear} meetings a year, and at most ${farthest} minutes each way by car (an estimate).`,
      pounds: `Travel of about ${pounds(cost)} a year for one car and ${meetingsAYear} visits to each school (an estimate).`,
    }),
    wayOut: 'Each school can leave. The agreement says what notice it gives.',
    noRecruitment: 'No. Every school promises not to recruit the others’ pupils.',
  };
};

export const casePaper = (
  search: Pick<Search, 'school' | 'openedOn'>,
  answers: CaseAnswers,
  at: Date,
  today: PlainDate,
): Paper => ({
  title: `Working with other schools: the case for ${search.school.name}`,
  language: 'en-GB',
  subject: 'One page for a senior team',
  at: at.toISOString(),
  foot: longDate(today),
  dense: true,
  blocks: [
    { kind: 'text', text: 'For the senior team. Nothing is promised yet: boards decide on a plan, once there is one.' },
    {
      kind: 'facts',
      rows: caseQuestionNames.map((name) => ({ key: caseQuestions[name], value: answers[name] || 'Not answered yet' })),
    },
  ],
});
