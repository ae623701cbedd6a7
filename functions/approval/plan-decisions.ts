/** Task: which parties decide on this, and for which of them an earlier agreement still stands (DOMAIN R16). */
import * as z from 'zod';
import { About, aboutKey } from '../domain/asking/request.ts';
import { activeParties, type Partnership, withoutParties } from '../domain/partnership/partnership.ts';
import { changesBetween, whatItTouches } from '../domain/proposal/proposal-changes.ts';
import type { Outside } from '../ports.ts';
import {
  approvalId,
  approvals,
  partnerships,
  proposals,
  proposalVersions,
  theOne,
  versionId,
} from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { standingOf } from './party-decision.ts';
import { wantedToGoOnBefore } from './wanted-to-go-on.ts';

export const PlanDecisionsInput = z.strictObject({ partnership: z.string(), about: About });

export const planDecisions = async (outside: Outside, payload: unknown): Promise<{ parties: string[] }> => {
  const { partnership: id, about } = PlanDecisionsInput.parse(payload);
  return work(outside, id, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const parties: string[] = [];
    for (const party of await deciding(tx, partnership, about)) {
      const carriedFrom = await stillAgreed(tx, partnership, about, party.id);
      if (carriedFrom === undefined) parties.push(party.id);
      else await carryOver(tx, about, party.id, carriedFrom);
    }
    return { parties };
  });
};

/** Whether the rest go on without the others is asked of those who want to. */
const deciding = async (tx: Work, partnership: Partnership, about: About) => {
  // A text is decided by those who will be in it.
  if (about.kind === 'proposal')
    return activeParties(withoutParties(partnership, (await tx.readNeeded(proposals, about.id)).leaves));
  const active = activeParties(partnership);
  if (about.kind !== 'continuing') return active;
  const staying = await wantedToGoOnBefore(tx, about);
  return active.filter((party) => staying.includes(party.id));
};

/** The newest version that this party agreed to and that says the same in all but contacts and meeting dates. */
const stillAgreed = async (
  tx: Work,
  partnership: Partnership,
  about: About,
  partyId: string,
): Promise<number | undefined> => {
  const party = partnership.parties.find((one) => one.id === partyId);
  if (about.kind !== 'proposal' || about.version === undefined || !party) return undefined;
  const now = await tx.readNeeded(proposalVersions, versionId(about.id, about.version));
  for (let version = about.version - 1; version >= 1; version -= 1) {
    const before = { ...about, version };
    const approval = await tx.read(approvals, approvalId(aboutKey(before), partyId));
    if (!approval) continue;
    const standing = standingOf(party, partnership, before, approval);
    if (!('decision' in standing) || standing.decision.outcome !== 'agreed') continue;
    const then = await tx.readNeeded(proposalVersions, versionId(about.id, version));
    return whatItTouches(changesBetween(then.content, now.content)) === 'boards' ? undefined : version;
  }
  return undefined;
};

const carryOver = async (tx: Work, about: About, party: string, carriedFrom: number): Promise<void> => {
  const id = approvalId(aboutKey(about), party);
  if (await tx.read(approvals, id)) return;
  tx.write(approvals, id, { about: aboutKey(about), party, steps: [], carriedFrom });
  tx.event('party-decided', 'system', { about: aboutKey(about), party, outcome: 'agreed', carriedFrom });
};
