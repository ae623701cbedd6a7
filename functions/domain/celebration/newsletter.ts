/** A draft for a school's newsletter (R27): what took place, in counts that tell of nobody, and what somebody typed. */
import { forPupils, type Occasion } from '../diary/occasion.ts';
import type { PlainDate } from '../values.ts';
import { countOf, longDate } from '../wording.ts';

export const mostWords = 150;

export type Told = {
  readonly partnership: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Counts of pupils below this are not told. */
  readonly threshold: number;
  /** Titles of the plan's activities, by id. */
  readonly activities: ReadonlyMap<string, string>;
  readonly quotes: readonly string[];
};

/** What has been noted as held in that time, earliest first. */
export const heldBetween = (occasions: readonly Occasion[], from: PlainDate, until: PlainDate): Occasion[] =>
  occasions.filter(
    ({ kind, date, attendance, state }) =>
      kind !== 'meeting' && state !== 'cancelled' && attendance !== undefined && date >= from && date <= until,
  );

const countOfAll = ({ attendance }: Occasion): number =>
  (attendance?.came ?? []).reduce((sum, { count }) => sum + count, 0);

/** One school's small count must not be worked out either: then the sum of that date is left out. */
const isTellable = (occasion: Occasion, threshold: number): boolean =>
  (occasion.attendance?.came ?? []).every(({ count }) => count === 0 || count >= threshold) &&
  countOfAll(occasion) >= threshold;

type Group = { readonly title: string; readonly held: readonly Occasion[] };

const groupsOf = (held: readonly Occasion[], activities: ReadonlyMap<string, string>): Group[] => {
  const groups = new Map<string, Occasion[]>();
  for (const one of held) {
    const title = (one.activity === undefined ? undefined : activities.get(one.activity)) ?? one.title;
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  return [...groups].map(([title, of]) => ({ title, held: of }));
};

const sentenceOf = ({ title, held }: Group, threshold: number): string => {
  const withPupils = held.filter(forPupils);
  const told = withPupils.filter((one) => isTellable(one, threshold));
  const most = Math.max(0, ...told.map(countOfAll));
  const times = held.length === 1 ? 'took place once' : `took place ${held.length} times`;
  const door = Math.max(0, ...held.filter(({ kind }) => kind === 'showcase').map(countOfAll));
  if (door >= threshold) return `${title} ${times}, and ${countOf(door, 'person', 'people')} came.`;
  const who = most === 0 ? '' : `, with up to ${countOf(most, 'pupil')} at a time`;
  return `${title} ${times}${who}.`;
};

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** At most 150 words, whole sentences; nothing where nothing was noted as held. */
export const newsletterDraft = (occasions: readonly Occasion[], told: Told): string => {
  const held = heldBetween(occasions, told.from, told.until);
  if (held.length === 0) return '';
  const sentences = [
    `News from ${told.partnership}, ${longDate(told.from)} to ${longDate(told.until)}.`,
    ...groupsOf(held, told.activities).map((group) => sentenceOf(group, told.threshold)),
    ...told.quotes.map((quote) => `“${quote}”`),
  ];
  const kept: string[] = [];
  for (const sentence of sentences) if (wordsIn([...kept, sentence].join(' ')) <= mostWords) kept.push(sentence);
  return kept.join('\n\n');
};

const word = /\p{Lu}[\p{Ll}’'-]+/gu;
/** Words with which sentences begin, and that are no names. */
const plain: ReadonlySet<string> = new Set(
  'A All And As At But Children Everybody Everyone For He Her His How I If In It Its My Next Now On One Our Pupils She So Some That The Their Then There They This To Today We What When Year You Your Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Autumn Spring Summer English French German Latin Welsh Polish Spanish'.split(
    ' ',
  ),
);

/** Words that look like names of people: with a capital, and neither known here nor such as begin sentences. Each once. */
export const nameLikeWords = (text: string, known: readonly string[]): string[] => {
  const ours = new Set(known.flatMap((name) => name.match(word) ?? []));
  const found = (text.match(word) ?? []).filter((one) => !plain.has(one) && !ours.has(one));
  return [...new Set(found)];
};
