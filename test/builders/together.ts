/** Chair and admin, or who stands in for them, change somebody together: one asks, the other agrees. */
import { pairFor } from '../../functions/domain/partnership/reach.ts';
import { agreeToChange } from '../../functions/people/changes/agree.ts';
import { correctAddress } from '../../functions/people/correct-address.ts';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import type { Outside } from '../../functions/ports.ts';
import { changes, type PersonChange } from '../../functions/records/changes.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { readEvery } from '../../functions/records/read-every.ts';

export const everyChange = (outside: Outside, partnership: string): Promise<PersonChange[]> =>
  readEvery(outside.store, changes, partnership);

export const pairOf = async (outside: Outside, partnership: string, person: string): Promise<readonly string[]> => {
  const item = await outside.store.get(partnerships.key(partnership, theOne));
  return item ? pairFor(decode(partnerships, item), person) : [];
};

type Change = { readonly person: string } & (
  | { readonly email: string }
  | { readonly successor: { readonly name: string; readonly email: string } }
  | { readonly leaves: true }
);

/** Gives the change as it stands then. */
export const changeTogether = async (outside: Outside, partnership: string, change: Change): Promise<PersonChange> => {
  const [by = '', second = ''] = await pairOf(outside, partnership, change.person);
  const asked =
    'email' in change
      ? await correctAddress(outside, { partnership, by, person: change.person, email: change.email })
      : 'successor' in change
        ? await replacePerson(outside, { partnership, by, leaving: change.person, successor: change.successor })
        : await personLeaves(outside, { partnership, by, leaving: change.person });
  if (!asked.ok) throw new Error(`asked: ${asked.refusal}`);
  const [open] = (await everyChange(outside, partnership)).filter(({ state }) => state === 'asked');
  const agreed = await agreeToChange(outside, { partnership, change: open?.id ?? '', by: second });
  if (!agreed.ok) throw new Error(`agreed: ${agreed.refusal}`);
  const done = (await everyChange(outside, partnership)).find(({ id }) => id === open?.id);
  if (!done) throw new Error('the change is gone');
  return done;
};
