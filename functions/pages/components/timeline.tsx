import { longDate } from '../../domain/wording.ts';
import { Details } from './details.tsx';
import { Tag, type TagColour } from './tag.tsx';
import { TimelinePicture, type TimelinePictureProps, type TimelineState } from './timeline-picture.tsx';

export type TimelineProps = TimelinePictureProps & {
  /** Folds the list away under this line; without it the list is open. */
  summary?: string | undefined;
};

const STATES: Readonly<Record<TimelineState, { word: string; colour: TagColour }>> = {
  done: { word: 'Done', colour: 'green' },
  open: { word: 'Open', colour: 'yellow' },
  ahead: { word: 'Ahead', colour: 'grey' },
};

/**
 * A year as a picture, and as a list that says the same: what is done, open and ahead.
 * `<Timeline from="2026-09-01" to="2027-07-21" today={today} items={[{ on: '2027-01-14', what: 'Boards meet', state: 'open' }]} />`
 */
export function Timeline({ from, to, today, items, summary }: TimelineProps) {
  const inOrder = items.toSorted((one, other) => one.on.localeCompare(other.on));
  const list = (
    <ol class="govuk-list govuk-list--number govuk-list--spaced sp-timeline__list">
      {inOrder.map(({ on, what, state }) => (
        <li>
          <strong>{longDate(on)}</strong> {what} <Tag colour={STATES[state].colour}>{STATES[state].word}</Tag>
        </li>
      ))}
    </ol>
  );
  return (
    <div class="sp-timeline">
      <TimelinePicture from={from} to={to} today={today} items={inOrder} />
      {summary ? <Details summary={summary}>{list}</Details> : list}
    </div>
  );
}
