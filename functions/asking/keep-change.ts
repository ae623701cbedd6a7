/** A change to somebody that holds at once: kept with what was before, and told to the old address and to witnesses. */
import { londonDate } from '../domain/london.ts';
import { freeFrom } from '../domain/partnership/held.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { changeLinks, changes, type PersonChange } from '../records/changes.ts';
import type { Work } from '../records/work.ts';
import { newChangeId } from './change-links.ts';
import { tellOfChange, witnessesIn } from './tell-change.ts';

export type KeptChange = Pick<PersonChange, 'kind' | 'way' | 'by' | 'people'> &
  Partial<Pick<PersonChange, 'successor' | 'made' | 'requests' | 'given'>>;

/** Everything about it but what it changes, which the caller writes in the same commit. */
export const keepChange = async (
  { linkKeys }: Pick<Outside, 'linkKeys'>,
  tx: Work,
  partnership: Partnership,
  kept: KeptChange,
): Promise<PersonChange> => {
  const today = londonDate(tx.now);
  const change: PersonChange = {
    id: newChangeId(tx),
    at: tx.now.toISOString(),
    state: 'done',
    made: false,
    places: [],
    requests: [],
    given: [],
    released: [],
    agreed: [],
    told: [],
    keyNumber: linkKeys.current,
    freeOn: freeFrom(partnership, kept.people[0]?.person ?? '', today),
    ...kept,
  };
  const whole = { ...change, told: await witnessesIn(tx, partnership, change, today) };
  tx.write(changes, whole.id, whole);
  tx.write(changeLinks, whole.id, { id: whole.id, partnership: tx.partnership });
  tellOfChange(tx, whole);
  return whole;
};
