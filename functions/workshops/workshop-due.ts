/**
 * What a date has come for at a workshop: what was not made sure in time lapses, sign-up closes, teachers hear that it was
 * moved or called off, are asked six weeks on what they used, and after a year their names go. Again is nothing new.
 */
import * as z from 'zod';
import { addDays } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/values.ts';
import { countsOfList } from '../domain/workshops/counts.ts';
import { placesTaken } from '../domain/workshops/places.ts';
import { useAskedOn } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { scheduled } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { workshops } from '../records/workshops.ts';
import { type InHand, isAhead, putDown, takeUp, writeTo } from './in-hand.ts';
import { workshopScheduleId } from './open-sign-up.ts';

const Input = z.object({ partnership: z.string(), workshop: z.string() });
type Input = z.infer<typeof Input>;

const inOneCommit = (outside: Outside, { partnership, workshop }: Input, does: (tx: Work, hand: InHand) => void) =>
  work(
    outside,
    partnership,
    async (tx) => {
      const hand = await takeUp(tx, outside, workshop);
      if (hand) {
        does(tx, hand);
        putDown(tx, hand);
      }
      return hand !== undefined;
    },
    { crowd: true },
  );

/** One list's letters in one commit, which says that they were written. */
const tellList =
  (choice: string) =>
  (tx: Work, hand: InHand): void => {
    const list = hand.lists.get(choice);
    if (!list) return;
    const { occasion, schools, today } = hand;
    const { date, start } = occasion;
    const isTold = list.entries.filter(({ state }) => state !== 'asks');
    if (occasion.state === 'cancelled') {
      if (list.off === true) return;
      for (const { id } of isTold) writeTo(tx, hand, id, 'workshop-off');
      hand.lists.set(choice, { ...list, off: true });
      return;
    }
    if (list.told.date !== date || list.told.start !== start) {
      for (const { id } of isTold) writeTo(tx, hand, id, 'workshop-date');
      hand.lists.set(choice, { ...list, told: { date, start } });
      return;
    }
    const due = schools
      .filter((school) => date < today && useAskedOn(date, school) <= today && !list.askedUse.includes(school.urn))
      .map(({ urn }) => urn);
    if (due.length === 0) return;
    for (const { id, came, school } of placesTaken(list.entries))
      if (came !== false && due.includes(school)) writeTo(tx, hand, id, 'workshop-used');
    hand.lists.set(choice, { ...list, askedUse: [...list.askedUse, ...due] });
  };

/** Every list at once: the counts of all, in one event. */
const closeOrOpen = (tx: Work, hand: InHand): void => {
  const { workshop, dates, today, lists } = hand;
  const isOver = !isAhead(hand) || today > dates.closesOn;
  if (!isOver && workshop.closedOn !== undefined) {
    const { closedOn: _, ...open } = workshop;
    tx.write(workshops, workshop.id, open);
    return;
  }
  if (!isOver || workshop.closedOn !== undefined) return;
  tx.write(workshops, workshop.id, { ...workshop, closedOn: today });
  const all = [...lists.values()];
  tx.event('workshop-closed', 'system', {
    workshop: workshop.id,
    places: workshop.choices.reduce((sum, { places }) => sum + places, 0),
    taken: all.reduce((sum, { entries }) => sum + placesTaken(entries).length, 0),
    waiting: all.reduce((sum, { entries }) => sum + entries.filter(({ place }) => place === 'waiting').length, 0),
  });
};

const eraseNames = (tx: Work, hand: InHand): void => {
  const { workshop, dates, today, lists } = hand;
  if (workshop.erasedOn !== undefined || today < dates.erasesOn) return;
  for (const [choice, list] of lists)
    lists.set(choice, {
      ...list,
      entries: [],
      totals: countsOfList(list, workshop.schools),
    });
  tx.write(workshops, workshop.id, { ...workshop, erasedOn: today });
  tx.event('workshop-names-deleted', 'system', { workshop: workshop.id });
};

/** When to look again: each morning until it is over, since places lapse; then when somebody is to be asked, or forgotten. */
const nextLook = (hand: InHand): PlainDate | undefined => {
  const { workshop, occasion, schools, dates, today } = hand;
  if (workshop.erasedOn !== undefined) return undefined;
  if (isAhead(hand)) return addDays(today, 1);
  const asks = occasion.state === 'cancelled' ? [] : schools.map((school) => useAskedOn(occasion.date, school));
  return [...asks, dates.erasesOn].filter((day) => day > today).toSorted()[0];
};

const keepSchedule = async (tx: Work, input: Input, hand: InHand): Promise<void> => {
  const id = workshopScheduleId(input.workshop);
  const on = nextLook(hand);
  const before = await tx.read(scheduled, id);
  if (on === undefined) {
    if (before) tx.remove(scheduled, id);
    return;
  }
  const effect = { kind: 'task', task: 'workshop-due', input } as const;
  if (before?.on !== on || before.startedAt !== undefined) tx.write(scheduled, id, { id, on, effect });
};

export const workshopDue = async (outside: Outside, payload: unknown): Promise<unknown> => {
  const input = Input.parse(payload);
  let choices: readonly string[] = [];
  const found = await inOneCommit(outside, input, (tx, hand) => {
    choices = hand.workshop.choices.map(({ id }) => id);
    closeOrOpen(tx, hand);
  });
  if (!found) return 'nothing';
  for (const choice of choices) await inOneCommit(outside, input, tellList(choice));
  await inOneCommit(outside, input, eraseNames);
  return work(outside, input.partnership, async (tx) => {
    const hand = await takeUp(tx, outside, input.workshop);
    if (hand) await keepSchedule(tx, input, hand);
    return 'looked';
  });
};
