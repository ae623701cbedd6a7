/** Brings a partnership into being from its file: its people, its parties and schools, its proposal so far. */

import { addressHolders, addressItem } from '../asking/by-address.ts';
import type { ExpandedPartnership } from '../domain/partnership/partnership-file.ts';
import { emptyProposal, type ProposalContent } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import { work } from '../records/work.ts';

export type BroughtIn = {
  readonly whole: ExpandedPartnership;
  readonly proposal?: ProposalContent;
  /** In real use the lead is asked first, and says when the boards hear. */
  readonly leadFirst?: boolean;
};

/** Two records a person: well below what one commit may hold. */
const peopleAtOnce = 40;

/** Bringing in the same partnership again changes nothing. The people come first, so that a restart goes on from there. */
export const bringIn = async (
  outside: Outside,
  { whole, proposal, leadFirst = false }: BroughtIn,
): Promise<'brought-in' | 'already-there'> => {
  const { people: listed, ...fields } = whole;
  if (await outside.store.get(partnerships.key(whole.id, theOne))) return 'already-there';
  for (let from = 0; from < listed.length; from += peopleAtOnce) {
    await bringPeople(outside, whole.id, listed.slice(from, from + peopleAtOnce));
  }
  return work(outside, whole.id, async (tx) => {
    if (await tx.read(partnerships, theOne)) return 'already-there';
    const id = fields.year;
    const partnership = { ...fields, proposal: id, notices: [], left: [] };
    tx.event('partnership-brought-in', 'system', {
      parties: fields.parties.map((party) => party.id),
      year: fields.year,
    });
    const boardsHear = leadFirst ? ({ boardsHear: 'when-released' } as const) : {};
    mustMove(tx, 'begin', { partnership, change: { id, version: 1, returned: [], ...boardsHear } });
    tx.write(proposalVersions, versionId(id, 1), {
      proposal: id,
      version: 1,
      content: proposal ?? emptyProposal(),
      changedAt: tx.now.toISOString(),
    });
    tx.effect({
      kind: 'start',
      workflow: 'proposal',
      name: `${whole.id}-proposal-${id}-v1`.slice(0, 80),
      input: { partnership: whole.id, proposal: id },
    });
    return 'brought-in';
  });
};

const bringPeople = (outside: Outside, partnership: string, listed: ExpandedPartnership['people']): Promise<void> =>
  work(outside, partnership, async (tx) => {
    for (const person of listed) {
      if (await tx.read(people, person.id)) continue;
      tx.write(people, person.id, { ...person, salt: tx.newId() });
      const { id, value } = addressItem(person, partnership);
      tx.write(addressHolders, id, value);
    }
  });
