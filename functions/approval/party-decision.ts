/** A party's decision on one thing, from the steps that were taken. */
import { nextOnRoute } from '../domain/approval/route.ts';
import type { PartyDecision } from '../domain/approval/together.ts';
import type { About, DecisionStep } from '../domain/asking/request.ts';
import type { Partnership, Party } from '../domain/partnership/partnership.ts';
import type { Approval } from '../records/kinds.ts';

export type Standing = { readonly ask: DecisionStep } | { readonly decision: PartyDecision };

export const standingOf = (
  party: Party,
  partnership: Partnership,
  about: About,
  approval: Approval | undefined,
): Standing => {
  if (approval?.carriedFrom !== undefined) return { decision: { party: party.id, outcome: 'agreed', reasons: [] } };
  const steps = approval?.steps ?? [];
  const next = nextOnRoute(party, partnership, about, steps);
  if ('ask' in next) return { ask: next.ask };
  const { reasons = [], leavesOut = [] } = steps.at(-1) ?? {};
  return { decision: { party: party.id, outcome: next.decided, reasons, leavesOut } };
};
