/** Signed in: a clerk records that their board has decided to leave, and checks it before anybody is asked. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import {
  clerkedBy,
  decidingBoardOf,
  hasDecidedToLeave,
  lastDayByNotice,
  weighLeaving,
} from '../domain/lifecycle/leaving.ts';
import { memberState } from '../domain/lifecycle/membership.ts';
import type { Party } from '../domain/partnership/partnership.ts';
import { noticeInWords } from '../domain/proposal/notice-words.ts';
import type { Refusal } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readLived } from '../records/read-lived.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { errorsOfRecord, LeavingForm, type LeavingRead, type LeavingTyped, readLeaving } from './leaving-form.ts';
import { type RecordLeavingRefusal, recordLeaving, schoolsOf } from './record-leaving.ts';

type Asked = {
  readonly here: SignedInContext;
  readonly party: Party;
  /** Its last day if this is confirmed today. */
  readonly lastDay: PlainDate;
  readonly notice: string;
};

const errorFor = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;

const formPage = ({ here, party, lastDay, notice }: Asked, errors: readonly FormError[] = []): WebResponse => {
  const board = decidingBoardOf(party);
  const number = (name: string, label: string, value = textIn(here, name)) => (
    <Input name={name} label={label} inputmode="numeric" width={2} value={value} error={errorFor(errors, name)} />
  );
  return framedPage(
    here,
    {
      title: 'Record a decision to leave',
      heading: `${party.name} decided to leave`,
      back: '/leaving',
      errors,
    },
    <form method="post" action={`/leaving/${party.id}`} novalidate>
      <p class="govuk-body">
        For <strong>{board?.name ?? party.name}</strong>. You can check everything before anybody is asked.
      </p>
      <DateInput
        name="date"
        legend="When did the board decide it?"
        hint="For example, 3 12 2026"
        value={boxesTyped(here, 'date')}
        error={errorFor(errors, 'date-day')}
      />
      <Fieldset legend="The vote" legendSize="m">
        {number('inPost', 'In post that day, with a vote', textIn(here, 'inPost') ?? String(board?.inPost ?? ''))}
        <Input
          name="inPostReason"
          label={`Why is it not ${board?.inPost ?? 'the number that we know'}?`}
          hint="Only if it was another number than we know of. The other boards read this."
          value={textIn(here, 'inPostReason')}
          error={errorFor(errors, 'inPostReason')}
        />
        {number('present', 'Present for this vote')}
        {number('for', 'For leaving')}
        {number('against', 'Against')}
        {number('abstained', 'Did not vote')}
        <Radios
          name="chairsSecondVote"
          legend="If it was a tie: the chair’s second vote"
          small
          value={textIn(here, 'chairsSecondVote') ?? ''}
          error={errorFor(errors, 'chairsSecondVote')}
          items={[
            { value: '', text: 'It was no tie, or the chair gave none' },
            { value: 'for', text: 'For leaving' },
            { value: 'against', text: 'Against' },
          ]}
        />
      </Fieldset>
      <Input
        name="minute"
        label="Where do the minutes say so?"
        hint="For example, Minute 7.2"
        width={20}
        value={textIn(here, 'minute')}
        error={errorFor(errors, 'minute')}
      />
      <Textarea
        name="reason"
        label="Why does it leave?"
        hint="The other boards read this. Leave out what is confidential, and name no child."
        rows={3}
        value={textIn(here, 'reason')}
        error={errorFor(errors, 'reason')}
      />
      <Radios
        name="notice"
        legend="When is its last day?"
        value={textIn(here, 'notice')}
        error={errorFor(errors, 'notice')}
        items={[
          {
            value: 'agreed',
            text: `As the agreement says, ${notice}: ${longDate(lastDay)} if it is confirmed today`,
          },
          {
            value: 'shorter',
            text: 'Earlier, because all the others agreed to it',
            reveal: (
              <>
                <DateInput
                  name="lastDay"
                  legend="Which day?"
                  value={boxesTyped(here, 'lastDay')}
                  error={errorFor(errors, 'lastDay-day')}
                />
                <Input
                  name="agreed"
                  label="Where is it written that they agreed?"
                  value={textIn(here, 'agreed')}
                  error={errorFor(errors, 'agreed')}
                />
              </>
            ),
          },
        ]}
      />
      <Button>Check it</Button>
    </form>,
  );
};

const fields = Object.keys(LeavingForm.shape) as (keyof LeavingTyped)[];

const checkPage = ({ here, party, lastDay }: Asked, typed: LeavingTyped, read: LeavingRead): WebResponse => {
  const { record, shorter } = read;
  const last = shorter?.lastDay ?? lastDay;
  return framedPage(
    here,
    { title: 'Check before you go on', back: `/leaving/${party.id}` },
    <>
      <SummaryList
        rows={[
          { key: 'Leaves', value: party.name },
          { key: 'Decided on', value: longDate(record.date) },
          {
            key: 'The vote',
            value: `${record.present} of ${record.inPost} present, ${record.for} for, ${record.against} against, ${record.abstained} did not vote`,
          },
          { key: 'Minutes', value: record.minute },
          { key: 'Why', value: record.reason ?? '' },
          {
            key: 'Last day',
            value: `${longDate(last)}${shorter ? ' at the earliest' : ', if it is confirmed today'}`,
          },
          ...(shorter ? [{ key: 'The others agreed', value: shorter.agreed }] : []),
        ]}
      />
      <h2 class="govuk-heading-m">What happens now</h2>
      <Bullets
        items={[
          'Somebody who signs for your board is asked whether this is so. If that is you, its chair is asked.',
          'Nobody else hears of it before they say yes.',
          'Then everybody is told the last day, and until then everything goes on as agreed.',
          'Up to the last day the same two people can take it back.',
        ]}
      />
      <form method="post" action={`/leaving/${party.id}`} novalidate>
        {fields.flatMap((name) =>
          name === 'sure' ? [] : [<input type="hidden" name={name} value={typed[name] ?? ''} />],
        )}
        <input type="hidden" name="sure" value="yes" />
        <ButtonGroup>
          <Button kind="warning">Record it and ask</Button>
          <Link href={`/leaving/${party.id}`}>Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const shorterWords: Readonly<Record<string, string>> = {
  'in-the-past': 'The last day cannot be before today',
  'not-shorter': 'This is not earlier than the agreement’s own notice: choose that instead',
};
const refusalWords: Readonly<Partial<Record<RecordLeavingRefusal, string>>> = {
  'being-confirmed': 'Somebody is being asked about this already',
  'already-leaving': 'It is leaving already',
  'nothing-signed': 'Nothing is signed that it could leave. When it is asked about the proposal, its board can say no',
  'nobody-to-confirm': 'There is nobody but you who could confirm it: name a signatory or a chair for this board first',
};

const notCarried: FormError = {
  field: 'for',
  text: 'By these numbers the board has not decided to leave',
};

const refused = (asked: Asked, done: Refusal<RecordLeavingRefusal>): WebResponse => {
  if (done.refusal === 'not-allowed') return problem(asked.here.outside, 'not-yours');
  if (done.refusal === 'not-shorter')
    return formPage(asked, [{ field: 'lastDay-day', text: shorterWords[done.detail ?? ''] ?? '' }]);
  if (done.refusal === 'not-carried') return formPage(asked, [notCarried]);
  return formPage(asked, [{ text: refusalWords[done.refusal] ?? 'This cannot be recorded now' }]);
};

/** The party that is asked about, when this person clerks one of its boards. */
const askedIn = async (here: SignedInContext): Promise<Asked | WebResponse> => {
  const { outside, partnership, signedIn, web, today } = here;
  const party = clerkedBy(partnership, signedIn.person).find(({ id }) => id === web.params.party);
  if (!party) return problem(outside, 'not-found');
  if (memberState(partnership, party.id) !== 'in') return redirect('/leaving');
  const content = await readLived(outside, partnership, today);
  const lastDay = lastDayByNotice(content, today, schoolsOf(partnership, party));
  return {
    here,
    party,
    lastDay,
    notice: noticeInWords(content ?? {}) ?? '60 days',
  };
};

const isResponse = (asked: Asked | WebResponse): asked is WebResponse => 'status' in asked;

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const asked = await askedIn(here);
  return isResponse(asked) ? asked : formPage(asked);
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web, today } = here;
  const asked = await askedIn(here);
  if (isResponse(asked)) return asked;
  const posted = readPosted(LeavingForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return formPage(asked, posted.errors);
  const read = readLeaving(posted.value);
  if ('errors' in read) return formPage(asked, read.errors);
  const weighed = weighLeaving(asked.party, read.record, { since: partnership.startedOn, today });
  if (!weighed.ok) return formPage(asked, errorsOfRecord(weighed.faults ?? []));
  if (!hasDecidedToLeave(weighed.value)) return formPage(asked, [notCarried]);
  if (posted.value.sure !== 'yes') return checkPage(asked, posted.value, read);
  const done = await recordLeaving(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    party: asked.party.id,
    ...read,
  });
  return done.ok ? redirect('/leaving?done=recorded') : refused(asked, done);
};

export const showRecord = whoeverMay('record-leaving', show);
export const takeRecord = whoeverMay('record-leaving', take);
