/** The form on which a clerk records what a meeting decided. */
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { memberWord, quorumOf } from '../domain/approval/quorum.ts';
import { interestsDeclared, meetingBoard } from '../domain/asking/meeting.ts';
import { bodyAsked } from '../domain/asking/speaking-body.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { listOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import { Details } from '../pages/components/details.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import type { WebResponse } from '../web/route.ts';
import { motionInWords, motionsFor } from './decision-words.ts';
import type { RecordMode, RecordTyped } from './record-fields.ts';
import { recordScriptPath } from './record-script.ts';
import { SchoolsField } from './schools-field.tsx';
import { WorkedOutSoFar, workedOutId } from './worked-out-so-far.tsx';

const titles: Readonly<Record<RecordMode, string>> = {
  record: 'Record what the meeting decided',
  correct: 'Correct the record',
};

type FieldsProps = { readonly typed: RecordTyped; readonly errors: readonly FormError[] };
type WhoProps = { readonly context: LinkContext; readonly nameOf: NameOf };

/** What a member of this board is called, and how many must be present. */
export const boardFacts = ({ request, partnership }: LinkContext) => {
  const meeting = meetingBoard(request, partnership);
  const party = partyById(partnership, request.party ?? request.step?.parties[0] ?? '');
  if (!meeting || !party) return undefined;
  return { ...meeting, word: memberWord(party.kind), quorum: quorumOf(party.kind, meeting.board) };
};

export const recordFormPage = (
  context: LinkContext,
  mode: RecordMode,
  nameOf: NameOf,
  { typed, errors }: FieldsProps,
): WebResponse =>
  linkPage(
    context,
    { title: titles[mode], errors, back: true, script: recordScriptPath },
    <form method="post" action={`${context.action}/${mode}`} novalidate data-works-out>
      <p class="govuk-body">
        For the <strong>{bodyAsked(context.request, context.partnership).replace(/^the\s+/i, '')}</strong>.
      </p>
      <p class="govuk-body">About 3 minutes. You can check everything before it is recorded.</p>
      <Radios
        name="resolution"
        legend="What did the board vote on?"
        legendSize="m"
        value={typed.resolution}
        error={errorOf(errors, 'resolution')}
        items={motionsFor(context.request).map((motion) => ({
          value: motion,
          text: motionInWords(context.request, motion),
        }))}
      />
      <SchoolsField context={context} errors={errors} covers={typed.covers} />
      <DateInput
        name="date"
        legend="When did it meet?"
        hint="For example, 3 12 2026"
        value={{ day: typed['date-day'], month: typed['date-month'], year: typed['date-year'] }}
        error={errorOf(errors, 'date-day')}
      />
      <Attendance context={context} nameOf={nameOf} typed={typed} errors={errors} />
      <Votes typed={typed} errors={errors} />
      <Textarea
        name="reason"
        label="The board’s reason"
        hint="Needed when it asks for a change, says no, or ends it. The lead and the other boards read this. Leave out what is confidential."
        rows={4}
        value={typed.reason}
        error={errorOf(errors, 'reason')}
      />
      <Input
        name="minute"
        label="Where do the minutes say so?"
        hint="For example, Minute 7.2"
        width={20}
        value={typed.minute}
        error={errorOf(errors, 'minute')}
      />
      <div id={workedOutId} aria-live="polite" />
      <Button name="stage" value="check">
        Check it
      </Button>
    </form>,
  );

/** For the script of the form: what is typed so far, and nothing else. */
export const soFarPage = (context: LinkContext, typed: RecordTyped, nameOf: NameOf): WebResponse =>
  linkPage(
    context,
    { title: 'So far', back: true },
    <div id={workedOutId}>
      <WorkedOutSoFar context={context} typed={typed} nameOf={nameOf} />
    </div>,
  );

function Attendance({ context, nameOf, typed, errors }: FieldsProps & WhoProps) {
  const facts = boardFacts(context);
  if (!facts) return null;
  const { board, word, quorum } = facts;
  return (
    <Fieldset legend="Who was there" legendSize="m">
      <Input
        name="inPost"
        label={`${word.charAt(0).toUpperCase()}${word.slice(1)}s in post that day, with a vote`}
        inputmode="numeric"
        width={2}
        value={typed.inPost}
        error={errorOf(errors, 'inPost')}
      />
      <Input
        name="inPostReason"
        label={`Why is it not ${board.inPost}?`}
        hint={`Only if it was another number than the ${board.inPost} that we know of. The lead and the other boards read this.`}
        value={typed.inPostReason}
        error={errorOf(errors, 'inPostReason')}
      />
      <Withdrawn context={context} nameOf={nameOf} typed={typed} errors={errors} />
      <Input
        name="present"
        label="Present for this vote"
        hint="Here or by video. Leave out whoever withdrew, and members without a vote."
        inputmode="numeric"
        width={2}
        value={typed.present}
        error={errorOf(errors, 'present')}
      />
      <Details summary="How many must be present?">
        <p class="govuk-body">
          With {board.inPost} in post: {quorum.why}. This number is called the quorum. With fewer, a board cannot
          decide.
        </p>
      </Details>
    </Fieldset>
  );
}

function Withdrawn({ context, nameOf, typed, errors }: FieldsProps & WhoProps) {
  const members = boardFacts(context)?.board.members ?? [];
  const declared = interestsDeclared(context.request);
  if (members.length === 0) return null;
  const hint = declared.length === 0 ? 'Tick nobody if nobody did.' : `Declared here: ${listOf(declared.map(nameOf))}.`;
  return (
    <Checkboxes
      name="withdrew"
      legend="Who withdrew because of an interest?"
      hint={hint}
      small
      values={typed.withdrew}
      error={errorOf(errors, 'withdrew')}
      items={members.map(({ person, office }) => ({
        value: person,
        text: `${nameOf(person)}${office === 'associate' ? ' (no vote)' : ''}`,
      }))}
    />
  );
}

function Votes({ typed, errors }: FieldsProps) {
  const box = (name: 'for' | 'against' | 'abstained', label: string) => (
    <Input name={name} label={label} inputmode="numeric" width={2} value={typed[name]} error={errorOf(errors, name)} />
  );
  const isCounted = ['for', 'against', 'abstained'].some((name) => errorOf(errors, name) !== undefined);
  return (
    <Radios
      name="votes"
      legend="How did they vote?"
      legendSize="m"
      value={isCounted ? 'counted' : typed.votes}
      error={errorOf(errors, 'votes')}
      items={[
        { value: 'all', text: 'All who were present agreed', hint: 'No more numbers are needed.' },
        {
          value: 'counted',
          text: 'Votes were counted',
          reveal: (
            <>
              {box('for', 'Voted for')}
              {box('against', 'Voted against')}
              {box('abstained', 'Present, but did not vote')}
              <Radios
                name="chairsSecondVote"
                legend="Did the chair use a second vote?"
                hint="Only when as many voted for as against. Count the chair’s first vote above."
                value={typed.chairsSecondVote}
                error={errorOf(errors, 'chairsSecondVote')}
                items={[
                  { value: '', text: 'No' },
                  { value: 'for', text: 'Yes, for' },
                  { value: 'against', text: 'Yes, against' },
                ]}
              />
            </>
          ),
        },
      ]}
    />
  );
}
