/** One workflow, drawn from its definition: amber is where somebody is waited for now. */
import type { Box, BoxKind } from './drawing.ts';

const [width, height, gap, indent] = [230, 30, 16, 18] as const;
const [left, right] = [8, 96] as const;

const corner: Readonly<Record<BoxKind, number>> = { does: 3, waits: 15, asks: 3, chooses: 0, ends: 15 };

const xOf = ({ isInside }: Box): number => left + (isInside ? indent : 0);
const yOf = (row: number): number => row * (height + gap) + 4;

/** `HeadsSupport` reads `Heads support`. */
export const wordsOf = (state: string): string => {
  const words = state.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function Shape({ box, row }: { box: Box; row: number }) {
  const [x, y] = [xOf(box), yOf(row)];
  if (box.kind !== 'chooses') return <rect x={x} y={y} width={width} height={height} rx={corner[box.kind]} />;
  const point = 10;
  const middle = y + height / 2;
  return (
    <path
      d={`M${x} ${middle}l${point} ${-height / 2}h${width - 2 * point}l${point} ${height / 2}l${-point} ${height / 2}h${2 * point - width}z`}
    />
  );
}

/** Straight down to the next box; else around the side, further out the further it goes. */
function Arrow({ from, to, boxes }: { from: number; to: number; boxes: readonly Box[] }) {
  const [one, other] = [boxes[from], boxes[to]];
  if (!one || !other) return null;
  if (to === from + 1) {
    const x = xOf(other) + width / 2;
    return <path d={`M${x} ${yOf(from) + height}V${yOf(to) - 2}`} marker-end="url(#arrow)" />;
  }
  const [fromX, toX] = [xOf(one) + width, xOf(other) + width];
  const out = Math.min(right - 10, 12 + Math.abs(to - from) * 7);
  const far = Math.max(fromX, toX) + out;
  const [fromY, toY] = [yOf(from) + height / 2, yOf(to) + height / 2];
  return <path d={`M${fromX} ${fromY}C${far} ${fromY} ${far} ${toY} ${toX + 3} ${toY}`} marker-end="url(#arrow)" />;
}

export type Lit = ReadonlyMap<string, number>;

/** `lit`: how many executions are in a state now, by its name. `label` names the picture. */
export function WorkflowPicture({ boxes, lit, label }: { boxes: readonly Box[]; lit: Lit; label: string }) {
  const row = new Map(boxes.map(({ name }, at) => [name, at]));
  return (
    <svg
      class="machine"
      viewBox={`0 0 ${left + indent + width + right} ${yOf(boxes.length)}`}
      role="img"
      aria-label={label}
    >
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0l8 4-8 4z" />
        </marker>
      </defs>
      {boxes.flatMap(({ to }, from) => to.map((name) => <Arrow from={from} to={row.get(name) ?? -1} boxes={boxes} />))}
      {boxes.map((box, at) => {
        const here = lit.get(box.name) ?? 0;
        return (
          <g class={here > 0 ? 'now' : box.kind}>
            <Shape box={box} row={at} />
            <text x={xOf(box) + width / 2} y={yOf(at) + height / 2 + 5}>
              {wordsOf(box.name)}
              {here > 0 && ` (${here} now)`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
