import type { ComponentChildren } from 'preact';
import { addDays, daysBetween } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/values.ts';
import { longDate } from '../../domain/wording.ts';

export type TimelineState = 'done' | 'open' | 'ahead';
export type TimelineItem = { on: PlainDate; what: ComponentChildren; state: TimelineState };

export type TimelinePictureProps = {
  /** The first and the last day that the picture shows. */
  from: PlainDate;
  to: PlainDate;
  today?: PlainDate | undefined;
  /** In any order for a `Timeline`; here in the order of their dates. */
  items: readonly TimelineItem[];
};

/** Heights in pixels; across, everything is in per cent, so that words keep their size on a phone. */
const LANE_HEIGHT = 26;
const SCALE_HEIGHT = 26;
const TODAY_HEIGHT = 18;

/** Marks nearer than this, in per cent of the width, stand above each other: 22 pixels on the smallest phone. */
const NEAREST = 8;
const MOST_LANES = 6;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The picture of a `Timeline`; its list says the same in words. `items` come in the order of their dates. */
export function TimelinePicture({ from, to, today, items }: TimelinePictureProps) {
  const place = placeBetween(from, to);
  const marks = inLanes(items.map(({ on }) => place(on)));
  const lanes = Math.max(1, ...marks.map(({ lane }) => lane + 1));
  const track = TODAY_HEIGHT + lanes * LANE_HEIGHT;
  return (
    <svg
      class="sp-timeline__picture"
      xmlns="http://www.w3.org/2000/svg"
      width="100%"
      height={track + SCALE_HEIGHT}
      role="img"
      aria-label={described(from, to, items)}
    >
      <line class="sp-timeline__track" x1="0" x2="100%" y1={track} y2={track} />
      {monthsBetween(from, to).map((first, index) => (
        <Month name={MONTHS[Number(first.slice(5, 7)) - 1] ?? ''} x={place(first)} y={track} isEven={index % 2 === 1} />
      ))}
      {today && from <= today && today <= to && <Today x={place(today)} height={track} />}
      {marks.map(({ x, lane }, index) => (
        <Mark
          number={index + 1}
          state={items[index]?.state ?? 'ahead'}
          x={x}
          y={track - LANE_HEIGHT / 2 - lane * LANE_HEIGHT}
        />
      ))}
    </svg>
  );
}

function described(from: PlainDate, to: PlainDate, items: readonly TimelineItem[]): string {
  const count = (state: TimelineState) => items.filter((item) => item.state === state).length;
  const counts = `${count('done')} done, ${count('open')} open, ${count('ahead')} ahead`;
  return `${longDate(from)} to ${longDate(to)} as a picture: ${counts}. The list after it says the same.`;
}

function Month({ name, x, y, isEven }: { name: string; x: number; y: number; isEven: boolean }) {
  return (
    <>
      <line class="sp-timeline__month" x1={`${x}%`} x2={`${x}%`} y1={y} y2={y + 7} />
      <text class={isEven ? 'sp-timeline__month-name--even' : undefined} x={`${x}%`} y={y + 20}>
        {name}
      </text>
    </>
  );
}

function Today({ x, height }: { x: number; height: number }) {
  return (
    <>
      <line class="sp-timeline__today" x1={`${x}%`} x2={`${x}%`} y1={TODAY_HEIGHT - 4} y2={height} />
      <text x={`${x}%`} y={TODAY_HEIGHT - 6} text-anchor={x < 10 ? 'start' : x > 90 ? 'end' : 'middle'}>
        Today
      </text>
    </>
  );
}

/** Three shapes, so that nobody has to tell colours apart: filled circle, square, dashed circle. */
function Mark({ number, state, x, y }: { number: number; state: TimelineState; x: number; y: number }) {
  return (
    <svg class={`sp-timeline__mark sp-timeline__mark--${state}`} x={`${x}%`} y={y} aria-hidden="true">
      {state === 'open' ? <rect x="-10" y="-10" width="20" height="20" /> : <circle r="10.5" />}
      <text y="4.5">{number}</text>
    </svg>
  );
}

/** Where a day stands, in per cent from the left. Days outside stand at the edge. */
function placeBetween(from: PlainDate, to: PlainDate): (day: PlainDate) => number {
  const days = Math.max(1, daysBetween(from, to));
  return (day) => Math.round(Math.min(1, Math.max(0, daysBetween(from, day) / days)) * 1000) / 10;
}

function monthsBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const firsts: PlainDate[] = [];
  for (let first = firstOfMonth(from); first <= to; first = firstOfMonth(addDays(first, 32))) {
    if (first >= from) firsts.push(first);
  }
  return firsts;
}

function firstOfMonth(day: PlainDate): PlainDate {
  return `${day.slice(0, 8)}01`;
}

/** Puts each mark into the lowest lane where it does not cover the one before; a crowd shares the top lane. */
export function inLanes(places: readonly number[]): { x: number; lane: number }[] {
  const lastInLane: number[] = [];
  return places.map((x) => {
    const free = lastInLane.findIndex((last) => x - last >= NEAREST);
    const lane = free === -1 ? Math.min(lastInLane.length, MOST_LANES - 1) : free;
    lastInLane[lane] = x;
    return { x, lane };
  });
}
