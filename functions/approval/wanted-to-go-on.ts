/** Who wanted to go on when this was asked: by the renewal, or by the round of continuing before. */
import { type About, aboutKey } from '../domain/asking/request.ts';
import { weighings } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

export const wantedToGoOnBefore = async (tx: Work, about: About): Promise<string[]> => {
  const round = about.version ?? 1;
  const before: About =
    round > 1 ? { kind: 'continuing', id: about.id, version: round - 1 } : { kind: 'renewal', id: about.id };
  return (await tx.readNeeded(weighings, aboutKey(before))).staying;
};
