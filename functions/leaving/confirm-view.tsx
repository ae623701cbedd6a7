/** The page behind the second person's link: does the board leave, or stay after all, as its clerk recorded? */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import { missingReason, type Question, ReasonedChoice } from '../asking/reasoned-choice.tsx';
import { answersOffered } from '../domain/asking/take.ts';
import { type Leaving, lastDayByNotice } from '../domain/lifecycle/leaving.ts';
import { noticeOf } from '../domain/lifecycle/membership.ts';
import { londonDate } from '../domain/london.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { SummaryList, type SummaryRow } from '../pages/components/summary-list.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { decode } from '../records/kind.ts';
import { leavings } from '../records/leavings.ts';
import { readLived } from '../records/read-lived.ts';
import { MissingRecord } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { answerLeaving } from './answer-leaving.ts';
import { schoolsOf } from './record-leaving.ts';

const leavingFor = async ({ outside, partnership, request }: LinkContext): Promise<Leaving> => {
  const item = await outside.store.get(leavings.key(partnership.id, request.about.id));
  if (!item) throw new MissingRecord('leaving', request.about.id);
  return decode(leavings, item);
};

const asksToLeave = ({ request }: LinkContext): boolean => request.kind === 'confirm-leaving';

const question = (context: LinkContext): Question => ({
  name: 'answer',
  legend: asksToLeave(context) ? 'Did the board decide to leave?' : 'Did the board decide to stay?',
  choices: [
    {
      value: 'agree',
      text: asksToLeave(context) ? 'Yes, it leaves' : 'Yes, it stays',
    },
    {
      value: 'decline',
      text: 'No, this is not so',
      reason: {
        name: 'reason',
        label: 'What is wrong?',
        hint: 'For example: this was the decision of another board.',
        missing: 'Say what is wrong, in a few words',
      },
    },
  ],
});

const recorded = async (context: LinkContext, leaving: Leaving): Promise<SummaryRow[]> => {
  const { outside, partnership } = context;
  const nameOf = await readNames(outside, partnership.id);
  const party = partyById(partnership, leaving.party);
  const name = party?.name ?? leaving.party;
  if (!asksToLeave(context)) {
    const { by = '', on = '', minute = '' } = leaving.staying ?? {};
    const last = noticeOf(partnership, leaving.party)?.lastDay;
    return [
      { key: 'Stays', value: name },
      { key: 'Minutes', value: minute },
      { key: 'Recorded by', value: `${nameOf(by)}, on ${longDate(on)}` },
      ...(last === undefined ? [] : [{ key: 'Its last day, otherwise', value: longDate(last) }]),
    ];
  }
  const { record, shorter, recordedBy, recordedOn } = leaving;
  const today = londonDate(outside.clock.now());
  const content = await readLived(outside, partnership, today);
  const last = shorter?.lastDay ?? lastDayByNotice(content, today, party ? schoolsOf(partnership, party) : []);
  const board = party?.boards.find(({ id }) => id === leaving.board)?.name ?? name;
  return [
    { key: 'Leaves', value: name },
    { key: 'Decided by', value: `${board}, on ${longDate(record.date)}` },
    {
      key: 'The vote',
      value: `${record.present} of ${record.inPost} present, ${record.for} for, ${record.against} against, ${record.abstained} did not vote`,
    },
    { key: 'Minutes', value: record.minute },
    { key: 'Why', value: record.reason ?? '' },
    {
      key: 'Recorded by',
      value: `${nameOf(recordedBy)}, on ${longDate(recordedOn)}`,
    },
    { key: 'Last day', value: `${longDate(last)}, if you confirm it today` },
    ...(shorter
      ? [
          {
            key: 'Earlier than the agreement says',
            value: `The others agreed: ${shorter.agreed}`,
          },
        ]
      : []),
  ];
};

const canAnswer = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('agree');

const whatFollows = (context: LinkContext): string[] =>
  asksToLeave(context)
    ? [
        'If you say yes, everybody concerned is told the last day. Until then everything goes on as agreed.',
        'Up to the last day, you and the clerk can take it back.',
        'If you say no, nothing changes, and only your own board’s people hear of it.',
      ]
    : ['If you say yes, everybody concerned hears that it stays.', 'If you say no, its last day stands.'];

const confirmPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const leaving = await leavingFor(context);
  const rows = await recorded(context, leaving);
  const title = asksToLeave(context) ? 'Is it so that your board leaves?' : 'Is it so that your board stays?';
  return linkPage(
    context,
    { title, errors },
    <>
      <SummaryList rows={rows} />
      <Bullets items={whatFollows(context)} />
      <form method="post" action={context.action} novalidate>
        <ReasonedChoice context={context} question={question(context)} errors={errors} />
        <IAm context={context} errors={errors} />
        <Button>Record my answer</Button>
      </form>
    </>,
  );
};

const nextInWords = (context: LinkContext, leaving: Leaving): string => {
  const said = context.request.outcome?.result;
  if (said === undefined || said === 'superseded') return 'There is nothing to do here any more.';
  if (!asksToLeave(context))
    return said === 'agreed' ? 'It stays. Everybody concerned has been told.' : 'Its last day stands.';
  if (said === 'declined') return 'Nothing has changed. Your board’s people have been told.';
  return leaving.lastDay === undefined
    ? 'Nothing has changed.'
    : `Its last day is ${longDate(leaving.lastDay)}. Everybody concerned has been told.`;
};

const afterwards = async (context: LinkContext): Promise<WebResponse> => {
  const leaving = await leavingFor(context);
  return answeredPage(context, {
    next: <p class="govuk-body">{nextInWords(context, leaving)}</p>,
  });
};

const Posted = z.strictObject({
  answer: z.enum(['agree', 'decline'], 'Choose whether it is so'),
  reason: Words.default(''),
  me: IAmTicked,
});

export const confirmLeavingView: LinkView = {
  show: (context) => (canAnswer(context) ? confirmPage(context, []) : afterwards(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    const errors = [...missingReason(context, question(context)), ...(posted.ok ? [] : posted.errors)];
    if (!posted.ok || errors.length > 0) return canAnswer(context) ? confirmPage(context, errors) : afterwards(context);
    const { answer, reason } = posted.value;
    const given = await answerLeaving(
      outside,
      partnership.id,
      request.id,
      answer === 'agree' ? { does: 'agree', ...evidence } : { does: 'decline', reason, ...evidence },
    );
    return afterAnswer(context, given);
  },
};
