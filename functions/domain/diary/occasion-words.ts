/** How an occasion reads, on pages and in files. */
import type { Occasion } from './occasion.ts';

export const stateWords: Readonly<Record<Occasion['state'], string>> = {
  pencilled: 'Pencilled in',
  locked: 'Fixed',
  held: 'It took place',
  'not-held': 'It did not take place',
  cancelled: 'Called off',
};

export const kindWords: Readonly<Record<Occasion['kind'], string>> = {
  meeting: 'A meeting of the partnership',
  session: 'A session of an activity',
  workshop: 'A workshop for staff',
  visit: 'A visit',
  showcase: 'A showcase',
};

/** "at Harrowbeck, in Lab 1", "by video". `names`: schools by URN. */
export const occasionWhere = (
  { held, host, place, room }: Pick<Occasion, 'held' | 'host' | 'place' | 'room'>,
  names: ReadonlyMap<string, string>,
): string => {
  if (held === 'telephone') return 'by telephone';
  if (held === 'video') return 'by video';
  const where = host === undefined ? place : (names.get(host) ?? host);
  if (where === undefined) return 'no place is fixed yet';
  return room === undefined ? `at ${where}` : `at ${where}, in ${room}`;
};
