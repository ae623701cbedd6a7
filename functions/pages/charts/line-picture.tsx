/** Lines from one time to the next, drawn on the server. Each has its own mark and dashes; what is not known is a gap. */
import { extent, nice, ticks } from 'd3-array';
import { fitted } from './fills.tsx';
import { lineThrough, marks } from './marks.ts';

export type Series = { readonly label: string; readonly values: readonly (number | undefined)[] };

export type LineProps = {
  /** What it shows, for those who cannot see it. The table after it says the rest. */
  readonly title: string;
  /** Names of the times, in their order. */
  readonly times: readonly string[];
  readonly series: readonly Series[];
  /** Said after the numbers of the axis: `%`. */
  readonly unit?: string;
};

const dashes = ['none', '6 3', '2 3', '8 3 2 3', '1 2', '12 4'] as const;
/** More lines than this cannot be told apart: the table has them all. */
export const mostLines = marks.length;

/** Of a drawing that is 300 wide, so that on a phone its words keep their size. */
const size = { width: 300, left: 40, right: 14, top: 10, height: 130 } as const;
const legendLine = 20;

const markOf = (at: number): string => marks[at % marks.length] ?? '';

const axisOf = (series: readonly Series[]): { from: number; to: number; at: readonly number[] } => {
  const [least = 0, most = 1] = extent(series.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const [from, to] = nice(Math.min(0, least), Math.max(most, least + 1, 1), 4);
  return { from, to, at: ticks(from, to, 4) };
};

export function LinePicture({ title, times, series, unit = '' }: LineProps) {
  const shown = series.filter(({ values }) => values.some((value) => value !== undefined)).slice(0, mostLines);
  if (shown.length === 0) return null;
  const axis = axisOf(shown);
  const room = size.width - size.left - size.right;
  const across = (at: number): number =>
    size.left + 20 + (times.length < 2 ? 0 : (at * (room - 40)) / (times.length - 1));
  const down = (value: number): number => size.top + ((axis.to - value) * size.height) / (axis.to - axis.from);
  const path = (values: readonly (number | undefined)[]): string =>
    lineThrough(values.map((value, at) => (value === undefined ? undefined : { x: across(at), y: down(value) })));
  const below = size.top + size.height;
  return (
    <svg
      class="sp-lines"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size.width} ${below + 26 + shown.length * legendLine}`}
      role="img"
      aria-label={`${title}, as a picture. The table after it says the same.`}
    >
      {axis.at.map((value) => (
        <>
          <path class="sp-lines__rule" d={`M${size.left},${down(value)}H${size.width - size.right}`} />
          <text class="sp-lines__tick" x={size.left - 6} y={down(value) + 4}>
            {value}
            {unit}
          </text>
        </>
      ))}
      {times.map((time, at) => (
        <text class="sp-lines__time" x={across(at)} y={below + 18}>
          {time}
        </text>
      ))}
      {shown.map(({ label, values }, at) => {
        const y = below + 34 + at * legendLine;
        return (
          <>
            <path class="sp-lines__line" stroke-dasharray={dashes[at % dashes.length]} d={path(values)} />
            {values.map((value, time) =>
              value === undefined ? null : (
                <path class="sp-lines__mark" d={markOf(at)} transform={`translate(${across(time)},${down(value)})`} />
              ),
            )}
            <path class="sp-lines__mark" d={markOf(at)} transform={`translate(8,${y})`} />
            <text x="20" y={y + 4}>
              {fitted(label, 40)}
            </text>
          </>
        );
      })}
    </svg>
  );
}
