/** Check your answers: what was typed, how quorum and majority follow from it, and what that means. */
import { IAm, linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { partyNames } from '../asking/outcome-words.ts';
import type { MeetingRecord, MeetingResult } from '../domain/approval/votes.ts';
import { bodyAsked } from '../domain/asking/speaking-body.ts';
import { dayAndDate, listOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { SummaryList, type SummaryRow } from '../pages/components/summary-list.tsx';
import { Bullets, Paragraphs } from '../pages/paragraphs.tsx';
import type { WebResponse } from '../web/route.ts';
import { motionInWords, outcomeInWords } from './decision-words.ts';
import type { RecordMode, RecordTyped } from './record-fields.ts';

/** A record as its readers see it. */
export const recordRows = (
  { request, partnership }: Pick<LinkContext, 'request' | 'partnership'>,
  record: MeetingRecord,
  nameOf: NameOf,
): SummaryRow[] => [
  { key: 'Board', value: bodyAsked(request, partnership) },
  { key: 'Meeting', value: dayAndDate(record.date) },
  { key: 'Motion', value: motionInWords(request, record.resolution) },
  { key: 'In post', value: record.inPost },
  ...(record.inPostReason
    ? [
        {
          key: 'Why that number',
          value: <Paragraphs text={record.inPostReason} />,
        },
      ]
    : []),
  ...(record.withdrew.length > 0 ? [{ key: 'Withdrew', value: listOf(record.withdrew.map(nameOf)) }] : []),
  { key: 'Present for this vote', value: record.present },
  { key: 'For', value: record.for },
  { key: 'Against', value: record.against },
  { key: 'Did not vote', value: record.abstained },
  ...(record.chairsSecondVote ? [{ key: 'Chair’s second vote', value: record.chairsSecondVote }] : []),
  ...(record.reason ? [{ key: 'Reason', value: <Paragraphs text={record.reason} /> }] : []),
  { key: 'Minutes', value: record.minute },
];

/** The whole name of the board, or of all parties that a joint committee decides for. */
const forWhom = ({ request, partnership }: LinkContext): string =>
  (request.step?.parties.length ?? 1) > 1
    ? partyNames(request, partnership)
    : `the ${bodyAsked(request, partnership).replace(/^the\s+/i, '')}`;

type WorkedOutProps = {
  readonly context: Pick<LinkContext, 'request' | 'partnership'>;
  readonly result: MeetingResult;
};

export function WorkedOut({ context: { request, partnership }, result }: WorkedOutProps) {
  const { title, next } = outcomeInWords(request, partnership, result.outcome);
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{title}.</strong>
      </p>
      <Bullets items={result.explanation} />
      <p class="govuk-body">{next}</p>
    </InsetText>
  );
}

type Checked = {
  readonly typed: RecordTyped;
  readonly record: MeetingRecord;
  readonly result: MeetingResult;
  readonly errors?: readonly FormError[];
};

export const recordCheckPage = (
  context: LinkContext,
  mode: RecordMode,
  nameOf: NameOf,
  { typed, record, result, errors = [] }: Checked,
): WebResponse => {
  const { action } = context;
  return linkPage(
    context,
    { title: 'Check before it is recorded', errors, back: true },
    <>
      <p class="govuk-body">For {forWhom(context)}. Nothing is recorded yet.</p>
      <WorkedOut context={context} result={result} />
      <SummaryList rows={recordRows(context, record, nameOf)} />
      <form method="post" action={`${action}/${mode}`} novalidate>
        <Hidden typed={typed} />
        <IAm context={context} post="and this is what the meeting decided" errors={errors} />
        <ButtonGroup>
          <Button name="stage" value="confirm">
            {mode === 'record' ? 'Record it' : 'Correct the record'}
          </Button>
          <Button kind="secondary" name="stage" value="edit">
            Change something
          </Button>
        </ButtonGroup>
      </form>
    </>,
  );
};

/** Carries what was typed, so that no half-filled form is ever stored. */
function Hidden({ typed }: { typed: RecordTyped }) {
  const { stage: _, me: __, withdrew, covers, ...texts } = typed;
  return (
    <>
      {Object.entries(texts).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {withdrew.map((person) => (
        <input type="hidden" name="withdrew" value={person} />
      ))}
      {covers.map((urn) => (
        <input type="hidden" name="covers" value={urn} />
      ))}
    </>
  );
}
