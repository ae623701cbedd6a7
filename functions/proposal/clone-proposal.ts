/** Begins from an earlier proposal or agreement of the same partnership (DOMAIN R11): its words take the place of what is written. */
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { proposals, proposalVersions, versionId } from '../records/kinds.ts';
import { isBeingWritten } from './being-written.ts';
import { digestOfWhole } from './forms/list-entry.ts';

export type CloneInput = {
  readonly partnership: string;
  readonly proposal: string;
  readonly by: string;
  /** The earlier proposal's id, whose newest version is taken; or `<id>~<version>`, as an agreement was signed. */
  readonly from: string;
  /** `digestOfWhole` what would be overwritten, as the page showed it. */
  readonly shown: string;
};
export type CloneRefusal = 'not-allowed' | 'not-being-written' | 'unknown' | 'changed-meanwhile';

/** Dates are copied as they stand: a person looks at every one of them. */
export const cloneProposal = (outside: Outside, input: CloneInput): Promise<Result<'cloned', CloneRefusal>> =>
  asUseCase('write-proposal', outside, input, async (tx): Promise<Result<'cloned', CloneRefusal>> => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    const [from = '', signed] = input.from.split('~');
    const earlier = from === proposal.id ? undefined : await tx.read(proposals, from);
    const wanted = signed === undefined ? earlier?.version : Number(signed);
    const source = earlier && (await tx.read(proposalVersions, versionId(earlier.id, wanted ?? 0)));
    if (!source) return refuse('unknown');
    const id = versionId(proposal.id, proposal.version);
    const version = await tx.readNeeded(proposalVersions, id);
    if (digestOfWhole(version.content) !== input.shown) return refuse('changed-meanwhile');
    tx.write(proposalVersions, id, { ...version, content: source.content, changedAt: tx.now.toISOString() });
    tx.write(proposals, proposal.id, { ...proposal, clonedFrom: source.proposal });
    tx.event('proposal-changed', input.by, { proposal: proposal.id, version: proposal.version, from: source.proposal });
    return accept('cloned');
  });
