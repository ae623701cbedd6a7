/** Bars as a picture, drawn on the server; the table under it says the same in numbers. */
import { max } from 'd3-array';
import { fitted } from './fills.tsx';

export type Bar = { readonly label: string; readonly value: number; readonly said: string };
export type BarGroup = { readonly label: string; readonly bars: readonly Bar[] };

export type BarPictureProps = {
  /** What it shows, for those who cannot see it; the table under it says the rest. */
  readonly title: string;
  readonly groups: readonly BarGroup[];
  /** Value of the longest possible bar; without it, the longest there is. */
  readonly most?: number;
};

/** Heights in pixels; across, everything is in per cent, so that words keep their size on a phone. */
const barHeight = 22;
const groupGap = 34;
/** The longest bar leaves room for its number and words, also on a phone. */
const widest = 48;

const patterns = ['sp-bar--first', 'sp-bar--second'] as const;

/** Two bars a group are told apart by filling, not by colour alone: full, and outlined. */
export function BarPicture({ title, groups, most }: BarPictureProps) {
  const longest = most ?? max(groups.flatMap(({ bars }) => bars.map(({ value }) => value))) ?? 0;
  const heightOf = ({ bars }: BarGroup): number => groupGap + bars.length * barHeight;
  const height = groups.reduce((sum, group) => sum + heightOf(group), 0);
  if (longest <= 0) return null;
  return (
    <svg
      class="sp-bars"
      xmlns="http://www.w3.org/2000/svg"
      width="100%"
      height={height + 4}
      role="img"
      aria-label={`${title}, as a picture. The table after it says the same.`}
    >
      {groups.map((group, at) => (
        <Group
          group={group}
          top={groups.slice(0, at).reduce((sum, one) => sum + heightOf(one), 0)}
          scale={widest / longest}
        />
      ))}
    </svg>
  );
}

function Group({ group, top, scale }: { group: BarGroup; top: number; scale: number }) {
  return (
    <>
      <text class="sp-bars__group" x="0" y={top + 24}>
        {fitted(group.label)}
      </text>
      {group.bars.map(({ label, value, said }, at) => {
        const width = Math.round(value * scale * 10) / 10;
        const y = top + groupGap + at * barHeight;
        return (
          <>
            <rect
              class={`sp-bar ${patterns[at % patterns.length]}`}
              x="1"
              y={y}
              width={`${width}%`}
              height={barHeight - 6}
            />
            <text class="sp-bars__number" x={`${width + 1.5}%`} y={y + barHeight - 10}>
              {said} {label}
            </text>
          </>
        );
      })}
    </>
  );
}
