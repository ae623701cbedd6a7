/** Task: which parties decide on this, and for which of them an earlier agreement still stands (DOMAIN R16). */
import * as z from 'zod';
import { About, aboutKey } from '../domain/asking/request.ts';
import { isAsked, touchesOf } from '../domain/lifecycle/asks.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, type Partnership, type Party } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { changesBetween, whatItTouches } from '../domain/proposal/proposal-changes.ts';
import type { Outside } from '../ports.ts';
import { lastAgreedText, type ReadOne } from '../records/agreed-texts.ts';
import { agreementsIn } from '../records/agreements.ts';
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
      const carried = await stillAgreed(tx, partnership, about, party.id);
      if (carried === undefined) parties.push(party.id);
      else await carryOver(tx, about, party.id, carried);
    }
    return { parties };
  });
};

type Carried = { readonly carriedFrom: number; readonly carriedOf?: string };

/** Whether the rest go on without the others is asked of those who want to. */
const deciding = async (tx: Work, partnership: Partnership, about: About) => {
  // A text is decided by those who will be in it.
  if (about.kind === 'proposal') return activeParties(inText(partnership, await tx.readNeeded(proposals, about.id)));
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
): Promise<Carried | undefined> => {
  const party = partnership.parties.find((one) => one.id === partyId);
  if (about.kind !== 'proposal' || about.version === undefined || !party) return undefined;
  const now = await tx.readNeeded(proposalVersions, versionId(about.id, about.version));
  const change = await tx.readNeeded(proposals, about.id);
  if (change.kinds?.includes('amend')) return untouched(tx, partnership, { ...change, version: about.version }, party);
  for (let version = about.version - 1; version >= 1; version -= 1) {
    const before = { ...about, version };
    const approval = await tx.read(approvals, approvalId(aboutKey(before), partyId));
    if (!approval) continue;
    const standing = standingOf(party, partnership, before, approval);
    if (!('decision' in standing) || standing.decision.outcome !== 'agreed') continue;
    const then = await tx.readNeeded(proposalVersions, versionId(about.id, version));
    return whatItTouches(changesBetween(then.content, now.content)) === 'boards' ? undefined : { carriedFrom: version };
  }
  return undefined;
};

/** The text that this board agreed to last, if a change of what is in force touches nothing that it decides on. */
const untouched = async (
  tx: Work,
  partnership: Partnership,
  change: Proposal,
  party: Party,
): Promise<Carried | undefined> => {
  const read: ReadOne = (kind, id) => tx.read(kind, id);
  const agreed = await lastAgreedText({ read, partnership, party }, change, await agreementsIn(tx, partnership));
  if (!agreed) return undefined;
  const { content } = await tx.readNeeded(proposalVersions, versionId(change.id, change.version));
  const compared = { before: agreed.content, after: content, partnership: inText(partnership, change) };
  // A board that has agreed to a version of this change has agreed to who comes in by it.
  const joins = agreed.proposal === change.id ? [] : change.joins;
  if (isAsked(touchesOf({ ...compared, joins }), party.id)) return undefined;
  return { carriedFrom: agreed.version, ...(agreed.proposal !== change.id && { carriedOf: agreed.proposal }) };
};

const carryOver = async (tx: Work, about: About, party: string, carried: Carried): Promise<void> => {
  const id = approvalId(aboutKey(about), party);
  if (await tx.read(approvals, id)) return;
  tx.write(approvals, id, { about: aboutKey(about), party, steps: [], ...carried });
  tx.event('party-decided', 'system', { about: aboutKey(about), party, outcome: 'agreed', ...carried });
};
