/** A published figure as a share of its group, as reports write it. */
import type { PublishedFigures } from './published-cohort.ts';

/** `65%`; `low` for a share that rounds to zero; the symbol where the figures have one. */
export const shareShown = ({ number, expected }: Pick<PublishedFigures, 'number' | 'expected'>): string => {
  if (typeof number !== 'number') return number;
  if (typeof expected !== 'number') return expected ?? 'x';
  if (number === 0) return 'z';
  const share = Math.round((expected * 100) / number);
  return share === 0 && expected > 0 ? 'low' : `${share}%`;
};
