/** For whom codes and signing wait after a change, and how that ends. */
import { freeFrom } from '../domain/partnership/held.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { StoredPerson } from '../records/kinds.ts';

export const withHold = (
  person: StoredPerson,
  change: string,
  partnership: Partnership,
  today: PlainDate,
): StoredPerson => ({ ...person, held: { change, until: freeFrom(partnership, person.id, today) } });

/** Until two have agreed. */
export const frozen = (person: StoredPerson, change: string): StoredPerson => ({ ...person, held: { change } });

/** Free again, unless something else happened to them since. */
export const withoutHold = (person: StoredPerson, change: string): StoredPerson => {
  if (person.held?.change !== change) return person;
  const { held: _, ...rest } = person;
  return rest;
};
