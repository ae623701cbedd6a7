/** What cannot be right about a board or a committee: its numbers, its quorum by law, its members and its meetings. */

import { isMaintained, quorumOf, smallestCommitteeQuorum, smallestTrustQuorum, votersOf } from '../approval/quorum.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import { type Fault, fault, repeats } from './fault.ts';
import type { Board, JointCommittee, Party, PartyKind } from './partnership.ts';

type Numbers = Pick<Board, 'places' | 'inPost' | 'quorum' | 'members'>;

const numberFaults = ({ places, inPost, quorum, members }: Numbers, path: Fault['path']): Fault[] => {
  const voters = votersOf({ members }).length;
  const chairs = members.filter(({ office }) => office === 'chair').length;
  return [
    ...(inPost > places ? [fault([...path, 'inPost'], `at most the ${places} places on the board`)] : []),
    ...(quorum !== undefined && quorum > inPost ? [fault([...path, 'quorum'], `at most the ${inPost} in post`)] : []),
    ...(voters > inPost ? [fault([...path, 'members'], `at most the ${inPost} in post, beside associates`)] : []),
    ...(chairs > 1 ? [fault([...path, 'members'], 'one chair')] : []),
    ...repeats(members.map(({ person }) => person)).map((i) => fault([...path, 'members', i], 'each member once')),
  ];
};

/** The set quorum against the law of the board's kind, or undefined when it may be so. */
const unlawfulQuorum = (kind: PartyKind, board: Board): string | undefined => {
  const { quorum } = board;
  if (quorum === undefined) return undefined;
  if (board.kind === 'committee' && kind === 'academy-trust') return undefined;
  if (board.kind === 'committee') {
    return quorum < smallestCommitteeQuorum ? `at least ${smallestCommitteeQuorum} on a committee` : undefined;
  }
  const law = quorumOf(kind, board);
  if (isMaintained(kind) && quorum !== law.needed) return `${law.needed}, by law: ${law.why}`;
  if (kind === 'academy-trust' && quorum < smallestTrustQuorum)
    return `at least ${smallestTrustQuorum} on a trust's board`;
  return undefined;
};

const quorumFaults = (kind: PartyKind, board: Board, path: Fault['path']): Fault[] => {
  if (!Number.isInteger(board.inPost)) return [];
  const unlawful = unlawfulQuorum(kind, board);
  if (unlawful) return [fault([...path, 'quorum'], unlawful)];
  const { needed } = quorumOf(kind, board);
  if (board.quorum !== undefined || needed <= board.inPost) return [];
  return [fault([...path, 'inPost'], `at least ${needed}, or it could never decide: its quorum is ${needed}`)];
};

export type BelievableDates = { readonly first: PlainDate; readonly last: PlainDate } | undefined;

const meetingFaults = ({ meetings }: Board, path: Fault['path'], dates: BelievableDates): Fault[] => [
  ...repeats(meetings).map((i) => fault([...path, 'meetings', i], 'each meeting once')),
  ...meetings.flatMap((date, i) =>
    dates && (date < dates.first || date > dates.last)
      ? [fault([...path, 'meetings', i], `a date between ${longDate(dates.first)} and ${longDate(dates.last)}`)]
      : [],
  ),
];

/** By law nobody who is a governor, an associate member or the head can be clerk to a maintained school's full board. */
const clerkFaults = (kind: PartyKind, board: Board, heads: readonly string[], path: Fault['path']): Fault[] => {
  if (!isMaintained(kind) || board.kind !== 'full-board') return [];
  const inside = heads.includes(board.clerk) || board.members.some(({ person }) => person === board.clerk);
  return inside
    ? [fault([...path, 'clerk'], 'somebody who is neither a governor, an associate member nor the head')]
    : [];
};

const chairFaults = (party: Party, path: Fault['path']): Fault[] => {
  const hasChair = party.boards.some(
    ({ kind, members }) => kind === 'full-board' && members.some(({ office }) => office === 'chair'),
  );
  if (!party.chairsAction || hasChair) return [];
  return [
    fault([...path, 'chairsAction'], 'a full board whose chair is named among its members, or no chair’s action'),
  ];
};

/** Every fault in one party's boards. `heads` are the heads of its schools. */
export const boardFaults = (
  party: Party,
  path: Fault['path'],
  heads: readonly string[],
  dates: BelievableDates,
): Fault[] => [
  ...repeats(party.boards.map(({ id }) => id)).map((i) => fault([...path, 'boards', i, 'id'], 'an id of its own')),
  ...party.boards.flatMap((board, b) => {
    const at = [...path, 'boards', b];
    return [
      ...numberFaults(board, at),
      ...quorumFaults(party.kind, board, at),
      ...clerkFaults(party.kind, board, heads, at),
      ...meetingFaults(board, at, dates),
    ];
  }),
  ...chairFaults(party, path),
];

/** Every fault in the joint committees. Their quorum of at least three is in their shape. */
export const jointCommitteeFaults = (committees: readonly JointCommittee[], parties: readonly Party[]): Fault[] => [
  ...repeats(committees.map(({ id }) => id)).map((i) => fault(['jointCommittees', i, 'id'], 'an id of its own')),
  ...committees.flatMap((committee, i) => [
    ...numberFaults(committee, ['jointCommittees', i]),
    ...repeats(committee.parties).map((p) => fault(['jointCommittees', i, 'parties', p], 'each party once')),
    ...committee.parties.flatMap((id, p) =>
      parties.some((party) => party.id === id)
        ? []
        : [fault(['jointCommittees', i, 'parties', p], 'the id of one of the parties')],
    ),
  ]),
];
