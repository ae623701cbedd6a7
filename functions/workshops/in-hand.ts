/** A workshop and its lists as one commit takes them up, and puts them down again with every free place given on. */
import type { Occasion } from '../domain/diary/occasion.ts';
import { londonDate } from '../domain/london.ts';
import type { WorkshopLetter } from '../domain/mail-names.ts';
import type { Partnership, School } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import { type Entry, type Room, seated, type WorkshopList } from '../domain/workshops/places.ts';
import { type Workshop, type WorkshopDates, workshopDates } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { occasions } from '../records/diary.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { readWorkshop, readWorkshopLists, workshopListId, workshopLists, workshops } from '../records/workshops.ts';

export type Standing = {
  readonly partnership: Partnership;
  readonly workshop: Workshop;
  /** Where and when: from the diary. */
  readonly occasion: Occasion;
  /** Those whose teachers may sign up. */
  readonly schools: readonly School[];
  readonly dates: WorkshopDates;
  readonly today: PlainDate;
};

const standingOf = (partnership: Partnership, workshop: Workshop, occasion: Occasion, today: PlainDate): Standing => {
  const schools = partnership.schools.filter(({ urn }) => workshop.schools.includes(urn));
  return {
    partnership,
    workshop,
    occasion,
    schools,
    dates: workshopDates(occasion.date, schools),
    today,
  };
};

const readAround = async ({ store }: Pick<Outside, 'store'>, partnership: string, id: string) => {
  const [whole, occasion] = await Promise.all([
    store.get(partnerships.key(partnership, theOne)),
    store.get(occasions.key(partnership, id)),
  ]);
  return whole && occasion
    ? {
        whole: decode(partnerships, whole),
        occasion: decode(occasions, occasion),
      }
    : undefined;
};

/** For pages and letters. */
export type Seen = Standing & { readonly lists: readonly WorkshopList[] };

export const seeWorkshop = async (outside: Outside, partnership: string, id: string): Promise<Seen | undefined> => {
  const workshop = await readWorkshop(outside, partnership, id);
  if (!workshop) return undefined;
  const [around, lists] = await Promise.all([
    readAround(outside, partnership, id),
    readWorkshopLists(outside, partnership, workshop),
  ]);
  if (!around) return undefined;
  const standing = standingOf(around.whole, workshop, around.occasion, londonDate(outside.clock.now()));
  return {
    ...standing,
    lists: lists.map((list) => asItStands(standing, list).list),
  };
};

/** Whether it is still to come. */
export const isAhead = ({ occasion, today }: Pick<Standing, 'occasion' | 'today'>): boolean =>
  occasion.state !== 'cancelled' && today <= occasion.date;

export const takesSignUps = (standing: Standing): boolean =>
  isAhead(standing) && standing.workshop.closedOn === undefined && standing.today <= standing.dates.closesOn;

export const roomOf = ({ workshop, dates, today }: Standing, choice: string): Room => ({
  places: workshop.choices.find(({ id }) => id === choice)?.places ?? 0,
  schools: workshop.schools,
  released: today >= dates.releasesOn,
});

const asItStands = (standing: Standing, list: WorkshopList) =>
  isAhead(standing) ? seated(list, roomOf(standing, list.choice), standing.today) : { list, movedUp: [], lapsed: [] };

export type InHand = Standing & {
  /** By choice, as they stand now. A use case writes what it changes back into it. */
  readonly lists: Map<string, WorkshopList>;
  readonly before: ReadonlyMap<string, WorkshopList>;
  readonly movedUp: Entry[];
};

/** Every list of it is relied on: who has a place in one has none in another. */
export const takeUp = async (tx: Work, outside: Outside, id: string): Promise<InHand | undefined> => {
  const workshop = await tx.read(workshops, id);
  const around = workshop && (await readAround(outside, tx.partnership, id));
  if (!workshop || !around) return undefined;
  const standing = standingOf(around.whole, workshop, around.occasion, londonDate(tx.now));
  const read = await Promise.all(
    workshop.choices.map(({ id: choice }) => tx.readNeeded(workshopLists, workshopListId(id, choice))),
  );
  const movedUp: Entry[] = [];
  const lists = read.map((list) => {
    const stands = asItStands(standing, list);
    movedUp.push(...stands.movedUp);
    return stands.list;
  });
  const byChoice = (all: readonly WorkshopList[]) => new Map(all.map((list) => [list.choice, list]));
  return {
    ...standing,
    lists: byChoice(lists),
    before: byChoice(read),
    movedUp,
  };
};

export const writeTo = (
  tx: Work,
  { workshop }: Pick<Standing, 'workshop'>,
  entry: string,
  letter: WorkshopLetter,
): void =>
  tx.effect({
    kind: 'workshop-mail',
    partnership: tx.partnership,
    workshop: workshop.id,
    entry,
    letter,
  });

/** Plans what has changed. Whoever moved up hears it with this commit. */
export const putDown = (tx: Work, hand: InHand): void => {
  const movedUp = [...hand.movedUp];
  for (const [choice, list] of hand.lists) {
    const stands = asItStands(hand, list);
    movedUp.push(...stands.movedUp);
    if (JSON.stringify(stands.list) !== JSON.stringify(hand.before.get(choice)))
      tx.write(workshopLists, workshopListId(hand.workshop.id, choice), stands.list);
  }
  for (const { id } of movedUp) writeTo(tx, hand, id, 'workshop-moved-up');
};

export type Found = { readonly list: WorkshopList; readonly entry: Entry };

export const entryIn = (lists: Iterable<WorkshopList>, is: (entry: Entry) => boolean): Found | undefined => {
  for (const list of lists) {
    const entry = list.entries.find(is);
    if (entry) return { list, entry };
  }
  return undefined;
};
