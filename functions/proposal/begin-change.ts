/**
 * The lead begins to change what is signed (C1). What is in force stays in force, whatever comes of it. One change is open at
 * a time: another waits, and begins from what stands then.
 */
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { londonDate } from '../domain/london.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { pauseOfWhole } from '../domain/partnership/pause.ts';
import { proposalForNextYear } from '../domain/proposal/next-year.ts';
import type { Proposal, ProposalContent } from '../domain/proposal/proposal.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { proposals, proposalVersions, versionId } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import type { Work } from '../records/work.ts';
import { startProposal } from './next-version.ts';

export type BeginChangeInput = {
  readonly partnership: string;
  readonly by: string;
  /** What is to change, in a few words. */
  readonly about: string;
};
export type BeginChangeRefusal =
  | 'not-allowed'
  /** Nothing is in force that could be changed. */
  | 'nothing-in-force'
  /** An objection to everything new is not settled. */
  | 'paused'
  /** So many wait already that nobody could follow. */
  | 'too-many';

export const mostWaiting = 5;

type Begun = { readonly change: string; readonly queued: boolean };

export const beginChange = (outside: Outside, input: BeginChangeInput): Promise<Result<Begun, BeginChangeRefusal>> =>
  asUseCase('begin-change', outside, input, async (tx, partnership): Promise<Result<Begun, BeginChangeRefusal>> => {
    const today = londonDate(tx.now);
    if (!inForceOn(await agreementsIn(tx, partnership), today)) return refuse('nothing-in-force');
    if (pauseOfWhole(partnership, today)) return refuse('paused');
    const { queue = [] } = partnership;
    if (queue.length >= mostWaiting) return refuse('too-many');
    const id = await nextId(tx, partnership.year);
    const change = { id, version: 1, returned: [], kinds: ['amend' as const], about: input.about };
    if (partnership.change !== undefined) {
      mustMove(
        tx,
        'begin',
        { partnership: { ...partnership, queue: [...queue, id] }, change },
        { by: input.by, to: 'queued' },
      );
      return accept({ change: id, queued: true });
    }
    await openText(tx, partnership, change, 'begin', input.by);
    return accept({ change: id, queued: false });
  });

/** `202627-change-2`: the year in which it began, and a number of its own. */
export const nextId = async (tx: Work, year: string): Promise<string> => {
  const begun = await tx.list(proposals, `${year}-change-`);
  const id = `${year}-change-${begun.length + 1}`;
  await tx.read(proposals, id);
  return id;
};

/** The schools of whoever will be in next year's text. */
const stayingSchools = (partnership: Partnership, change: { readonly leaves?: readonly string[] | undefined }) =>
  new Set(activeSchools(inText(partnership, change)).map(({ urn }) => urn));

/** The schools that come in have a place in the promises, and the text begins on the day from which they wish to be in. */
const withJoining = (
  content: ProposalContent,
  partnership: Partnership,
  { joins = [], joinsFrom }: Pick<Proposal, 'joins' | 'joinsFrom'>,
): ProposalContent => {
  if (joins.length === 0) return content;
  const urns = partnership.parties.flatMap(({ id, schools }) => (joins.includes(id) ? schools : []));
  const known = new Set(content.schools.map(({ urn }) => urn));
  const added = urns.filter((urn) => !known.has(urn)).map((urn) => ({ urn, offers: [], needs: [] }));
  return {
    ...content,
    schools: [...content.schools, ...added],
    agreement: { ...content.agreement, ...(joinsFrom && { from: joinsFrom }) },
  };
};

/** Plans the text in force as version 1 of the change, and its writing. */
export const openText = async (
  tx: Work,
  partnership: Partnership,
  change: Parameters<typeof mustMove>[2]['change'],
  event: 'begin' | 'take-up',
  by: string,
): Promise<boolean> => {
  const inForce = inForceOn(await agreementsIn(tx, partnership), londonDate(tx.now));
  if (!inForce) return false;
  const { content } = await tx.readNeeded(proposalVersions, versionId(inForce.proposal, inForce.version));
  const text = change.kinds?.includes('renew')
    ? proposalForNextYear(content, stayingSchools(partnership, change))
    : withJoining(content, partnership, change);
  const opened = { ...change, clonedFrom: inForce.proposal, amends: inForce.number };
  mustMove(tx, event, { partnership: { ...partnership, change: change.id }, change: opened }, { by, to: 'draft' });
  tx.write(proposalVersions, versionId(change.id, 1), {
    proposal: change.id,
    version: 1,
    content: text,
    changedAt: tx.now.toISOString(),
  });
  startProposal(tx, change.id, 1);
  return true;
};
