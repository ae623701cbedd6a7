/** Changes to a faultless partnership, one at a time, that the tests of its faults share. */
import type {
  Board,
  JointCommittee,
  Party,
  Route,
  School,
  Term,
} from '../../functions/domain/partnership/partnership.ts';
import { crossChecks, type WholePartnership } from '../../functions/domain/partnership/partnership-faults.ts';
import { bridge, harrowbeck, harrowbeckBoard, partnership, people } from './wendle.ts';

export type Changing = (whole: WholePartnership) => WholePartnership;

export const whole = (): WholePartnership => ({ ...partnership(), people: people() });
export const pathsOf = (changed: WholePartnership): string[] => crossChecks(changed).map(({ path }) => path.join('.'));

export const maintained =
  (changes: Partial<Party>): Changing =>
  (from) => ({ ...from, parties: [harrowbeck(changes), ...from.parties.slice(1)] });
export const trust =
  (changes: Partial<Party>): Changing =>
  (from) => ({ ...from, parties: [...from.parties.slice(0, 1), bridge(changes)] });
export const governors = (changes: Partial<Board>): Changing => maintained({ boards: [harrowbeckBoard(changes)] });
export const firstSchool =
  (changes: Partial<School>): Changing =>
  (from) => ({ ...from, schools: from.schools.map((school, i) => (i === 0 ? { ...school, ...changes } : school)) });
export const roles =
  (changes: Partial<WholePartnership['roles']>): Changing =>
  (from) => ({ ...from, roles: { ...from.roles, ...changes } });
export const terms = (...changed: Term[]): Changing => firstSchool({ terms: changed });
export const route = (...steps: Route): Changing => maintained({ route: steps });
export const committee = (changes: Partial<Board> = {}): Board =>
  harrowbeckBoard({ id: 'resources', kind: 'committee', quorum: 3, inPost: 5, places: 5, ...changes });
export const joint =
  (changes: Partial<JointCommittee> = {}): Changing =>
  (from) => ({
    ...from,
    jointCommittees: [
      {
        id: 'valley',
        name: 'Valley committee',
        parties: ['harrowbeck', 'wendle-bridge'],
        places: 6,
        inPost: 6,
        quorum: 3,
        clerk: 'lena',
        members: [],
        ...changes,
      },
    ],
  });
export const both =
  (...changes: Changing[]): Changing =>
  (from) =>
    changes.reduce((changed, change) => change(changed), from);

export const decides = { role: 'decides', means: 'meeting', board: 'governors' } as const;
export const toCommittee = {
  role: 'decides',
  means: 'delegated',
  to: { committee: 'resources' },
  reference: 'Scheme of delegation, line 14',
  board: 'governors',
} as const;
