/** Bars of parts that make a whole, drawn on the server. Each part has its own filling, and its number in words. */
import { cumsum, max, sum } from 'd3-array';
import { type Filling, Fills, fillings, fillOf, fitted } from './fills.tsx';

export type StackedProps = {
  /** Unique on its page. */
  readonly id: string;
  /** What it shows, for those who cannot see it. The table after it says the rest. */
  readonly title: string;
  /** Names of the parts, in their order: at most four. */
  readonly parts: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
};

const barHeight = 18;
const lineHeight = 20;
/** So many characters fit a line of words on a phone. */
const lineLength = 34;

/** "2 ahead, 1 behind", on as many lines as a phone needs. */
const inWords = (parts: readonly string[], values: readonly number[]): string[] => {
  const said = parts.flatMap((part, at) => ((values[at] ?? 0) > 0 ? [`${values[at]} ${part}`] : []));
  const lines: string[] = [];
  for (const words of said.length === 0 ? ['nobody said'] : said) {
    const joined = [...lines.slice(-1), words].join(', ');
    if (lines.length > 0 && joined.length <= lineLength) lines.splice(-1, 1, joined);
    else lines.push(words);
  }
  return lines;
};

export function StackedPicture({ id, title, parts, rows }: StackedProps) {
  const most = max(rows, ({ values }) => sum(values)) ?? 0;
  if (most === 0) return null;
  const words = rows.map(({ values }) => inWords(parts, values));
  const rowHeight = 52 + (max(words, (lines) => lines.length) ?? 1) * lineHeight;
  return (
    <svg
      class="sp-bars"
      xmlns="http://www.w3.org/2000/svg"
      width="100%"
      height={rows.length * rowHeight + parts.length * lineHeight + 8}
      role="img"
      aria-label={`${title}, as a picture. The table after it says the same.`}
    >
      <Fills chart={id} />
      {rows.map(({ label, values }, row) => (
        <>
          <text class="sp-bars__group" x="0" y={row * rowHeight + 18}>
            {fitted(label)}
          </text>
          {[...cumsum(values)].map((to, part) => {
            const from = to - (values[part] ?? 0);
            if (to <= from) return null;
            const filling: Filling = fillings[part % fillings.length] ?? 'empty';
            return (
              <rect
                class="sp-bar"
                fill={fillOf(id, filling)}
                x={`${Math.round((from * 980) / most) / 10 + 0.5}%`}
                width={`${Math.round(((to - from) * 980) / most) / 10}%`}
                y={row * rowHeight + 24}
                height={barHeight}
              />
            );
          })}
          {words[row]?.map((line, at) => (
            <text class="sp-bars__number" x="0" y={row * rowHeight + 60 + at * lineHeight}>
              {line}
            </text>
          ))}
        </>
      ))}
      {parts.map((part, at) => {
        const y = rows.length * rowHeight + at * lineHeight;
        return (
          <>
            <rect
              class="sp-bar"
              fill={fillOf(id, fillings[at % fillings.length] ?? 'empty')}
              x="1"
              y={y + 2}
              width="22"
              height="13"
            />
            <text x="32" y={y + 14}>
              {part}
            </text>
          </>
        );
      })}
    </svg>
  );
}
