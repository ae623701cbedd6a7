/** Task: what the parties' decisions mean together, read from the table: a record may have been corrected meanwhile. */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { type PartyDecision, proposalOutcome } from '../domain/approval/together.ts';
import { About, aboutKey } from '../domain/asking/request.ts';
import { outcomeOfContinuing, outcomeOfRenewal } from '../domain/evaluation/evaluation.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, type Partnership, withoutSchools } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { approvalId, approvals, partnerships, proposals, theOne, weighings } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';
import { standingOf } from './party-decision.ts';
import { wantedToGoOnBefore } from './wanted-to-go-on.ts';

export const WeighDecisionsInput = z.strictObject({ partnership: z.string(), about: About });

export const weighDecisions = async (outside: Outside, payload: unknown): Promise<{ outcome: string }> => {
  const { partnership: id, about } = WeighDecisionsInput.parse(payload);
  return work(outside, id, async (tx) => {
    const key = aboutKey(about);
    const weighed = await tx.read(weighings, key);
    if (weighed) return { outcome: weighed.outcome };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const text = about.kind === 'proposal' ? await tx.readNeeded(proposals, about.id) : {};
    const deciding = inText(partnership, text);
    const decisions = await decisionsOn(tx, deciding, about);
    const { outcome, staying } =
      about.kind === 'proposal'
        ? { outcome: await weighProposal(tx, partnership, about, decisions), staying: [] }
        : await weighRenewal(tx, about, decisions);
    tx.write(weighings, key, { about: key, outcome, at: tx.now.toISOString(), staying });
    return { outcome };
  });
};

/** Each party's decision as the table has it. A party that was not asked, because it is leaving, has none. */
const decisionsOn = async (tx: Work, partnership: Partnership, about: About): Promise<PartyDecision[]> => {
  const decisions: PartyDecision[] = [];
  for (const party of activeParties(partnership)) {
    const approval = await tx.read(approvals, approvalId(aboutKey(about), party.id));
    const standing = standingOf(party, partnership, about, approval);
    decisions.push('decision' in standing ? standing.decision : { party: party.id, outcome: 'no-answer', reasons: [] });
  }
  return decisions;
};

const weighProposal = async (
  tx: Work,
  partnership: Partnership,
  about: About,
  decisions: PartyDecision[],
): Promise<string> => {
  const proposal = await tx.readNeeded(proposals, about.id);
  if (proposal.version !== about.version || proposal.state !== 'with-boards') return 'superseded';
  const outcome = proposalOutcome(
    activeParties(inText(partnership, proposal)).map((party) => party.id),
    decisions,
  );
  if (outcome === 'approved') {
    const leftOut = decisions.flatMap(({ leavesOut = [] }) => leavesOut);
    mustMove(tx, 'agree', { partnership: withoutSchools(partnership, leftOut), change: proposal });
    tell(tx, 'all-agreed', [partnership.roles.lead, partnership.roles.chair, partnership.roles.progressChaser]);
    tx.effect({
      kind: 'start',
      workflow: 'mou-signing',
      name: `${tx.partnership}-signing-${about.id}-v${proposal.version}`.slice(0, 80),
      input: { partnership: tx.partnership, proposal: about.id },
    });
  }
  if (outcome === 'returned') {
    tx.effect({
      kind: 'task',
      task: 'return-proposal',
      input: {
        partnership: tx.partnership,
        proposal: about.id,
        version: proposal.version,
        reasons: decisions.flatMap(({ party, outcome: said, reasons }) =>
          said === 'agreed' ? [] : [{ from: party, what: said, reason: reasons.map(({ reason }) => reason).join(' ') }],
        ),
        restart: true,
      },
    });
  }
  return outcome;
};

const renewalAnswer = { agreed: 'renew', 'change-requested': 'renew-with-changes', declined: 'end' } as const;

type Weighed = { readonly outcome: string; readonly staying: string[] };

const weighRenewal = async (tx: Work, about: About, decisions: readonly PartyDecision[]): Promise<Weighed> => {
  if (about.kind === 'continuing') {
    const agreed = new Set(decisions.filter(({ outcome }) => outcome === 'agreed').map(({ party }) => party));
    const { kind, staying } = outcomeOfContinuing(await wantedToGoOnBefore(tx, about), agreed);
    return { outcome: kind, staying: [...staying] };
  }
  const { kind, staying } = outcomeOfRenewal(
    decisions.map(({ party, outcome }) => ({
      party,
      answer: outcome in renewalAnswer ? renewalAnswer[outcome as keyof typeof renewalAnswer] : 'none',
    })),
  );
  return { outcome: kind, staying: [...staying] };
};
