/** What quorum and votes come to while a record is still being typed. */
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { weighRecord } from '../domain/asking/meeting.ts';
import { londonDate } from '../domain/london.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { motionsFor } from './decision-words.ts';
import { WorkedOut } from './record-check-page.tsx';
import { errorsFrom, type RecordTyped, recordFrom } from './record-fields.ts';

export const workedOutId = 'worked-out';

/** What is not typed yet and changes no count: the date, the reason, the minute, the motion. */
const filledUp = (context: LinkContext, typed: RecordTyped): RecordTyped => {
  const [year = '', month = '', day = ''] = londonDate(context.outside.clock.now()).split('-');
  return {
    ...typed,
    'date-day': day,
    'date-month': month,
    'date-year': year,
    resolution: typed.resolution || (motionsFor(context.request)[0] ?? ''),
    reason: typed.reason.trim().length < 3 ? 'still to be typed' : typed.reason,
    minute: typed.minute || 'still to be typed',
    inPostReason: typed.inPostReason.trim().length < 3 ? 'still to be typed' : typed.inPostReason,
  };
};

type Props = { readonly context: LinkContext; readonly typed: RecordTyped; readonly nameOf: NameOf };

export function WorkedOutSoFar({ context, typed, nameOf }: Props) {
  const made = recordFrom(filledUp(context, typed));
  if ('errors' in made) {
    const isChosen = made.errors.every(({ field }) => field !== 'votes');
    const wanted = isChosen ? 'Type all five numbers, and this' : 'Choose how they voted, and this';
    return <p class="govuk-body">{wanted} says what it comes to.</p>;
  }
  const today = londonDate(context.outside.clock.now());
  const weighed = weighRecord(context.request, made.record, context.partnership, today, nameOf);
  if (weighed.ok) return <WorkedOut context={context} result={weighed.value} />;
  return (
    <InsetText>
      <p class="govuk-body">Not yet right:</p>
      <Bullets items={errorsFrom(weighed.faults ?? []).map(({ text }) => text)} />
    </InsetText>
  );
}
