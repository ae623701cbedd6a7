/** What members of a board hear directly, and what its chair and clerk bring to them: as the board chooses. */
import type { MailName } from './mail-names.ts';
import type { Board, BoardMember, Partnership } from './partnership/partnership.ts';
import { partsOf } from './permissions.ts';

/** How things ended, what came of them, and reports: nothing that a member is asked, or reads before a meeting. */
const ofBoards: readonly MailName[] = [
  'party-decided',
  'review-report',
  'review-not-held',
  'review-decisions',
  'addendum',
  'renewed',
];

type Deciding = Pick<Board, 'members' | 'tells'>;

const boardsOf = (partnership: Partnership, person: string): Deciding[] =>
  [...partnership.parties.flatMap(({ boards }) => boards), ...partnership.jointCommittees].filter(({ members }) =>
    members.some((member) => member.person === person),
  );

const isChair = ({ office }: BoardMember): boolean => office === 'chair';

const hearsFrom = ({ members, tells }: Deciding, person: string): boolean =>
  tells === 'everybody' || members.some((member) => member.person === person && isChair(member));

/**
 * Whether that mail goes to them. Unless their board has chosen that everybody hears, reports and outcomes go to its chair and its
 * clerk, who bring them to a meeting. Whoever has another part in the partnership hears all of it in that part.
 */
export const hearsDirectly = (partnership: Partnership, person: string, template: MailName): boolean => {
  if (!ofBoards.includes(template)) return true;
  if ([...partsOf(partnership, person)].some((part) => part !== 'board-member')) return true;
  const boards = boardsOf(partnership, person);
  return boards.length === 0 || boards.some((board) => hearsFrom(board, person));
};
