/** Who hears of a change: the old address, and somebody of each party concerned who had no hand in it. */

import { isHeld } from '../domain/partnership/held.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { witnessesOf } from '../domain/partnership/witnesses.ts';
import type { PlainDate } from '../domain/values.ts';
import type { PersonChange } from '../records/changes.ts';
import { people } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { holderText } from './change-links.ts';
import { tell } from './tell-people.ts';

/** Most witnesses of one act, whose people may be many. */
const mostWitnesses = 8;

export const witnessesIn = async (
  tx: Work,
  partnership: Partnership,
  change: PersonChange,
  today: PlainDate,
): Promise<string[]> => {
  const everybody = await tx.list(people);
  const involved = new Set([change.by, change.successor, ...change.agreed, ...change.people.map((one) => one.person)]);
  const mayHear = new Set(
    everybody
      .filter((one) => !involved.has(one.id) && one.left === undefined && !one.noMail && !isHeld(one, today))
      .map(({ id }) => id),
  );
  const found = change.people.flatMap(({ person }) => witnessesOf(partnership, person, (one) => mayHear.has(one)));
  return [...new Set(found)].slice(0, mostWitnesses);
};

/** The old address of everybody concerned, and the witnesses. Each mail brings a link to say that it was not right. */
export const tellOfChange = (
  tx: Work,
  { id: change, kind, successor, people: concerned, told }: PersonChange,
): void => {
  for (const [at, { person }] of concerned.entries()) {
    const details = {
      change,
      holder: holderText({ kind: 'o', at }),
      ...(successor === undefined ? {} : { successor }),
    };
    tell(tx, kind === 'replaced' ? 'replaced' : 'change-told', [person], { details });
  }
  for (const [at, person] of told.entries())
    tell(tx, 'change-told', [person], { details: { change, holder: holderText({ kind: 'w', at }) } });
};
