/** Four fillings that black and white keep apart: full, stripes, dots, empty. */

export const fillings = ['full', 'stripes', 'dots', 'empty'] as const;
export type Filling = (typeof fillings)[number];

/** `chart` is unique on its page: the patterns are known by it. */
export const fillOf = (chart: string, filling: Filling): string => {
  if (filling === 'full') return 'currentcolor';
  return filling === 'empty' ? 'none' : `url(#${chart}-${filling})`;
};

/** The patterns of one chart. */
export function Fills({ chart }: { chart: string }) {
  return (
    <defs>
      <pattern id={`${chart}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2.5" height="6" fill="currentcolor" />
      </pattern>
      <pattern id={`${chart}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.2" fill="currentcolor" />
      </pattern>
    </defs>
  );
}

/** Words that fit one line of a picture; the table beside it has them whole. */
export const fitted = (words: string, most = 34): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
