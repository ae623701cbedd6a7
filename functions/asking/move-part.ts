/** What waits for one part goes to whoever has it now: of each open request, those whom it asks for that part alone. */
import { whoIsAsked } from '../domain/asking/kinds.ts';
import { recipientOf } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { replaceIn } from './change-recipient.ts';
import { openInTable } from './open-requests.ts';

type Moved = { readonly before: Partnership; readonly after: Partnership; readonly from: string; readonly to: string };

/**
 * Plans it. Somebody who is asked for another part as well stays asked, and who is asked already is asked once. `given`: the
 * requests in which `to` was not asked before.
 */
export const movePart = async (
  outside: Outside,
  tx: Work,
  { before, after, from, to }: Moved,
): Promise<{ readonly requests: string[]; readonly given: string[] }> => {
  const moved: string[] = [];
  const given: string[] = [];
  for (const open of await openInTable(outside, tx.partnership)) {
    if (recipientOf(open, from)?.state !== 'asked') continue;
    const [was, now] = [whoIsAsked(before, open), whoIsAsked(after, open)];
    const wasAsked = [...was.answers, ...was.reads].includes(from);
    if (!wasAsked || [...now.answers, ...now.reads].includes(from)) continue;
    const request = await tx.readNeeded(requests, open.id);
    if (request.outcome || recipientOf(request, from)?.state !== 'asked') continue;
    if (!recipientOf(request, to)) given.push(request.id);
    replaceIn(tx, request, from, to);
    moved.push(request.id);
  }
  return { requests: moved, given };
};
