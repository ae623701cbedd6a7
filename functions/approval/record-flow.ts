/** Below a clerk's link: record what a meeting decided, or put the record right. Form, check, confirm. */
import { afterAnswer, freshened, onward } from '../asking/after-answer.ts';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import type { MeetingRecord } from '../domain/approval/votes.ts';
import { weighRecord } from '../domain/asking/meeting.ts';
import { lastAnswer } from '../domain/asking/request.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import type { Fault } from '../domain/partnership/fault.ts';
import { accept, type Result, refuseFaults } from '../domain/result.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { cannotCorrectPage } from './cannot-correct-page.tsx';
import { correctRecord } from './correct-record.ts';
import { schoolsDecided } from './decision-about.tsx';
import { mayCorrect } from './may-correct.ts';
import { recordCheckPage } from './record-check-page.tsx';
import {
  errorsFrom,
  formOfRecord,
  inFormOrder,
  newForm,
  RecordForm,
  type RecordMode,
  type RecordTyped,
  recordFrom,
} from './record-fields.ts';
import { recordFormPage, soFarPage } from './record-form-page.tsx';
import { recordMeeting } from './record-meeting.ts';
import { coversErrors, leftOut } from './schools-field.tsx';

type Below = NonNullable<LinkView['below']>[string];

const faulty = 'meeting-record-faulty';

const todayOf = ({ outside }: LinkContext) => londonDate(outside.clock.now());

const mayRecord = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('record-meeting');

const isOpenFor = (context: LinkContext, mode: RecordMode): boolean =>
  mode === 'record' ? mayRecord(context) : mayCorrect(context.request, context.recipient);

const firstForm = (context: LinkContext, mode: RecordMode): RecordTyped => {
  const { request, partnership } = context;
  const recorded = mode === 'correct' ? lastAnswer(request, 'record-meeting')?.record : undefined;
  const left = recorded?.leavesOut ?? [];
  const covers = schoolsDecided(context).flatMap(({ urn }) => (left.includes(urn) ? [] : [urn]));
  return { ...(recorded ? formOfRecord(recorded) : newForm(request, partnership, todayOf(context))), covers };
};

/** Refused where the numbers cannot be: the form is shown again with each fault. Everything else has a page of its own. */
const confirm = async (
  context: LinkContext,
  mode: RecordMode,
  record: MeetingRecord,
): Promise<Result<WebResponse, typeof faulty>> => {
  const { outside, partnership, request, evidence } = context;
  const answer = { does: 'record-meeting', record, ...evidence } as const;
  if (mode === 'record') {
    const given = await recordMeeting(outside, partnership.id, request.id, answer);
    if (!given.ok && given.refusal === faulty) return refuseFaults(faulty, given.faults ?? []);
    return accept(await afterAnswer(context, given, 'recorded'));
  }
  const corrected = await correctRecord(outside, partnership.id, request.id, answer);
  if (corrected.ok) return accept(onward(context, 'corrected'));
  const { refusal, faults = [] } = corrected;
  if (refusal === faulty) return refuseFaults(refusal, faults);
  return accept(await cannotCorrectPage(await freshened(context), refusal));
};

const judged = async (
  context: LinkContext,
  mode: RecordMode,
  typed: RecordTyped,
  nameOf: NameOf,
): Promise<WebResponse> => {
  const made = recordFrom(typed);
  const uncovered = coversErrors(context, typed.covers);
  if ('errors' in made || uncovered.length > 0) {
    const errors = inFormOrder([...('errors' in made ? made.errors : []), ...uncovered]);
    return recordFormPage(context, mode, nameOf, { typed, errors });
  }
  const { request, partnership, person } = context;
  const record = { ...made.record, ...leftOut(context, typed.covers) };
  const weighed = weighRecord(request, record, partnership, todayOf(context), nameOf);
  const withFaults = (faults: readonly Fault[] = []) =>
    recordFormPage(context, mode, nameOf, { typed, errors: errorsFrom(faults) });
  if (!weighed.ok) return withFaults(weighed.faults);
  const checked = { typed, record, result: weighed.value };
  if (typed.stage === 'check') return recordCheckPage(context, mode, nameOf, checked);
  if (typed.me === 'yes') {
    // Somebody may have declared an interest since the check.
    const confirmed = await confirm(context, mode, record);
    return confirmed.ok ? confirmed.value : withFaults(confirmed.faults);
  }
  const errors = [{ field: 'me', text: `Tick to say that you are ${person.name}` }];
  return recordCheckPage(context, mode, nameOf, { ...checked, errors });
};

const flow = (mode: RecordMode): Below => ({
  show: async (context) => {
    if (!isOpenFor(context, mode)) return onward(context);
    const nameOf = await readNames(context.outside, context.partnership.id);
    return recordFormPage(context, mode, nameOf, { typed: firstForm(context, mode), errors: [] });
  },
  take: async (context) => {
    const { outside, web, partnership } = context;
    const posted = RecordForm.safeParse(web.form);
    if (!posted.success) return problem(outside, 'unreadable');
    const typed = posted.data;
    const nameOf = await readNames(outside, partnership.id);
    if (typed.stage === 'weigh') return soFarPage(context, typed, nameOf);
    if (typed.stage === 'edit') return recordFormPage(context, mode, nameOf, { typed, errors: [] });
    return judged(context, mode, typed, nameOf);
  },
});

export const recordBelow: Below = flow('record');
export const correctBelow: Below = flow('correct');
