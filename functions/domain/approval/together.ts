/** What the parties' decisions mean together. All must agree before anything starts (DOMAIN R12). */
import type { PartyOutcome } from './route.ts';

export type PartyDecision = {
  readonly party: string;
  readonly outcome: PartyOutcome;
  readonly reasons: readonly { readonly from: string; readonly reason: string }[];
  /** Schools of the party that its agreement does not cover. */
  readonly leavesOut?: readonly string[];
};

export type ProposalOutcome = 'approved' | 'returned' | 'superseded';

export const proposalOutcome = (parties: readonly string[], decisions: readonly PartyDecision[]): ProposalOutcome => {
  if (decisions.some(({ outcome }) => outcome === 'superseded')) return 'superseded';
  const agreed = new Set(decisions.filter(({ outcome }) => outcome === 'agreed').map(({ party }) => party));
  return parties.length > 0 && parties.every((party) => agreed.has(party)) ? 'approved' : 'returned';
};
