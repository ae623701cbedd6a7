/** A term of the diary as a picture: a line a school, closed weeks hatched, each date at its host (a table says the same). */
import { addDays, daysBetween } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/values.ts';
import { longDate } from '../../domain/wording.ts';
import { fitted } from './fills.tsx';

export type TermPictureProps = {
  /** Unique on its page. */
  readonly chart: string;
  readonly title: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly schools: readonly {
    readonly urn: string;
    readonly name: string;
    /** First and last day of each time in which it is closed, weekends left out. */
    readonly closed: readonly { readonly from: PlainDate; readonly until: PlainDate }[];
  }[];
  readonly dates: readonly {
    readonly on: PlainDate;
    readonly host?: string | undefined;
    /** Something stands against it, and somebody has to decide. */
    readonly decide: boolean;
  }[];
};

/** In units of the picture, which grows and shrinks as a whole. */
const width = 360;
const top = 30;
const lane = 40;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const rounded = (value: number): number => Math.round(value * 10) / 10;

const firstsOfMonths = (from: PlainDate, to: PlainDate): PlainDate[] => {
  const firsts: PlainDate[] = [from];
  for (let day = from; day <= to; day = addDays(day, 1)) if (day.endsWith('-01') && day !== from) firsts.push(day);
  return firsts;
};

export function TermPicture({ chart, title, from, to, schools, dates }: TermPictureProps) {
  const days = Math.max(1, daysBetween(from, to));
  const at = (day: PlainDate): number =>
    rounded(8 + ((width - 16) * Math.min(days, Math.max(0, daysBetween(from, day)))) / days);
  const bottom = top + schools.length * lane;
  const middle = (index: number): number => top + index * lane + lane - 12;
  const toDecide = dates.filter(({ decide }) => decide).map(({ on }) => longDate(on));
  const label = `${title} as a picture: ${dates.length} dates; to decide: ${toDecide.length === 0 ? 'none' : toDecide.join(', ')}. The list says the same.`;
  return (
    <svg class="sp-term" viewBox={`0 0 ${width} ${bottom + 24}`} role="img" aria-label={label}>
      <defs>
        <pattern
          id={`${chart}-closed`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2.4" height="6" fill="currentcolor" />
        </pattern>
      </defs>
      {firstsOfMonths(from, to).map((first) => (
        <text class="sp-term__month" x={at(first)} y="14">
          {monthNames[Number(first.slice(5, 7)) - 1]}
        </text>
      ))}
      {schools.map(({ closed }, index) => (
        <>
          <rect class="sp-term__lane" x="0" y={middle(index) - 8} width={width} height="16" />
          {closed.map((time) => (
            <rect
              x={at(time.from)}
              y={middle(index) - 8}
              width={rounded(Math.max(2, at(time.until) - at(time.from)))}
              height="16"
              fill={`url(#${chart}-closed)`}
            />
          ))}
        </>
      ))}
      {dates.map(({ on, host, decide }, index) => {
        const row = schools.findIndex(({ urn }) => urn === host);
        const crowded = index > 0 && at(on) - at(dates[index - 1]?.on ?? from) < 18;
        return (
          <g class={decide ? 'sp-term__date sp-term__date--decide' : 'sp-term__date'}>
            <line x1={at(on)} x2={at(on)} y1="20" y2={bottom} />
            {row >= 0 &&
              (decide ? (
                <rect x={at(on) - 6} y={middle(row) - 6} width="12" height="12" />
              ) : (
                <circle cx={at(on)} cy={middle(row)} r="6.5" />
              ))}
            {!crowded && (
              <text x={at(on)} y={bottom + 16}>
                {Number(on.slice(8))}
              </text>
            )}
          </g>
        );
      })}
      {schools.map(({ name }, index) => (
        <text class="sp-term__school" x="2" y={middle(index) - 12}>
          {fitted(name)}
        </text>
      ))}
    </svg>
  );
}
