/** What each stage of a review between heads asks, of whom, and by when. No head is asked more than four times for one review. */
import type { RequestSpec } from '../asking/kinds.ts';
import { addDays, addOpenDaysAt } from '../calendar.ts';
import { type Partnership, partyOfSchool, schoolByUrn } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import type { AskedStage, LeadershipReview } from './leadership-review.ts';

/** School days: to write the report after the visit, to say nothing about the facts, to write the follow-up at the least. */
const toWrite = 10;
const toCheck = 5;
const toStaySilent = 10;
const toFollowUp = 10;
/** Days after its date on which a report or a follow-up is given up. */
const givenUpAfter = 30;

/** 30 June of the academic year `202627`. */
const endOfJune = (year: string): PlainDate => `20${year.slice(4)}-06-30`;

const kinds = {
  focus: 'review-focus',
  date: 'visit-date',
  'set-date': 'set-visit-date',
  report: 'visit-report',
  facts: 'check-facts',
  board: 'visit-to-board',
  'follow-up': 'follow-up',
} as const satisfies Record<AskedStage, RequestSpec['kind']>;

export const askOfStage = (
  partnership: Partnership,
  review: LeadershipReview,
  stage: AskedStage,
  today: PlainDate,
): RequestSpec => {
  const { host, visitors, visitOn = today } = review;
  const school = schoolByUrn(partnership, host);
  const open = school ? [school] : [];
  const two = visitors.map(({ person }) => person);
  const shared: RequestSpec = { kind: kinds[stage], about: { kind: 'leadership-review', id: review.id }, school: host };
  switch (stage) {
    case 'date':
      return { ...shared, people: [...(school ? [school.head] : []), ...two] };
    case 'report': {
      const dueOn = addOpenDaysAt(visitOn, toWrite, open);
      return { ...shared, people: two, dueOn, closesOn: addDays(dueOn, givenUpAfter) };
    }
    case 'facts':
      return {
        ...shared,
        dueOn: addOpenDaysAt(today, toCheck, open),
        closesOn: addOpenDaysAt(today, toStaySilent, open),
      };
    case 'board': {
      const party = partyOfSchool(partnership, host)?.id;
      return { ...shared, ...(party !== undefined && { party }) };
    }
    case 'follow-up': {
      const soonest = addOpenDaysAt(today, toFollowUp, open);
      const june = endOfJune(review.year);
      const dueOn = soonest > june ? soonest : june;
      return { ...shared, people: two, dueOn, closesOn: addDays(dueOn, givenUpAfter) };
    }
    default:
      return shared;
  }
};
