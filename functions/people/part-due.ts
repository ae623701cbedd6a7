/**
 * Task, 60 and 28 days before somebody's last day in a part, and on the day after it. Before: they, the lead, the chair and
 * the progress chaser are asked to name who comes next. After: a stand-in gives it back; else the deputy, the lead or the
 * head acts, and everybody concerned hears.
 */
import * as z from 'zod';
import { movePart } from '../asking/move-part.ts';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { canBeGiven, holdingOf, lastDayOf, placeWords, whoActs } from '../domain/partnership/holding.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { holderAt, putAt } from '../domain/partnership/succession.ts';
import { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import type { PartEnding } from '../records/parts.ts';
import { type Work, work } from '../records/work.ts';

export const PartDueInput = z.strictObject({
  partnership: z.string(),
  place: z.string().refine(canBeGiven),
  person: z.string(),
  until: PlainDate,
});

export const partDue = async (outside: Outside, payload: unknown): Promise<{ done: 'nothing' | 'asked' | 'over' }> => {
  const input = PartDueInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const person = await tx.read(people, input.person);
    // Somebody else has it, or another day was set, or all of it is over.
    const stands =
      person?.left === undefined &&
      partnership.stage !== 'ended' &&
      holderAt(partnership, input.place) === input.person &&
      lastDayOf(partnership, input.place, person?.until) === input.until;
    if (!stands) return { done: 'nothing' as const };
    const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
    const next = whoIsNext(partnership, input.place, (one) => here.has(one));
    if (londonDate(tx.now) <= input.until) {
      askWhoComesNext(tx, partnership, input, next);
      return { done: 'asked' as const };
    }
    await over(outside, tx, partnership, input, next);
    return { done: 'over' as const };
  });
};

/** Whoever has it back from a stand-in; else who acts. Nobody where it stays with its holder until somebody is named. */
const whoIsNext = (
  partnership: Partnership,
  place: string,
  isHere: (person: string) => boolean,
): string | undefined => {
  const back = holdingOf(partnership, place)?.standsInFor;
  return back !== undefined && isHere(back) ? back : whoActs(partnership, place, isHere);
};

const concernedWith = ({ roles, schools }: Partnership, place: string): string[] => [
  roles.lead,
  roles.chair,
  roles.progressChaser,
  ...schools.filter(({ urn }) => place === `school.${urn}.lead`).map(({ head }) => head),
];

const askWhoComesNext = (
  tx: Work,
  partnership: Partnership,
  { place, person, until }: PartEnding,
  next: string | undefined,
): void =>
  tell(tx, 'role-ending', [person, ...concernedWith(partnership, place)], {
    details: {
      role: placeWords(partnership, place),
      person,
      on: until,
      path: `/people/${person}`,
      ...(next !== undefined && { successor: next }),
    },
  });

const over = async (
  outside: Outside,
  tx: Work,
  before: Partnership,
  { place, person, until }: PartEnding,
  next: string | undefined,
): Promise<void> => {
  const on = londonDate(tx.now);
  const isBack = next !== undefined && holdingOf(before, place)?.standsInFor === next;
  const falls = next === undefined && (place === 'roles.deputyLead' || place === 'roles.mediator');
  const moved = next === undefined && !falls ? before : putAt(before, place, next);
  const holdings = (before.holdings ?? []).map((one) =>
    one.place === place && one.ended === undefined ? { ...one, ended: { on } } : one,
  );
  const acts = next !== undefined && !isBack;
  const acting = {
    place,
    person: next ?? '',
    from: on,
    basis: 'The time of whoever had it was over',
    acting: true as const,
  };
  const { chairUntil: _, ...roles } = moved.roles;
  const after: Partnership = {
    ...moved,
    ...(place === 'roles.chair' && acts && { roles }),
    holdings: acts ? [...holdings, acting] : holdings,
  };
  tx.write(partnerships, theOne, after);
  if (next !== undefined) await movePart(outside, tx, { before, after, from: person, to: next });
  tx.event('part-over', 'system', { place, from: person, until, ...(next !== undefined && { to: next }) });
  // Whoever stays in it until somebody is named is told so, with those who can name them.
  if (next === undefined && !falls) {
    askWhoComesNext(tx, before, { place, person, until }, undefined);
    return;
  }
  tell(tx, 'part-moved', [person, next, ...concernedWith(after, place)], {
    details: {
      role: placeWords(before, place),
      leaving: person,
      path: '/people',
      ...(next !== undefined && { successor: next }),
    },
  });
};
