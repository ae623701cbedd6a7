/**
 * The agreements of a partnership. Where none are kept, they are worked out from the documents that everybody signed: that
 * also finds those of partnerships that were renewed before agreements were kept.
 */
import type { Agreement } from '../domain/agreement/agreement.ts';
import { chainFrom, endedChain, type PartnershipEnd, type SealedText } from '../domain/agreement/agreement-chain.ts';
import type { Sealings } from '../domain/agreement/copy-standing.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';
import { documents, proposalVersions, type SealedDocument, versionId } from './kinds.ts';
import { agreementsKept } from './moving.ts';
import { readEvery } from './read-every.ts';
import type { Work } from './work.ts';
import { type Evaluation, evaluations } from './year-kinds.ts';

type Reading = {
  readonly documents: () => Promise<readonly SealedDocument[]>;
  readonly content: (proposal: string, version: number) => Promise<ProposalContent | undefined>;
  readonly evaluations: () => Promise<readonly Evaluation[]>;
};

type Whole = Pick<Partnership, 'stage' | 'left' | 'agreements'>;

/** When a partnership ended that kept no date of it: with its last evaluation, or when all but one had left. */
const endOf = async (
  reading: Reading,
  { stage, left }: Whole,
  today: PlainDate,
): Promise<PartnershipEnd | undefined> => {
  if (stage !== 'ended') return undefined;
  const over = (await reading.evaluations()).find(({ outcome }) => outcome === 'ended');
  if (over) return { on: over.concludedOn ?? over.openedOn, because: 'not-renewed' };
  const gone = left
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  return { on: gone ?? today, because: 'party-left' };
};

const chainIn = async (reading: Reading, whole: Whole, today: PlainDate): Promise<Sealings> => {
  const sealed: readonly SealedText[] = await reading.documents();
  const end = await endOf(reading, whole, today);
  if (whole.agreements) return { sealed, chain: end ? endedChain(whole.agreements, end) : whole.agreements };
  const terms = new Map<string, ProposalContent['agreement'] | undefined>();
  for (const { document, proposal, version, completeAt } of sealed) {
    if (document !== 'mou' || completeAt === undefined) continue;
    terms.set(versionId(proposal, version), (await reading.content(proposal, version))?.agreement);
  }
  const termOf = (proposal: string, version: number) => terms.get(versionId(proposal, version));
  return { sealed, chain: chainFrom(sealed, termOf, end) };
};

/** Every sealed text and every agreement of a partnership, for pages. */
export const readSealings = (outside: Outside, partnership: Partnership): Promise<Sealings> => {
  const stored = async <T extends RecordKind>(kind: T, id: string) => {
    const item = await outside.store.get(kind.key(partnership.id, id));
    return item && decode(kind, item);
  };
  return chainIn(
    {
      documents: () => readEvery(outside.store, documents, partnership.id),
      content: async (proposal, version) => {
        const found = await stored(proposalVersions, versionId(proposal, version));
        return found?.content as ProposalContent | undefined;
      },
      evaluations: () => readEvery(outside.store, evaluations, partnership.id),
    },
    partnership,
    londonDate(outside.clock.now()),
  );
};

/** The agreements of a partnership, within a commit: as kept, or as its documents show them. */
export const agreementsIn = async (tx: Work, partnership: Partnership): Promise<readonly Agreement[]> => {
  if (partnership.agreements) return partnership.agreements;
  const { chain } = await chainIn(
    {
      documents: () => tx.list(documents),
      content: async (proposal, version) => (await tx.read(proposalVersions, versionId(proposal, version)))?.content,
      evaluations: () => tx.list(evaluations),
    },
    partnership,
    londonDate(tx.now),
  );
  return chain.length > 0 ? chain : agreementsKept(partnership);
};
