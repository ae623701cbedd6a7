/** The page behind a link to decide: which one it is depends on who decides, how, and what part the reader has in it. */
import { onward } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { answersOffered, mayCorrectAnswer } from '../domain/asking/take.ts';
import { answeredBelow } from './answered-below.tsx';
import { showChair, takeChair } from './chair-page.tsx';
import { chairsActionBelow } from './chairs-action-page.tsx';
import { showClerk, takeAgenda } from './clerk-page.tsx';
import { decidedNext } from './decided-next.tsx';
import { showDecider, takeDecider } from './decider-page.tsx';
import { type ReadDecisionAbout, type ReadingsByKind, readAboutPlan } from './decision-about.tsx';
import { interestBelow } from './interest-page.tsx';
import { minutesBelow } from './minutes-page.tsx';
import { planBelow } from './plan-below.tsx';
import { questionBelow, unclearBelow } from './question-pages.tsx';
import { showReader } from './reader-page.tsx';
import { correctBelow, recordBelow } from './record-flow.ts';
import { toMeetingBelow } from './to-meeting-page.tsx';

type Page = {
  readonly show: (context: LinkContext, read: ReadDecisionAbout) => ReturnType<LinkView['show']>;
  readonly take?: (context: LinkContext, read: ReadDecisionAbout) => ReturnType<LinkView['take']>;
};

const clerk: Page = { show: showClerk, take: takeAgenda };
const chair: Page = { show: showChair, take: takeChair };
const decider: Page = { show: showDecider, take: takeDecider };
const reader: Page = { show: showReader };
const answered: Page = {
  show: async (context) =>
    answeredPage(context, { next: decidedNext(context), children: await answeredBelow(context) }),
};

const pageFor = ({ request, recipient, partnership }: LinkContext): Page => {
  if (recipient.part === 'reads') return reader;
  if (waitsForMeeting(request)) return clerk;
  if (mayCorrectAnswer(request, recipient.person)) return answered;
  if (answersOffered(request, recipient.person, partnership).length === 0) return answered;
  return request.step?.means === 'chairs-action' ? chair : decider;
};

/** A trustee says something else while the resolution is open. */
const changeBelow = (read: ReadDecisionAbout): Pick<LinkView, 'show' | 'take'> => ({
  show: async (context) =>
    mayCorrectAnswer(context.request, context.recipient.person)
      ? showDecider(context, read, { corrects: true })
      : onward(context),
  take: (context) => takeDecider(context, read, { corrects: true }),
});

/** A form that was sent after all was over: what it would have answered decides whether it came too late. */
const takerFor = ({ request, recipient }: LinkContext): Page['take'] => {
  if (recipient.part === 'reads') return undefined;
  if (waitsForMeeting(request)) return takeAgenda;
  return request.step?.means === 'chairs-action' ? takeChair : takeDecider;
};

/** `readings`: how another stage gives the reading for what only it knows, by what the decision is about. */
export const decisionViewFor = (readings: ReadingsByKind): LinkView => {
  const read: ReadDecisionAbout = (context, nameOf) =>
    (readings[context.request.about.kind] ?? readAboutPlan)(context, nameOf);
  return {
    show: (context) => pageFor(context).show(context, read),
    take: async (context) => {
      const response = (await takerFor(context)?.(context, read)) ?? onward(context);
      // Nothing was chosen, and nothing is asked any more: there is no form to show again.
      const stale = response.kind === 'page' && response.status === 400 && pageFor(context) === answered;
      return stale ? answered.show(context, read) : response;
    },
    below: {
      plan: planBelow(read),
      question: questionBelow,
      unclear: unclearBelow,
      interest: interestBelow,
      change: changeBelow(read),
      meeting: toMeetingBelow,
      record: recordBelow,
      correct: correctBelow,
      minutes: minutesBelow,
      'chairs-action': chairsActionBelow,
    },
  };
};

export const decisionView: LinkView = decisionViewFor({});
