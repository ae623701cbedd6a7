/** The page on which the lead, or whoever stands in, writes down what a review decided. */
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { pauseOf } from '../domain/partnership/pause.ts';
import { longDate, pounds } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import type { WebResponse } from '../web/route.ts';
import { type DecisionRow, emptyRow, fewestRows, fieldIn, mostRows } from './decisions-form.ts';
import type { Reported } from './read-reported.ts';
import { ReviewReport } from './review-report.tsx';
import { reviewName } from './review-words.ts';
import { mostSpentLines, spentBoxes, spentField } from './spent-form.ts';

export type DecisionsShown = {
  readonly rows: readonly DecisionRow[];
  readonly nothing: boolean;
  readonly note: string;
  readonly asks: string;
  /** Boxes of what was spent, by field. */
  readonly spent?: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly FormError[];
};
export const noDecisions: DecisionsShown = { rows: [], nothing: false, note: '', asks: '', errors: [] };

/** Who can be named beside a decision: those with a role, the heads, the schools' leads, the purposes' leads. */
export const whoMayAct = ({
  partnership,
  content,
}: { partnership: Partnership } & Pick<Reported, 'content'>): string[] => {
  const { lead, deputyLead, chair, progressChaser, mediator } = partnership.roles;
  const found = [
    ...[lead, deputyLead, chair, progressChaser, mediator],
    ...activeSchools(partnership).flatMap((school) => [school.head, school.lead]),
    ...(content?.purposes ?? []).flatMap((purpose) => [purpose.lead, purpose.deputy]),
  ];
  return [...new Set(found.filter((person) => person !== undefined))];
};

type DecisionProps = {
  readonly number: number;
  readonly row: DecisionRow;
  readonly reported: Reported;
  readonly errors: readonly FormError[];
};

function Decision({ number, row, reported, errors }: DecisionProps) {
  const field = (part: keyof DecisionRow) => ({
    name: fieldIn(number, part),
    value: row[part],
    error: errorOf(errors, fieldIn(number, part)),
  });
  const people = whoMayAct(reported).map((person) => ({ value: person, text: reported.nameOf(person) }));
  const { day, month, year } = row;
  return (
    <Fieldset legend={`Decision ${number}`} legendSize="s">
      <Input {...field('what')} label="What changes?" hint="Time, money, help for a school, or what comes next." />
      <Radios
        {...field('when')}
        legend="When?"
        items={[
          { value: 'now', text: 'Now: this term or the coming one' },
          { value: 'next', text: 'Next: something to plan or put money into' },
        ]}
      />
      <Select
        {...field('who')}
        label="Who does it? (optional)"
        items={[{ value: '', text: 'Nobody yet' }, ...people]}
      />
      <DateInput
        name={`by-${number}`}
        legend="By when? (optional)"
        hint="For example, 3 12 2026"
        value={{ day, month, year }}
        error={errorOf(errors, fieldIn(number, 'day'))}
      />
    </Fieldset>
  );
}

type SpentProps = { readonly reported: Reported } & Pick<DecisionsShown, 'spent' | 'errors'>;

/** An objection to this line was not settled when the review was due. */
const pausedHint = ({ partnership, review }: Reported, on: string): string => {
  const paused = pauseOf(partnership, 'spending', on, review.closesOn);
  return paused ? `. An objection has paused it since ${longDate(paused.from)}: nothing new is spent on it` : '';
};

/** What was spent so far, line by line of the plan's budget. */
function SpentSoFar({ reported, spent, errors }: SpentProps) {
  const lines = (reported.content?.money.spending ?? []).slice(0, mostSpentLines);
  if (lines.length === 0) return null;
  const boxes = spent ?? spentBoxes(reported.spentBefore, lines);
  return (
    <Fieldset legend="What has been spent since the year began? (optional)" legendSize="m">
      <p class="govuk-body">All in all, not this term alone. Leave a box empty if you do not know.</p>
      {lines.map(({ on, pence }, at) => (
        <Input
          name={spentField(at)}
          label={`${on}, in pounds`}
          hint={`Planned for the year: ${pounds(pence)}${pausedHint(reported, on)}`}
          prefix="£"
          inputmode="decimal"
          width={5}
          value={boxes[spentField(at)]}
          error={errorOf(errors, spentField(at))}
        />
      ))}
    </Fieldset>
  );
}

const padded = (rows: readonly DecisionRow[]): readonly DecisionRow[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, fewestRows - rows.length) }, () => emptyRow),
];

export const recordReviewPage = (
  context: LinkContext,
  reported: Reported,
  { rows, nothing, note, asks, spent, errors }: DecisionsShown,
): WebResponse => {
  const { action, person, request, partnership } = context;
  const shown = padded(rows);
  const name = reviewName(reported.review);
  return linkPage(
    context,
    { title: `Write down what the ${name} decided`, errors },
    <>
      <p class="govuk-body">
        Please do it by {longDate(request.dueOn)}. Below is the report that the boards have, then{' '}
        <Link href="#decisions">the places for what was decided</Link>.
      </p>
      {person.id !== partnership.roles.lead && (
        <InsetText>
          {reported.nameOf(partnership.roles.lead)} leads the partnership and has been asked to do this. You can do it
          instead: once is enough.
        </InsetText>
      )}
      <ReviewReport reported={reported} />
      <h2 class="govuk-heading-m" id="decisions">
        What was decided
      </h2>
      <form method="post" action={`${action}#decisions`} novalidate>
        {shown.map((row, at) => (
          <Decision number={at + 1} row={row} reported={reported} errors={errors} />
        ))}
        {shown.length < mostRows && (
          <Button kind="secondary" name="button" value="add">
            Add another decision
          </Button>
        )}
        <Checkboxes
          name="nothing"
          items={[{ value: 'yes', text: 'Nothing changes this time', checked: nothing }]}
          error={errorOf(errors, 'nothing')}
        />
        <Textarea
          name="note"
          label="A note for the boards"
          hint="If nothing changes, say why. Otherwise you can leave it empty."
          rows={3}
          value={note}
          error={errorOf(errors, 'note')}
        />
        <Textarea
          name="asks"
          label="What do you ask of the boards? (optional)"
          hint="It stands on the second page of each board’s report."
          rows={3}
          value={asks}
        />
        <SpentSoFar reported={reported} spent={spent} errors={errors} />
        <ButtonGroup>
          <Button name="button" value="record">
            Record and tell the schools
          </Button>
        </ButtonGroup>
      </form>
    </>,
  );
};
