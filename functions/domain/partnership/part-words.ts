/** The parts that somebody has in a partnership, in words. */
import type { Board, BoardMember, Partnership, Party } from './partnership.ts';

type Part = readonly [person: string | undefined, words: string];

const officeWords: Readonly<Record<BoardMember['office'], string>> = {
  chair: 'chair',
  'vice-chair': 'vice-chair',
  member: 'member',
  associate: 'associate member',
};

const ofPartnership = ({ roles, jointCommittees }: Partnership): Part[] => [
  [roles.lead, 'leads the partnership'],
  [roles.deputyLead, 'deputy lead of the partnership'],
  [roles.chair, 'chair of the partnership'],
  [roles.progressChaser, 'progress chaser'],
  [roles.mediator, 'mediator'],
  [roles.admin, 'admin'],
  ...jointCommittees.flatMap(({ name, clerk, members }): Part[] => [
    [clerk, `clerk of ${name}`],
    ...members.map(({ person, office }): Part => [person, `${officeWords[office]} of ${name}`]),
  ]),
];

const ofSchools = ({ schools }: Partnership): Part[] =>
  schools.flatMap(({ head, lead, name }): Part[] => [
    [head, `head of ${name}`],
    [lead, `leads the work at ${name}`],
  ]);

/** A party's only board needs no name but its own. */
const boardName = (board: Board, { boards, name }: Party): string =>
  boards.length === 1 ? board.name : `${board.name}, ${name}`;

const ofBoard = (board: Board, party: Party): Part[] => [
  [board.clerk, `clerk of ${boardName(board, party)}`],
  ...board.members.map(({ person, office }): Part => [person, `${officeWords[office]} of ${boardName(board, party)}`]),
];

const ofParty = (party: Party): Part[] => [
  ...party.boards.flatMap((board) => ofBoard(board, party)),
  ...standingFor(party),
];

const standingFor = ({ name, signatories, dataProtectionContact, route, renewalRoute }: Party): Part[] => [
  ...[...route, ...(renewalRoute ?? [])].flatMap((step): Part[] =>
    step.means === 'delegated' && 'person' in step.to ? [[step.to.person, `decides for ${name} by delegation`]] : [],
  ),
  ...signatories.map((person): Part => [person, `signs for ${name}`]),
  [dataProtectionContact, `data protection contact of ${name}`],
];

const ofSupporters = ({ supporters }: Partnership): Part[] =>
  supporters.map(({ adviser, name }): Part => [adviser, `adviser of ${name}`]);

/** "clerk of the governing body, Harrowbeck": every part that this person has. */
export const partsIn = (partnership: Partnership, person: string): string[] => [
  ...new Set(
    [
      ...ofPartnership(partnership),
      ...ofSchools(partnership),
      ...partnership.parties.flatMap(ofParty),
      ...ofSupporters(partnership),
    ]
      .filter(([whose]) => whose === person)
      .map(([, words]) => words),
  ),
];
