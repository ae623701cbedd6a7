/** Papers of workshops: the sheet to tick on the day, and a teacher's certificate. */
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import type { Paper } from '../domain/paper.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { dayAndDate } from '../domain/wording.ts';
import { placesTaken } from '../domain/workshops/places.ts';
import { ledBy } from './choice-words.tsx';
import type { Found, Seen } from './in-hand.ts';

const hoursOf = ({ occasion: { start, end } }: Seen): string => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const all = minutes(end) - minutes(start);
  const hours = Math.trunc(all / 60);
  const rest = all % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ');
};

/** That somebody came. */
export const attendancePaper = (seen: Seen, { list, entry }: Found, at: Date): Paper => {
  const { partnership, occasion, workshop } = seen;
  const names = shortSchoolNames(partnership);
  const choice = workshop.choices.find(({ id }) => id === list.choice);
  return {
    title: 'Certificate of attendance',
    language: 'en-GB',
    subject: `${entry.name} came to ${choice?.title ?? occasion.title}`,
    at: at.toISOString(),
    foot: partnership.name,
    blocks: [
      { kind: 'heading', level: 2, text: entry.name },
      { kind: 'text', text: `of ${names.get(entry.school) ?? entry.school}` },
      {
        kind: 'text',
        text: `came to the workshop “${choice?.title ?? occasion.title}”.`,
      },
      {
        kind: 'facts',
        rows: [
          {
            key: 'When',
            value: `${dayAndDate(occasion.date)}, ${occasion.start} to ${occasion.end}`,
          },
          { key: 'How long', value: hoursOf(seen) },
          { key: 'Where', value: occasionWhere(occasion, names) },
          ...(choice ? [{ key: 'Leader', value: ledBy(seen, choice) }] : []),
          { key: 'Part of', value: `${occasion.title}, ${partnership.name}` },
        ],
      },
    ],
  };
};

/** Who is expected, one table for each workshop, with a box to tick. */
export const sheetPaper = (seen: Seen, at: Date): Paper => {
  const { partnership, occasion, workshop, lists } = seen;
  const names = shortSchoolNames(partnership);
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'en-GB');
  return {
    title: occasion.title,
    language: 'en-GB',
    subject: `Who is expected at ${occasion.title}`,
    at: at.toISOString(),
    foot: partnership.name,
    blocks: [
      {
        kind: 'text',
        text: `${dayAndDate(occasion.date)}, ${occasion.start} to ${occasion.end}, ${occasionWhere(occasion, names)}. Names of staff: please keep it safe, and throw it away once it is written up.`,
      },
      ...workshop.choices.map((choice) => ({
        kind: 'table' as const,
        caption: `${choice.title}. ${ledBy(seen, choice)}.`,
        columns: ['Name', 'School', 'Came'],
        rows: placesTaken(lists.find((list) => list.choice === choice.id)?.entries ?? [])
          .toSorted(byName)
          .map(({ name, school }) => [name, names.get(school) ?? school, '☐']),
      })),
    ],
  };
};
