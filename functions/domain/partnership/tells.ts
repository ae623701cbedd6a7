/** Who hears of reports and outcomes: as each board's clerk chooses. */
import type { Board, JointCommittee, Partnership } from './partnership.ts';

type Telling = Pick<Board | JointCommittee, 'id' | 'name' | 'tells'>;

/** Boards and committees, in the order of the file. */
export const boardsClerkedBy = (
  { parties, jointCommittees }: Pick<Partnership, 'parties' | 'jointCommittees'>,
  clerk: string,
): Telling[] =>
  [...parties.flatMap(({ boards }) => boards), ...jointCommittees].filter((board) => board.clerk === clerk);

/** Of the boards of this clerk: those named tell everybody, the others their chair and clerk. */
export const withTelling = <P extends Pick<Partnership, 'parties' | 'jointCommittees'>>(
  partnership: P,
  clerk: string,
  everybody: readonly string[],
): P => {
  const chosen = <B extends Board | JointCommittee>(board: B): B => {
    if (board.clerk !== clerk) return board;
    const { tells: _, ...rest } = board;
    return (everybody.includes(board.id) ? { ...rest, tells: 'everybody' } : rest) as B;
  };
  return {
    ...partnership,
    parties: partnership.parties.map((party) => ({ ...party, boards: party.boards.map(chosen) })),
    jointCommittees: partnership.jointCommittees.map(chosen),
  };
};
