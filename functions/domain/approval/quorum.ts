/** How many members must be present before a board can decide anything (DOMAIN section 3). */
import type { Board, JointCommittee, PartyKind } from '../partnership/partnership.ts';

/** What of a board its quorum and its votes depend on. A joint committee serves through `asBoard`. */
export type DecidingBoard = Pick<Board, 'kind' | 'places' | 'inPost' | 'quorum' | 'members'>;

export type Quorum = {
  /** Members who must be present and not have withdrawn. */
  readonly needed: number;
  /** Why, for people to read: "half of the 11 governors in post, rounded up: 6". */
  readonly why: string;
};

/** A committee of fewer decides nothing. */
export const smallestCommitteeQuorum = 3;
/** An academy trust's articles may set another quorum than the model ones, but never one person alone. */
export const smallestTrustQuorum = 2;

export const isMaintained = (kind: PartyKind): boolean =>
  kind === 'maintained-governing-body' || kind === 'federation-governing-body';

/** What members of that party's board are called. */
export const memberWord = (kind: PartyKind): string => {
  if (isMaintained(kind)) return 'governor';
  return kind === 'academy-trust' ? 'trustee' : 'member';
};

/** A joint committee as a board: it votes like every committee. */
export const asBoard = (committee: JointCommittee): DecidingBoard => ({
  kind: 'committee',
  places: committee.places,
  inPost: committee.inPost,
  quorum: committee.quorum,
  members: committee.members,
});

/** Members of the board who have a vote: associate members do not. */
export const votersOf = (board: Pick<Board, 'members'>): string[] =>
  board.members.filter(({ office }) => office !== 'associate').map(({ person }) => person);

const halfOf = (inPost: number, word: string): Quorum => {
  const needed = Math.ceil(inPost / 2);
  return { needed, why: `half of the ${inPost} ${word}s in post, rounded up: ${needed}` };
};

const committeeQuorum = (set: number | undefined): Quorum => {
  const needed = Math.max(set ?? smallestCommitteeQuorum, smallestCommitteeQuorum);
  const why = set === needed ? `the ${needed} that the committee has set` : `at least ${needed} on any committee`;
  return { needed, why };
};

/** The trustees set the rules of a trust's committees (model articles, 101), unless its articles differ. */
const trustCommitteeQuorum = (set: number | undefined): Quorum =>
  set === undefined ? committeeQuorum(set) : { needed: set, why: `the ${set} that the trustees have set` };

const trustQuorum = (inPost: number, set: number | undefined): Quorum => {
  if (set !== undefined) {
    const needed = Math.max(set, smallestTrustQuorum);
    return { needed, why: set === needed ? `the ${needed} that the articles set` : `at least ${needed} on any trust` };
  }
  const third = Math.ceil(inPost / 3);
  const needed = Math.max(3, third);
  return {
    needed,
    why: `three, or a third of the ${inPost} trustees in post, rounded up, whichever is more: ${needed}`,
  };
};

/**
 * The quorum of a board. A maintained school's or federation's full board: half of those in post, rounded up, by law,
 * whatever else is written. An academy trust's board: three or a third, whichever is more, unless its articles say
 * otherwise. A committee: what it has set, at least three; a trust's, what the trustees have set. Any other board: what its rules set, or else half.
 * `inPost` is the number in post on the day, when it is no longer what the board's record says.
 */
export const quorumOf = (
  kind: PartyKind,
  board: Pick<Board, 'kind' | 'inPost' | 'quorum'>,
  inPost = board.inPost,
): Quorum => {
  if (board.kind === 'committee')
    return kind === 'academy-trust' ? trustCommitteeQuorum(board.quorum) : committeeQuorum(board.quorum);
  if (isMaintained(kind)) return halfOf(inPost, memberWord(kind));
  if (kind === 'academy-trust') return trustQuorum(inPost, board.quorum);
  if (board.quorum === undefined) return halfOf(inPost, memberWord(kind));
  return { needed: board.quorum, why: `the ${board.quorum} that the board's own rules set` };
};
