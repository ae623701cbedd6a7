/**
 * Task: what the signing of one document came to. Signed by all, it is in force: the agreement starts the partnership's
 * work, the data agreement lets figures move. Declined or not signed in time, the proposal goes back to the lead.
 */
import * as z from 'zod';
import { letRead } from '../asking/reading-links.ts';
import { supersede } from '../asking/settling.ts';
import { tell } from '../asking/tell-people.ts';
import { inForceOn, nextAgreement } from '../domain/agreement/agreement-chain.ts';
import { withSharing } from '../domain/agreement/sharing.ts';
import { asSignedBy } from '../domain/agreement/signatories.ts';
import { requestId } from '../domain/asking/kinds.ts';
import type { Outcome, Request } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import {
  asLived,
  leaveOutIn,
  scheduleBegin,
  scheduleEnd,
  takeUpParts,
  tellCameIn,
} from '../records/agreement-dates.ts';
import { agreementsIn } from '../records/agreements.ts';
import {
  documentId,
  documentKinds,
  documents,
  partnerships,
  proposals,
  proposalVersions,
  requests,
  type SealedDocument,
  theOne,
  versionId,
} from '../records/kinds.ts';
import { moveChange, writeStaged } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';
import { tellToKeepCopy } from './keep-copy.ts';

export const ConcludeDocumentInput = z.strictObject({
  partnership: z.string(),
  document: z.enum(documentKinds),
  version: z.number().int().min(1),
  /** Whose document it is. Workflows that began before it was passed on do not say. */
  proposal: z.string().optional(),
});
type Which = { readonly document: SealedDocument['document']; readonly proposal: string; readonly version: number };

const askedFor = ({ document, proposal, version }: Which): string =>
  requestId({
    kind: document === 'mou' ? 'sign-mou' : 'sign-data-agreement',
    about: { kind: document, id: proposal, version },
  });

export const concludeDocument = async (outside: Outside, payload: unknown): Promise<{ result: string }> => {
  const input = ConcludeDocumentInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const which: Which = { ...input, proposal: input.proposal ?? (await proposalOf(tx, partnership, input)) };
    const sealed = await tx.readNeeded(documents, documentId(which.document, which.proposal, which.version));
    const outcome = (await tx.readNeeded(requests, askedFor(which))).outcome;
    if (outcome?.result === 'signed') {
      if (!sealed.completeAt) {
        await letRead(
          tx,
          `document:${documentId(which.document, which.proposal, which.version)}`,
          outside.linkKeys.current,
        );
        await complete(tx, partnership, which, sealed);
      }
    } else if (!sealed.stoppedAt) {
      await stop(tx, partnership, which, sealed, outcome);
    }
    return { result: outcome?.result ?? 'no-answer' };
  });
};

/** The proposal whose signing has come to an end and is not concluded yet; the one now lived by, when none is. */
const proposalOf = async (
  tx: Work,
  { proposal: current = '' }: Partnership,
  { document, version }: { readonly document: SealedDocument['document']; readonly version: number },
): Promise<string> => {
  const waiting = (await tx.list(documents, `${document}#`))
    .filter((one) => one.version === version && !one.completeAt && !one.stoppedAt)
    .toSorted((one, other) => Number(other.proposal === current) - Number(one.proposal === current));
  for (const { proposal } of waiting) {
    const asked = await tx.read(requests, askedFor({ document, proposal, version }));
    if (asked?.outcome) return proposal;
  }
  return current;
};

const everybody = (partnership: Partnership): (string | undefined)[] => {
  const { lead, deputyLead, chair, progressChaser, mediator } = partnership.roles;
  return [
    ...activeParties(partnership).flatMap((party) => [
      ...party.signatories,
      ...party.boards.map((board) => board.clerk),
    ]),
    ...activeSchools(partnership).flatMap((school) => [school.head, school.lead]),
    ...[lead, deputyLead, chair, progressChaser, mediator],
  ];
};

const complete = async (tx: Work, partnership: Partnership, which: Which, sealed: SealedDocument): Promise<void> => {
  const id = documentId(which.document, which.proposal, which.version);
  const signedOn = londonDate(tx.now);
  tx.write(documents, id, { ...sealed, completeAt: tx.now.toISOString() });
  tx.event('document-complete', 'system', { document: id, seal: sealed.seal });
  tellToKeepCopy(tx, id);
  tell(tx, 'signed-copy', everybody(asSignedBy(partnership, which.proposal)), {
    details: { which: which.document, reads: `document:${id}` },
  });
  const { version, seal } = sealed;
  if (which.document === 'data-agreement') {
    const shares = withSharing(partnership, asSignedBy(partnership, which.proposal), { seal, from: signedOn });
    tx.write(partnerships, theOne, { ...shares, dataAgreement: { version, seal, signedOn } });
    return;
  }
  const { content } = await tx.readNeeded(proposalVersions, versionId(which.proposal, which.version));
  const { from, until } = content.agreement;
  const before = await agreementsIn(tx, partnership);
  const agreement = nextAgreement(before, { proposal: which.proposal, version, seal, signedOn, from, until });
  const { change: open, ...rest } = partnership;
  const whole = { ...(open === which.proposal ? rest : partnership), agreements: [...before, agreement] };
  const begins = agreement.inForceFrom > signedOn && inForceOn(before, signedOn) !== undefined;
  const signed = begins
    ? whole
    : await takeUpParts(
        tx,
        asLived(inForceOn(before, signedOn) ? whole : { ...whole, startedOn: signedOn }, agreement),
        agreement,
      );
  if (begins) await scheduleBegin(tx, agreement);
  else tellCameIn(tx, partnership, which.proposal);
  if (until !== undefined) await scheduleEnd(tx, until);
  const change = await tx.readNeeded(proposals, which.proposal);
  const without = await leaveOutIn(tx, signed, change.leftOut ?? [], agreement);
  const done = moveChange(tx, 'complete', { partnership: without, change });
  // What everybody has signed stands, wherever the change is.
  if (!done.ok) writeStaged(tx, without, 'done');
  if (!begins) tx.effect({ kind: 'task', task: 'plan-year', input: { partnership: tx.partnership, signedOn } });
};

/** Signing has failed for this version: the other document's signing ends with it, and the lead hears why. */
const stop = async (
  tx: Work,
  partnership: Partnership,
  which: Which,
  sealed: SealedDocument,
  outcome: Outcome | undefined,
) => {
  tx.write(documents, documentId(which.document, which.proposal, which.version), {
    ...sealed,
    stoppedAt: tx.now.toISOString(),
  });
  if (outcome?.result === 'superseded') return;
  const other: Request | undefined = await tx.read(
    requests,
    askedFor({ ...which, document: which.document === 'mou' ? 'data-agreement' : 'mou' }),
  );
  // A data agreement that fails after the agreement was signed stops figures from moving, not the partnership.
  const own = await tx.read(documents, documentId('mou', which.proposal, which.version));
  if (which.document === 'data-agreement' && own?.completeAt !== undefined) {
    tell(tx, 'signing-stopped', [partnership.roles.lead, partnership.roles.progressChaser], {
      details: { which: which.document },
    });
    return;
  }
  if (other) supersede(tx, other, 'system');
  const proposal = await tx.readNeeded(proposals, which.proposal);
  tell(tx, 'signing-stopped', [partnership.roles.lead, partnership.roles.progressChaser], {
    details: { which: which.document },
  });
  if (proposal.version !== which.version) return;
  const reasons = (outcome?.reasons ?? []).map(({ from, reason }) => ({ from, what: 'declined', reason }));
  tx.effect({
    kind: 'task',
    task: 'return-proposal',
    input: {
      partnership: tx.partnership,
      proposal: which.proposal,
      version: which.version,
      reasons:
        reasons.length > 0
          ? reasons
          : [{ from: 'signatories', what: 'no-answer', reason: 'Not everybody signed in time.' }],
      restart: true,
    },
  });
};
