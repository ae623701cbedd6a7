/** Task, on the day after a party's last: it is out. What it was still asked is closed; two parties minus one is an end. */
import * as z from 'zod';
import { listOpenRequests } from '../asking/open-requests.ts';
import { supersede } from '../asking/settling.ts';
import { tell } from '../asking/tell-people.ts';
import type { Request } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership, partyById } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { endPartnership } from '../records/moving.ts';
import { work } from '../records/work.ts';

export const PartyLeavesInput = z.strictObject({ partnership: z.string(), party: z.string() });

export const partyLeaves = async (outside: Outside, payload: unknown): Promise<{ left: boolean }> => {
  const input = PartyLeavesInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const party = activeParties(partnership).find((one) => one.id === input.party);
    if (!party) return { left: false };
    const left = [...partnership.left, { party: party.id, on: londonDate(tx.now) }];
    const after: Partnership = { ...partnership, left };
    const ends = activeParties(after).length < 2;
    if (ends)
      endPartnership(tx, after, { on: londonDate(tx.now), because: 'party-left' }, { because: 'one-party-left' });
    else tx.write(partnerships, theOne, after);
    for (const open of await listOpenRequests(outside, input.partnership)) {
      if (!ends && !isOnlyFor(open, partnership, party.id)) continue;
      supersede(tx, await tx.readNeeded(requests, open.id), 'system');
    }
    tx.event('party-left', 'system', { party: party.id });
    const { lead, chair, progressChaser } = partnership.roles;
    const people = [lead, chair, progressChaser, ...activeSchools(partnership).map((school) => school.head)];
    tell(tx, ends ? 'ended' : 'party-left', people, { details: { party: party.id } });
    return { left: true };
  });
};

/** What only the leaving party, or one of its schools, was asked. */
const isOnlyFor = (request: Request, partnership: Partnership, party: string): boolean => {
  if (request.step && request.step.parties.length > 1) return false;
  if (request.party === party) return true;
  return request.school !== undefined && (partyById(partnership, party)?.schools.includes(request.school) ?? false);
};
