/** A theory of change as a picture, drawn on the server from top to bottom, so that a phone holds it too. */
import type { Theory, TheoryLane } from '../../domain/evaluation/theory-of-change.ts';
import { Table } from '../components/table.tsx';
import { lineThrough } from './marks.ts';

const size = { width: 320, gap: 26, line: 16, pad: 8, half: 150 } as const;
const mostItems = 4;
const mostLines = 3;

/** Words in lines of so many characters; what does not fit ends with an ellipsis. */
const wrapped = (words: string, length: number): string[] => {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && joined.length <= length) lines.splice(-1, 1, joined);
    else lines.push(word.slice(0, length));
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${(lines[mostLines - 1] ?? '').slice(0, length - 1)}…`];
};

const linesOf = (items: readonly string[], length: number): string[] => {
  const shown = items.slice(0, mostItems).flatMap((item) => wrapped(item, length));
  return items.length > mostItems ? [...shown, `and ${items.length - mostItems} more`] : shown;
};

type BoxProps = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly title: string;
  readonly lines: readonly string[];
};
const boxHeight = (lines: readonly string[]): number => 2 * size.pad + (lines.length + 1) * size.line;

function Box({ x, y, width, title, lines }: BoxProps) {
  return (
    <>
      <rect class="sp-theory__box" x={x + 0.5} y={y} width={width - 1} height={boxHeight(lines)} />
      <text class="sp-theory__title" x={x + size.pad} y={y + size.pad + 10}>
        {title}
      </text>
      {lines.map((line, at) => (
        <text x={x + size.pad} y={y + size.pad + 10 + (at + 1) * size.line}>
          {line}
        </text>
      ))}
    </>
  );
}

function Arrow({ from, to }: { from: { x: number; y: number }; to: { x: number; y: number } }) {
  return (
    <>
      <path class="sp-theory__arrow" d={lineThrough([from, { x: to.x, y: to.y - 5 }])} />
      <path class="sp-theory__head" d={`M${to.x - 4},${to.y - 7}L${to.x + 4},${to.y - 7}L${to.x},${to.y}Z`} />
    </>
  );
}

const laneLines = ({ does, changes }: TheoryLane) => ({
  does: linesOf(does.length === 0 ? ['not said'] : does, 21),
  changes: linesOf(changes.length === 0 ? ['not said'] : changes, 21),
});
const laneHeight = (lane: TheoryLane): number => {
  const { does, changes } = laneLines(lane);
  return 20 + Math.max(boxHeight(does), boxHeight(changes));
};

function Lane({ lane, y }: { lane: TheoryLane; y: number }) {
  const { does, changes } = laneLines(lane);
  const right = size.width - size.half;
  const middle = y + 20 + Math.min(boxHeight(does), boxHeight(changes)) / 2;
  return (
    <>
      <text class="sp-theory__title" x="0" y={y + 12}>
        {wrapped(lane.purpose, 44)[0]}
      </text>
      <Box x={0} y={y + 20} width={size.half} title="What we do" lines={does} />
      <path class="sp-theory__arrow" d={`M${size.half},${middle}H${right - 5}`} />
      <path class="sp-theory__head" d={`M${right - 7},${middle - 4}V${middle + 4}L${right},${middle}Z`} />
      <Box x={right} y={y + 20} width={size.half} title="What changes" lines={changes} />
    </>
  );
}

function Picture({ theory }: { theory: Theory }) {
  const inputs = linesOf(theory.inputs, 45);
  const impact = linesOf(theory.impact.length === 0 ? ['not said'] : theory.impact, 45);
  const lanesFrom = boxHeight(inputs) + size.gap + 8;
  const tops = theory.lanes.map(
    (_, at) => lanesFrom + theory.lanes.slice(0, at).reduce((sum, lane) => sum + laneHeight(lane) + 14, 0),
  );
  const lastLane = theory.lanes.at(-1);
  const lanesTo = (tops.at(-1) ?? lanesFrom) + (lastLane ? laneHeight(lastLane) : 0);
  const last = lanesTo + size.gap;
  const middle = size.width / 2;
  return (
    <svg
      class="sp-theory"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size.width} ${last + boxHeight(impact) + 2}`}
      role="img"
      aria-label="How the work leads to what it is for, as a picture. The table after it says the same."
    >
      <Box x={0} y={1} width={size.width} title="What we put in" lines={inputs} />
      <Arrow from={{ x: middle, y: boxHeight(inputs) + 1 }} to={{ x: middle, y: lanesFrom - 4 }} />
      {theory.lanes.map((lane, at) => (
        <Lane lane={lane} y={tops[at] ?? 0} />
      ))}
      <Arrow from={{ x: middle, y: lanesTo + 2 }} to={{ x: middle, y: last - 1 }} />
      <Box x={0} y={last} width={size.width} title="What it is for" lines={impact} />
    </svg>
  );
}

/** The picture, and the table that says all of it. */
export function TheoryOfChange({ theory }: { theory: Theory }) {
  if (theory.lanes.length === 0) return null;
  return (
    <section aria-labelledby="theory">
      <h2 class="govuk-heading-m" id="theory">
        How it is meant to work
      </h2>
      <p class="govuk-body">
        This is sometimes called a theory of change. It says how what we put in leads to what it is for. The rest of
        this report looks at whether it did.
      </p>
      <Picture theory={theory} />
      <Table
        caption="How it is meant to work, in words"
        captionSize="s"
        columns={[{ head: 'Step' }, { head: 'In words' }]}
        rows={[
          ['What we put in', theory.inputs.join('; ')],
          ...theory.lanes.map(({ purpose, does, changes }) => [
            purpose,
            `What we do: ${does.join('; ') || 'not said'}. What changes: ${changes.join('; ') || 'not said'}.`,
          ]),
          ['What it is for', theory.impact.join(' ') || 'not said'],
        ]}
        firstCellIsHeader
        stacks
      />
    </section>
  );
}
