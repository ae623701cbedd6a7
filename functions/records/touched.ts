/** For pages: what a change of the text in force touches, board by board, each compared with the last text it agreed to. */
import { type Touch, touchesOf } from '../domain/lifecycle/asks.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, type Partnership } from '../domain/partnership/partnership.ts';
import type { Proposal, ProposalContent } from '../domain/proposal/proposal.ts';
import type { NameOf } from '../domain/readable.ts';
import type { Outside } from '../ports.ts';
import { lastAgreedText, type ReadOne } from './agreed-texts.ts';
import { readSealings } from './agreements.ts';
import { decode } from './kind.ts';
import { agreementsKept } from './moving.ts';

export type Touched = { readonly party: string; readonly touches: readonly Touch[] };

/** Nothing for what is no change of a text in force. In the order of the parties. */
export const readTouched = async (
  outside: Outside,
  partnership: Partnership,
  change: Pick<Proposal, 'id' | 'version' | 'amends' | 'kinds' | 'leaves' | 'joins' | 'leftOut'>,
  { content, nameOf }: { readonly content: ProposalContent; readonly nameOf: NameOf },
): Promise<readonly Touched[]> => {
  if (!change.kinds?.includes('amend')) return [];
  const { chain } = await readSealings(outside, partnership);
  const agreements = chain.length > 0 ? chain : agreementsKept(partnership);
  const read: ReadOne = async (kind, id) => {
    const item = await outside.store.get(kind.key(partnership.id, id));
    return item && decode(kind, item);
  };
  const named = inText(partnership, change);
  return Promise.all(
    activeParties(named).map(async (party) => {
      const agreed = await lastAgreedText({ read, partnership, party }, change, agreements);
      if (!agreed) return { party: party.id, touches: [] };
      // A board that has agreed to a version of this change has agreed to who comes in by it.
      const joins = agreed.proposal === change.id ? [] : change.joins;
      const compared = { before: agreed.content, after: content, partnership: named, joins };
      const touches = touchesOf(compared, nameOf);
      return { party: party.id, touches };
    }),
  );
};
