/** One part goes to somebody else, and back again where it was not right. */

import { withHold } from '../../asking/hold.ts';
import { movePart } from '../../asking/move-part.ts';
import { personFor } from '../../asking/new-person.ts';
import { startRequest } from '../../asking/start-request.ts';
import { tell } from '../../asking/tell-people.ts';
import { londonDate } from '../../domain/london.ts';
import type { HeldPart } from '../../domain/partnership/held-part.ts';
import { placeWords } from '../../domain/partnership/holding.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { holderAt, putAt } from '../../domain/partnership/succession.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { PlainDate } from '../../domain/values.ts';
import type { Outside } from '../../ports.ts';
import type { PersonChange } from '../../records/changes.ts';
import { partnerships, people, theOne } from '../../records/kinds.ts';
import { schedulePartEnd } from '../../records/parts.ts';
import type { Work } from '../../records/work.ts';

type Giving = { readonly outside: Outside; readonly tx: Work; readonly partnership: Partnership };

/** Whoever had it has it no more from today; what was given is listed, with its change. */
const held = ({ holdings = [] }: Partnership, { place, ...given }: HeldPart, on: PlainDate): HeldPart[] => [
  ...holdings.map((one) =>
    one.place === place && one.ended === undefined
      ? { ...one, ended: { on, ...(given.change !== undefined && { change: given.change }) } }
      : one,
  ),
  { place, ...given },
];

/** A chair who is named for good has a time of their own; that of whom a stand-in acts for goes on. */
const withChairsTime = (partnership: Partnership, place: string, part: PersonChange['part']): Partnership => {
  if (place !== 'roles.chair' || part?.standsIn) return partnership;
  const { chairUntil: _, ...roles } = partnership.roles;
  return { ...partnership, roles: part?.until === undefined ? roles : { ...roles, chairUntil: part.until } };
};

export const givePartIn = async (
  { outside, tx, partnership }: Giving,
  change: PersonChange,
): Promise<Result<PersonChange, 'overtaken' | 'same-person'>> => {
  const { places, people: concerned, newcomer, part } = change;
  const [place] = places;
  const [{ person: whose } = { person: '' }] = concerned;
  if (place === undefined || !newcomer || !part) return refuse('overtaken');
  const holder = holderAt(partnership, place);
  // Since it was asked, somebody else has come to have it.
  if (holder !== undefined && holder !== whose) return refuse('overtaken');
  const known = new Set((await tx.list(people)).map(({ id }) => id));
  const to = await personFor(tx, newcomer);
  if (to.id === holder) return refuse('same-person');
  const today = londonDate(tx.now);
  const given: HeldPart = {
    place,
    person: to.id,
    from: today,
    basis: part.basis,
    change: change.id,
    ...(part.until !== undefined && { until: part.until }),
    ...(part.standsIn && holder !== undefined && { standsInFor: holder }),
  };
  const moved = withChairsTime(putAt(partnership, place, to.id), place, part);
  const after = { ...moved, holdings: held(partnership, given, today) };
  tx.write(partnerships, theOne, after);
  if (!known.has(to.id)) tx.write(people, to.id, withHold(to, change.id, after, today));
  const asked =
    holder === undefined
      ? { requests: [], given: [] }
      : await movePart(outside, tx, { before: partnership, after, from: holder, to: to.id });
  if (part.until !== undefined) await schedulePartEnd(tx, { place, person: to.id, until: part.until });
  tx.event('part-given', change.by, {
    place,
    to: to.id,
    change: change.id,
    way: change.way,
    agreed: change.agreed,
    ...(holder !== undefined && { from: holder }),
    ...(part.until !== undefined && { until: part.until }),
  });
  const { lead, chair, progressChaser } = after.roles;
  const heads = after.schools.filter(({ urn }) => place === `school.${urn}.lead`).map(({ head }) => head);
  tell(tx, 'part-moved', [to.id, ...[lead, chair, progressChaser, ...heads].filter((one) => one !== holder)], {
    details: {
      role: placeWords(after, place),
      successor: to.id,
      path: '/people',
      ...(holder !== undefined && { leaving: holder }),
      ...(part.until !== undefined && { on: part.until }),
    },
  });
  startRequest(tx, { kind: 'confirm-successor', about: { kind: 'person', id: to.id }, person: to.id });
  const { chairUntil } = partnership.roles;
  const before = { wasVacant: holder === undefined, ...(chairUntil !== undefined && { chairUntil }) };
  return accept({ ...change, part: { ...part, ...before }, successor: to.id, made: !known.has(to.id), ...asked });
};

/** As it was before: the part with whoever had it, and their time in it. */
export const withPartBack = (partnership: Partnership, change: PersonChange): Partnership => {
  const [place = ''] = change.places;
  if (holderAt(partnership, place) !== change.successor) return partnership;
  const before = (partnership.holdings ?? []).flatMap((one): HeldPart[] => {
    if (one.change === change.id) return [];
    const { ended, ...rest } = one;
    return [ended?.change === change.id ? rest : one];
  });
  const [{ person } = { person: '' }] = change.people;
  const back = putAt(partnership, place, change.part?.wasVacant ? undefined : person);
  const { chairUntil: _, ...roles } = back.roles;
  const chairUntil = change.part?.chairUntil;
  const withTime =
    place === 'roles.chair' ? { ...back, roles: chairUntil === undefined ? roles : { ...roles, chairUntil } } : back;
  return { ...withTime, holdings: before };
};
