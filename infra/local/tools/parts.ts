/** The parts that somebody has in a partnership, in words. */
import type { Partnership, Party } from '../../../functions/domain/partnership.ts';

type Part = readonly [person: string | undefined, words: string];

const ofPartnership = ({ roles, jointCommittees }: Partnership): Part[] => [
  [roles.lead, 'leads the partnership'],
  [roles.deputyLead, 'deputy lead of the partnership'],
  [roles.chair, 'chair of the partnership'],
  [roles.progressChaser, 'progress chaser'],
  [roles.mediator, 'mediator'],
  [roles.admin, 'admin'],
  ...jointCommittees.flatMap(({ name, clerk, members }): Part[] => [
    [clerk, `clerk of ${name}`],
    ...members.map(({ person, office }): Part => [person, `${office} of ${name}`]),
  ]),
];

const ofSchools = ({ schools }: Partnership): Part[] =>
  schools.flatMap(({ head, lead, name }): Part[] => [
    [head, `head of ${name}`],
    [lead, `leads the work at ${name}`],
  ]);

const ofParty = ({ name, boards, signatories, dataProtectionContact }: Party): Part[] => [
  ...boards.flatMap((board): Part[] => [
    [board.clerk, `clerk of ${board.name}, ${name}`],
    ...board.members.map(({ person, office }): Part => [person, `${office} of ${board.name}, ${name}`]),
  ]),
  ...signatories.map((person): Part => [person, `signs for ${name}`]),
  [dataProtectionContact, `data protection contact of ${name}`],
];

export const partsIn = (partnership: Partnership, person: string): string[] => [
  ...new Set(
    [...ofPartnership(partnership), ...ofSchools(partnership), ...partnership.parties.flatMap(ofParty)]
      .filter(([whose]) => whose === person)
      .map(([, words]) => words),
  ),
];
