/**
 * Places of one workshop: held for each school at first, then for whoever joined first (R23). Nobody ever loses a place by
 * these rules, and a place that is free goes to the first who waits and may have it before anybody new does.
 */
import * as z from 'zod';
import { accept, type Result, refuse } from '../result.ts';
import { Line, PlainDate, Urn } from '../values.ts';
import { mostEntries } from './workshop.ts';

export const Entry = z.object({
  id: z.string(),
  school: Urn,
  name: Line,
  /** In small letters. */
  email: z.string().max(254),
  /** When they joined, among those of this workshop: from 1. Who gives up and comes back joins last. */
  joined: z.number().int().min(1),
  /** `asks`: their school's lead has to know the address. `unconfirmed`: they have not opened their link yet. */
  state: z.enum(['asks', 'unconfirmed', 'confirmed']),
  /** The last day for that. */
  until: PlainDate.optional(),
  place: z.enum(['none', 'waiting', 'in']),
  /** For a text when a place comes free late. */
  mobile: z.string().max(20).optional(),
  came: z.boolean().optional(),
  /** They have said whether they used something; what they said is counted, not kept. */
  toldUse: z.boolean().optional(),
  /** What they could lead themselves. */
  offers: Line.optional(),
});
export type Entry = z.infer<typeof Entry>;

const Count = z.number().int().min(0);
export const SchoolCount = z.object({
  school: Urn,
  places: Count,
  came: Count,
});

/** Everybody of one workshop. Kept as one record with a version, so that no two are given the same place. */
export const WorkshopList = z.object({
  workshop: z.string(),
  choice: z.string(),
  entries: z.array(Entry).max(mostEntries),
  /** The number of the next who joins. */
  next: z.number().int().min(1),
  used: z.object({ yes: Count, no: Count }),
  /** How useful it was, from 1 to 5: how many said so. */
  useful: z.array(Count).length(5),
  /** When it is, as its teachers were told last. */
  told: z.object({ date: PlainDate, start: z.string() }),
  /** They have heard that it is called off. */
  off: z.boolean().optional(),
  /** Schools whose teachers were asked, six weeks on, whether they used something. */
  askedUse: z.array(Urn).default([]),
  /** Once the names are deleted, what is left of them. */
  totals: z.array(SchoolCount).optional(),
});
export type WorkshopList = z.infer<typeof WorkshopList>;

export const emptyList = (workshop: string, choice: string, told: WorkshopList['told']): WorkshopList => ({
  workshop,
  choice,
  told,
  askedUse: [],
  entries: [],
  next: 1,
  used: { yes: 0, no: 0 },
  useful: [0, 0, 0, 0, 0],
});

export type Room = {
  readonly places: number;
  readonly schools: readonly string[];
  /** Whether places are no longer held. */
  readonly released: boolean;
};

/** Places that are held for each school. */
export const heldEach = ({ places, schools }: Pick<Room, 'places' | 'schools'>): number =>
  schools.length === 0 ? 0 : Math.floor(places / schools.length);

export const placesTaken = (entries: readonly Entry[]): Entry[] => entries.filter(({ place }) => place === 'in');

/** How many places a teacher of that school could have now. */
export const openTo = (room: Room, entries: readonly Entry[], school: string): number => {
  const taken = placesTaken(entries);
  const left = Math.max(0, room.places - taken.length);
  if (room.released) return left;
  const held = heldEach(room);
  const over = room.schools.reduce(
    (sum, urn) => sum + Math.max(0, taken.filter((entry) => entry.school === urn).length - held),
    0,
  );
  const free = Math.max(0, room.places - held * room.schools.length - over);
  const own = taken.filter((entry) => entry.school === school).length;
  return Math.min(left, Math.max(0, held - own) + free);
};

const inOrder = (entries: readonly Entry[]): Entry[] => entries.toSorted((one, other) => one.joined - other.joined);

/** The place of this one among those who wait, from 1. */
export const turnOf = (entries: readonly Entry[], id: string): number =>
  inOrder(entries.filter(({ place }) => place === 'waiting')).findIndex((entry) => entry.id === id) + 1;

export const hasLapsed = ({ state, until }: Pick<Entry, 'state' | 'until'>, today: PlainDate): boolean =>
  state !== 'confirmed' && until !== undefined && until < today;

export type Seated = {
  readonly list: WorkshopList;
  /** Who had waited and has a place now, in their order. */
  readonly movedUp: readonly Entry[];
  readonly lapsed: readonly Entry[];
};

/** The list as it stands today: what was not made sure in time has lapsed, and each free place has gone to its next. */
export const seated = (list: WorkshopList, room: Room, today: PlainDate): Seated => {
  const lapsed = list.entries.filter((entry) => hasLapsed(entry, today));
  let entries = list.entries.filter((entry) => !lapsed.includes(entry));
  const movedUp: Entry[] = [];
  for (const waiting of inOrder(entries.filter(({ place }) => place === 'waiting'))) {
    if (openTo(room, entries, waiting.school) === 0) continue;
    const placed: Entry = { ...waiting, place: 'in' };
    entries = entries.map((entry) => (entry.id === waiting.id ? placed : entry));
    movedUp.push(placed);
  }
  return { list: { ...list, entries }, movedUp, lapsed };
};

export type Joins = Pick<Entry, 'id' | 'school' | 'name' | 'email' | 'state' | 'until' | 'mobile' | 'offers'>;

/** Somebody joins at the end. `list` is as `seated` gave it. Whoever has to be known first holds no place yet. */
export const joined = (
  list: WorkshopList,
  room: Room,
  joins: Joins,
): Result<{ list: WorkshopList; entry: Entry }, 'list-full'> => {
  if (list.entries.length >= mostEntries) return refuse('list-full');
  const place = joins.state === 'asks' ? 'none' : openTo(room, list.entries, joins.school) > 0 ? 'in' : 'waiting';
  const entry: Entry = { ...joins, joined: list.next, place };
  return accept({
    list: { ...list, entries: [...list.entries, entry], next: list.next + 1 },
    entry,
  });
};

/** Without that one. Who waits is moved by `seated`, in the same commit. */
export const without = (list: WorkshopList, id: string): WorkshopList => ({
  ...list,
  entries: list.entries.filter((entry) => entry.id !== id),
});

export const changed = (list: WorkshopList, id: string, change: Partial<Entry>): WorkshopList => ({
  ...list,
  entries: list.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
});
