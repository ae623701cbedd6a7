/**
 * A clerk gives the year's dates of a board that they clerk, and its new members. Dates that have passed stay, those to come
 * are as given. Nobody is taken off a board by it, and nobody's office or address changes. A written resolution that is open
 * asks a new member too.
 */
import { addRecipient } from '../asking/change-recipient.ts';
import { holderOf, personFor } from '../asking/new-person.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { votersOf } from '../domain/approval/quorum.ts';
import { londonDate } from '../domain/london.ts';
import { sameName } from '../domain/names.ts';
import type { Board, Partnership } from '../domain/partnership/partnership.ts';
import type { PastedMember } from '../domain/partnership/pasted-board.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

export type KeepBoardInput = {
  readonly partnership: string;
  readonly by: string;
  readonly party: string;
  readonly board: string;
  /** Nothing: its dates stay as they are. */
  readonly dates: readonly PlainDate[];
  readonly members: readonly PastedMember[];
};
export type KeepBoardRefusal =
  | 'not-allowed'
  /** None that this person clerks. */
  | 'unknown-board'
  /** An address that somebody of another name has: `detail`. */
  | 'address-taken'
  /** More with a vote than the board has places. */
  | 'too-many'
  /** A head, or its clerk, is no member by being pasted: `detail`. */
  | 'is-the-clerk';

export const keepBoard = (
  outside: Outside,
  input: KeepBoardInput,
): Promise<Result<{ added: number; dates: number }, KeepBoardRefusal>> =>
  asUseCase('keep-board', outside, input, async (tx, partnership) => {
    const party = partnership.parties.find(({ id }) => id === input.party);
    const board = party?.boards.find(({ id, clerk }) => id === input.board && clerk === input.by);
    if (!party || !board) return refuse('unknown-board');
    const added: Board['members'] = [];
    for (const { name, email, office } of input.members) {
      const known = await holderOf(tx, email);
      if (known && !sameName(known.name, name)) return refuse('address-taken', email);
      if (known?.id === board.clerk) return refuse('is-the-clerk', email);
      if (known && board.members.some(({ person }) => person === known.id)) continue;
      const { id: person } = await personFor(tx, { name, email });
      if (!added.some((one) => one.person === person)) added.push({ person, office });
    }
    const members = [...board.members, ...added];
    const voters = votersOf({ members }).length;
    if (voters > board.places) return refuse('too-many', String(board.places));
    const today = londonDate(tx.now);
    const past = board.meetings.filter((date) => date < today);
    const meetings = input.dates.length === 0 ? board.meetings : [...new Set([...past, ...input.dates])].toSorted();
    const isSame = added.length === 0 && meetings.join() === board.meetings.join();
    if (isSame) return accept({ added: 0, dates: meetings.length });
    const kept: Board = { ...board, members, meetings, inPost: Math.max(board.inPost, voters) };
    tx.write(partnerships, theOne, withBoard(partnership, party.id, kept));
    await askNewMembers(outside, tx, { party: party.id, board: board.id, added });
    tx.event('board-kept', input.by, {
      party: party.id,
      board: board.id,
      people: added.map(({ person }) => person),
      dates: input.dates.length,
    });
    return accept({ added: added.length, dates: meetings.length });
  });

const withBoard = (partnership: Partnership, party: string, kept: Board): Partnership => ({
  ...partnership,
  parties: partnership.parties.map((one) =>
    one.id === party ? { ...one, boards: one.boards.map((board) => (board.id === kept.id ? kept : board)) } : one,
  ),
});

type Added = { readonly party: string; readonly board: string; readonly added: Board['members'] };

const askNewMembers = async (outside: Outside, tx: Work, { party, board, added }: Added): Promise<void> => {
  if (added.length === 0) return;
  for (const open of await listOpenRequests(outside, tx.partnership)) {
    const isTheirs = open.party === party && open.step?.board === board;
    if (!isTheirs || open.step?.means !== 'written-resolution') continue;
    let request = await tx.readNeeded(requests, open.id);
    for (const { person, office } of added)
      request = addRecipient(tx, request, person, office === 'associate' ? 'reads' : 'answers');
  }
};
