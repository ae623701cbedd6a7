/** Numbers, money and times of day as people type them. Each gives undefined for what is none. */

/** Spaces, and commas between thousands, say nothing. */
const bare = (text: string): string => text.replace(/[\s,]/g, '');

export const readWhole = (text: string): number | undefined => {
  const digits = bare(text);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
};

/** The store keeps numbers of this size exactly enough; no measure of a school is larger. */
const largest = 1e15;

export const readNumber = (text: string): number | undefined => {
  const plain = bare(text);
  if (plain.length > 30 || !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Math.abs(value) <= largest ? value : undefined;
};

/** Pence of `250`, `£1,250` or `99.50`. */
export const readPounds = (text: string): number | undefined => {
  const [, pounds, pence = ''] = /^£?(\d{1,12})(?:\.(\d{1,2}))?$/.exec(bare(text)) ?? [];
  return pounds === undefined ? undefined : Number(pounds) * 100 + Number(pence.padEnd(2, '0'));
};

/** `15:45` of `15:45`, `15.45` or `3.45pm`. */
export const readTime = (text: string): string | undefined => {
  const [, hours = '', minutes = '', half = ''] =
    /^(\d{1,2})[:.](\d{2})(am|pm)?$/.exec(
      bare(text)
        .toLowerCase()
        .replace(/\.(?=m)|\.$/g, ''),
    ) ?? [];
  if (hours === '' || (half !== '' && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};
