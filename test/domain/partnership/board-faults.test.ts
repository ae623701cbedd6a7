import { describe, expect, test } from 'vitest';
import { crossChecks } from '../../../functions/domain/partnership/partnership-faults.ts';
import {
  both,
  type Changing,
  committee,
  decides,
  governors,
  joint,
  maintained,
  pathsOf,
  route,
  toCommittee,
  trust,
  whole,
} from '../changing.ts';
import { bridgeBoard, harrowbeckBoard } from '../wendle.ts';

const boards: [string, Changing, string][] = [
  ['a quorum above those in post', trust({ boards: [bridgeBoard({ quorum: 4 })] }), 'parties.1.boards.0.quorum'],
  ['a maintained quorum below half', governors({ quorum: 5 }), 'parties.0.boards.0.quorum'],
  ['a maintained quorum above half', governors({ quorum: 7 }), 'parties.0.boards.0.quorum'],
  ['a trust where one person decides', trust({ boards: [bridgeBoard({ quorum: 1 })] }), 'parties.1.boards.0.quorum'],
  [
    'a trust too small for its quorum',
    trust({ boards: [bridgeBoard({ inPost: 2, members: bridgeBoard().members.slice(0, 2) })] }),
    'parties.1.boards.0.inPost',
  ],
  [
    'a committee with a quorum of two',
    maintained({ boards: [harrowbeckBoard(), committee({ quorum: 2 })] }),
    'parties.0.boards.1.quorum',
  ],
  ['more in post than places', governors({ inPost: 13 }), 'parties.0.boards.0.inPost'],
  [
    'more members than in post',
    trust({
      boards: [bridgeBoard({ inPost: 3, members: [...bridgeBoard().members, { person: 'mo', office: 'member' }] })],
    }),
    'parties.1.boards.0.members',
  ],
  [
    'two chairs',
    governors({
      members: [
        { person: 'amara', office: 'chair' },
        { person: 'hugh', office: 'chair' },
      ],
    }),
    'parties.0.boards.0.members',
  ],
  [
    'a member twice',
    governors({
      members: [
        { person: 'amara', office: 'chair' },
        { person: 'amara', office: 'member' },
      ],
    }),
    'parties.0.boards.0.members.1',
  ],
  ['a governor who is the clerk', governors({ clerk: 'amara' }), 'parties.0.boards.0.clerk'],
  ['a head who is the clerk', governors({ clerk: 'hugh' }), 'parties.0.boards.0.clerk'],
  [
    'two boards with one id',
    maintained({ boards: [harrowbeckBoard(), committee({ id: 'governors' })] }),
    'parties.0.boards.1.id',
  ],
  ['a meeting twice', governors({ meetings: ['2025-12-03', '2025-12-03'] }), 'parties.0.boards.0.meetings.1'],
  ['a meeting in another century', governors({ meetings: ['2125-12-03'] }), 'parties.0.boards.0.meetings.0'],
  ['a chair’s action without a named chair', governors({ members: [] }), 'parties.0.chairsAction'],
];

const routes: [string, Changing, string][] = [
  [
    'a route that never decides',
    route({ role: 'recommends', means: 'meeting', board: 'governors' }),
    'parties.0.route.0.role',
  ],
  ['a route that decides twice', route(decides, decides), 'parties.0.route.0.role'],
  ['a route to a board that is not there', route({ ...decides, board: 'nowhere' }), 'parties.0.route.0.board'],
  [
    'a renewal route to a board that is not there',
    maintained({ renewalRoute: [{ ...decides, board: 'nowhere' }] }),
    'parties.0.renewalRoute.0.board',
  ],
  [
    'governors who decide in writing',
    route({ role: 'decides', means: 'written-resolution', board: 'governors', days: 14 }),
    'parties.0.route.0.means',
  ],
  [
    'trustees who decide in writing but are not all named',
    trust({ boards: [bridgeBoard({ members: bridgeBoard().members.slice(1) })] }),
    'parties.1.route.0.board',
  ],
  [
    'a committee that decides in writing',
    trust({ boards: [bridgeBoard({ kind: 'committee' })] }),
    'parties.1.route.0.board',
  ],
  [
    'a committee that decides without a delegation',
    maintained({ boards: [harrowbeckBoard(), committee()], route: [{ ...decides, board: 'resources' }] }),
    'parties.0.route.0.means',
  ],
  [
    'a delegation to a full board',
    route({ ...toCommittee, to: { committee: 'governors' } }),
    'parties.0.route.0.to.committee',
  ],
  [
    'a delegation that no board hears of',
    route({ ...toCommittee, to: { person: 'hugh' }, board: 'nowhere' }),
    'parties.0.route.0.board',
  ],
  [
    'a joint committee that is not there',
    route({ role: 'decides', means: 'joint-committee', committee: 'valley' }),
    'parties.0.route.0.committee',
  ],
  [
    'a joint committee that leaves the party out',
    both(
      joint({ parties: ['wendle-bridge', 'x'] }),
      route({ role: 'decides', means: 'joint-committee', committee: 'valley' }),
    ),
    'parties.0.route.0.committee',
  ],
  ['a joint committee of strangers', joint({ parties: ['harrowbeck', 'nobody'] }), 'jointCommittees.0.parties.1'],
  ['a joint committee whose quorum is too high', joint({ quorum: 7 }), 'jointCommittees.0.quorum'],
  ['a joint clerk nobody knows', joint({ clerk: 'zed' }), 'jointCommittees.0.clerk'],
];

describe('a fault in a board', () => {
  test.each(boards)('such as %s is told where', (_, change, path) => {
    expect(pathsOf(change(whole()))).toContain(path);
  });

  test('of its quorum is told with the law', () => {
    const [low] = crossChecks(governors({ quorum: 5 })(whole()));
    expect(low?.expected).toBe('6, by law: half of the 11 governors in post, rounded up: 6');
  });
});

describe('a fault in a route', () => {
  test.each(routes)('such as %s is told where', (_, change, path) => {
    expect(pathsOf(change(whole()))).toContain(path);
  });
});
