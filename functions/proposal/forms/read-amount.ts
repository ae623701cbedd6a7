/** Numbers, money and times of day as people type them in a plan. Each gives undefined for what is none. */
import { exactly, inUnits, readTyped, wholeOf } from '../../domain/typed-number.ts';

const bare = (text: string): string => text.replace(/[\s,]/g, '');

export const readWhole = (text: string): number | undefined => {
  const read = readTyped(text);
  const found = read.kind === 'number' ? wholeOf(read.decimal) : undefined;
  return found !== undefined && found >= 0 ? found : undefined;
};

/** The store keeps numbers of this size exactly enough; no measure of a school is larger. */
const largest = 1e15;

export const readNumber = (text: string): number | undefined => {
  const read = readTyped(text);
  const value = read.kind === 'number' ? exactly(read.decimal) : undefined;
  return value !== undefined && Math.abs(value) <= largest ? value : undefined;
};

/** Pence of `250`, `£1,250` or `99.50`. */
export const readPounds = (text: string): number | undefined => {
  const read = readTyped(text, { money: true });
  const found = read.kind === 'number' ? inUnits(read.decimal, 2) : undefined;
  return found && !found.rounded && found.units >= 0 ? found.units : undefined;
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
