/** What cannot be right about the way a party decides (DOMAIN section 3). */

import { memberWord, votersOf } from '../approval/quorum.ts';
import { type Fault, fault } from './fault.ts';
import type { Board, JointCommittee, Party, PartyKind, Route, RouteStep } from './partnership.ts';

/** These decide in a meeting, by law: no written resolution, no vote by email. */
const decideInMeetings: readonly PartyKind[] = [
  'maintained-governing-body',
  'federation-governing-body',
  'local-authority',
];

type Setting = { readonly party: Party; readonly committees: readonly JointCommittee[] };

const boardOf = ({ party }: Setting, id: string): Board | undefined => party.boards.find((board) => board.id === id);

const noSuchBoard = (path: Fault['path']): Fault[] => [fault(path, 'the id of one of this party’s boards')];

const meetingFaults = (step: RouteStep & { means: 'meeting' }, path: Fault['path'], setting: Setting): Fault[] => {
  const board = boardOf(setting, step.board);
  if (!board) return noSuchBoard([...path, 'board']);
  if (board.kind !== 'committee' || step.role !== 'decides') return [];
  return [
    fault([...path, 'means'], 'delegated, with the reference of the delegation: a committee decides only by one'),
  ];
};

const resolutionFaults = (
  step: RouteStep & { means: 'written-resolution' },
  path: Fault['path'],
  setting: Setting,
): Fault[] => {
  const { party } = setting;
  if (decideInMeetings.includes(party.kind)) {
    return [fault([...path, 'means'], 'a meeting: by law this kind of board cannot decide in writing')];
  }
  const board = boardOf(setting, step.board);
  if (!board) return noSuchBoard([...path, 'board']);
  if (board.kind === 'committee') return [fault([...path, 'board'], 'a full board: a committee decides in a meeting')];
  const voters = votersOf(board).length;
  if (voters >= board.inPost) return [];
  const member = memberWord(party.kind);
  return [fault([...path, 'board'], `a board with all ${board.inPost} ${member}s named, not ${voters}: each is asked`)];
};

const delegatedFaults = (step: RouteStep & { means: 'delegated' }, path: Fault['path'], setting: Setting): Fault[] => {
  const reported = boardOf(setting, step.board) ? [] : noSuchBoard([...path, 'board']);
  if (!('committee' in step.to)) return reported;
  if (boardOf(setting, step.to.committee)?.kind === 'committee') return reported;
  return [...reported, fault([...path, 'to', 'committee'], 'the id of one of this party’s committees')];
};

const jointFaults = (
  step: RouteStep & { means: 'joint-committee' },
  path: Fault['path'],
  setting: Setting,
): Fault[] => {
  const committee = setting.committees.find(({ id }) => id === step.committee);
  if (!committee) return [fault([...path, 'committee'], 'the id of one of the joint committees')];
  if (committee.parties.includes(setting.party.id)) return [];
  return [fault([...path, 'committee'], 'a joint committee that lists this party')];
};

const stepFaults = (step: RouteStep, path: Fault['path'], setting: Setting): Fault[] => {
  if (step.means === 'meeting') return meetingFaults(step, path, setting);
  if (step.means === 'written-resolution') return resolutionFaults(step, path, setting);
  if (step.means === 'delegated') return delegatedFaults(step, path, setting);
  return jointFaults(step, path, setting);
};

const orderFaults = (route: Route, path: Fault['path']): Fault[] => {
  const last = route.length - 1;
  return route.flatMap(({ role }, i) => {
    if (i === last && role !== 'decides') return [fault([...path, i, 'role'], 'decides: the last step must decide')];
    if (i !== last && role === 'decides') {
      return [fault([...path, i, 'role'], 'consulted or recommends: only the last step decides')];
    }
    return [];
  });
};

/** Every fault in one party's route and renewal route. Whether the people in them are listed is told elsewhere. */
export const routeFaults = (party: Party, path: Fault['path'], committees: readonly JointCommittee[]): Fault[] => {
  const routes = [
    { route: party.route, at: [...path, 'route'] },
    { route: party.renewalRoute ?? [], at: [...path, 'renewalRoute'] },
  ];
  return routes.flatMap(({ route, at }) => [
    ...orderFaults(route, at),
    ...route.flatMap((step, i) => stepFaults(step, [...at, i], { party, committees })),
  ]);
};
