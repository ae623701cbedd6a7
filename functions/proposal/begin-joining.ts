/**
 * The lead enters a board that wishes to come in, with its schools and how it decides (M1). It decides by its own route while
 * the boards that are in decide by theirs; until its agreement begins it is in nothing.
 */
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import type { Fault } from '../domain/partnership/fault.ts';
import {
  activeSchools,
  isNotYetIn,
  type Partnership,
  type Party,
  type PartyKind,
  type School,
} from '../domain/partnership/partnership.ts';
import { crossChecks } from '../domain/partnership/partnership-faults.ts';
import { pauseOfWhole } from '../domain/partnership/pause.ts';
import { unlawfulIn } from '../domain/partnership/unlawful.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { slugFor } from '../domain/slug.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { mustMove } from '../records/moving.ts';
import { mostWaiting, nextId, openText } from './begin-change.ts';
import { type JoiningPeople, joiningPeople, type Named } from './joining-people.ts';

export type JoiningSchool = {
  readonly urn: string;
  readonly name: string;
  readonly phase: string;
  readonly type: string;
  readonly head: Named;
  readonly lead: Named;
};
export type JoiningBoard = {
  readonly name: string;
  readonly kind: PartyKind;
  readonly identifier: Party['identifier'];
  readonly schools: readonly JoiningSchool[];
  readonly board: {
    readonly name: string;
    readonly places: number;
    readonly inPost: number;
    readonly clerk: Named;
    readonly chair: Named;
  };
  /** `delegated`: to the head of its first school, as the reference says. */
  readonly decides: {
    readonly by: 'meeting' | 'written-resolution' | 'delegated';
    readonly reference?: string;
  };
  readonly signs: 'chair' | 'head';
  readonly from: PlainDate;
};
export type BeginJoiningInput = {
  readonly partnership: string;
  readonly by: string;
  readonly board: JoiningBoard;
};
export type BeginJoiningRefusal =
  | 'not-allowed'
  | 'nothing-in-force'
  | 'too-many'
  /** An objection to everything new is not settled. */
  | 'paused'
  /** The day from which it would be in has passed. */
  | 'in-the-past'
  /** An address that somebody of another name has; `detail` is that address. */
  | 'address-taken'
  /** What the file's own checks say: `detail`, a line for each, as `path: what is expected`. */
  | 'not-fitting';

type Begun = {
  readonly change: string;
  readonly party: string;
  readonly queued: boolean;
};

export const beginJoining = (outside: Outside, input: BeginJoiningInput): Promise<Result<Begun, BeginJoiningRefusal>> =>
  asUseCase('begin-change', outside, input, async (tx, stored): Promise<Result<Begun, BeginJoiningRefusal>> => {
    const today = londonDate(tx.now);
    const { board, by } = input;
    if (!inForceOn(await agreementsIn(tx, stored), today)) return refuse('nothing-in-force');
    if (pauseOfWhole(stored, today)) return refuse('paused');
    if ((stored.queue ?? []).length >= mostWaiting) return refuse('too-many');
    if (board.from < today) return refuse('in-the-past');
    const people = await joiningPeople(tx);
    const taken = everybodyOf(board).find(people.taken);
    if (taken) return refuse('address-taken', taken.email);
    const partnership = withoutEarlierTry(stored, board);
    const party = partyFrom(partnership, board, people);
    const change = await nextId(tx, partnership.year);
    const whole: Partnership = {
      ...partnership,
      parties: [...partnership.parties, party],
      schools: [...partnership.schools, ...schoolsFrom(partnership, board, people)],
      joiners: [...(partnership.joiners ?? []), { party: party.id, change, since: today }],
    };
    const faults = faultsIn(whole, people);
    if (faults.length > 0)
      return refuse('not-fitting', faults.map(({ path, expected }) => `${path.join('.')}: ${expected}`).join('\n'));
    await people.write();
    tx.event(lifeEvents.join, by, { party: party.id, proposal: change });
    const joins = { joins: [party.id], joinsFrom: board.from };
    const text = {
      id: change,
      version: 1,
      returned: [],
      kinds: ['amend', 'join'] as ('amend' | 'join')[],
      ...joins,
    };
    const begun = { ...text, about: `${board.name} comes in`.slice(0, 300) };
    if (whole.change !== undefined) {
      const queue = [...(whole.queue ?? []), change];
      mustMove(tx, 'begin', { partnership: { ...whole, queue }, change: begun }, { by, to: 'queued' });
      return accept({ change, party: party.id, queued: true });
    }
    await openText(tx, whole, begun, 'begin', by);
    return accept({ change, party: party.id, queued: false });
  });

const everybodyOf = ({ schools, board }: JoiningBoard): Named[] => [
  ...schools.flatMap(({ head, lead }) => [head, lead]),
  board.clerk,
  board.chair,
];

/** Of the same body, which was asked before and did not come in: what was entered then is entered anew. */
const withoutEarlierTry = (partnership: Partnership, { identifier, schools }: JoiningBoard): Partnership => {
  const urns = new Set(schools.map(({ urn }) => urn));
  const isSame = (party: Party): boolean =>
    party.identifier.value === identifier.value || party.schools.some((urn) => urns.has(urn));
  const gone = partnership.parties.filter(
    (party) =>
      isNotYetIn(partnership, party.id) &&
      isSame(party) &&
      partnership.joiners?.some((one) => one.party === party.id && one.stayedOutOn !== undefined),
  );
  if (gone.length === 0) return partnership;
  const old = new Set(gone.flatMap((party) => party.schools));
  return {
    ...partnership,
    parties: partnership.parties.filter((party) => !gone.includes(party)),
    schools: partnership.schools.filter(({ urn }) => !old.has(urn)),
    joiners: (partnership.joiners ?? []).filter(({ party }) => !gone.some(({ id }) => id === party)),
  };
};

/** Of the same kind as the file's: what that refuses is refused here. What is stored already is not judged again. */
const faultsIn = (whole: Partnership, people: JoiningPeople): Fault[] => {
  const before = { ...whole, parties: whole.parties.slice(0, -1) };
  const known = new Set(unlawfulIn(before).map(({ path }) => path.join('.')));
  return [
    ...crossChecks({ ...whole, people: people.all() }),
    ...unlawfulIn(whole).filter(({ path }) => !known.has(path.join('.'))),
  ];
};

const partyFrom = (partnership: Partnership, joining: JoiningBoard, people: JoiningPeople): Party => {
  const { name, kind, identifier, schools, board, decides, signs } = joining;
  const id = slugFor(name, 'board', (taken) => partnership.parties.some((party) => party.id === taken));
  const boardId = `${id}-board`;
  const head = schools[0]?.head ?? board.chair;
  return {
    id,
    name,
    kind,
    identifier,
    schools: schools.map(({ urn }) => urn),
    boards: [
      {
        id: boardId,
        name: board.name,
        kind: 'full-board',
        places: board.places,
        inPost: board.inPost,
        clerk: people.idOf(board.clerk),
        members: [{ person: people.idOf(board.chair), office: 'chair' }],
        meetings: [],
      },
    ],
    route: [stepFrom(decides, boardId, people.idOf(head))],
    chairsAction: false,
    signatories: [people.idOf(signs === 'head' ? head : board.chair)],
  };
};

const resolutionDays = 14;

const stepFrom = (
  { by, reference = '' }: JoiningBoard['decides'],
  board: string,
  head: string,
): Party['route'][number] => {
  if (by === 'delegated')
    return {
      role: 'decides',
      means: by,
      to: { person: head },
      reference,
      board,
    };
  if (by === 'written-resolution') return { role: 'decides', means: by, board, days: resolutionDays };
  return { role: 'decides', means: by, board };
};

/** They keep the terms of the first school that is in, until they say their own. */
const schoolsFrom = (partnership: Partnership, { schools }: JoiningBoard, people: JoiningPeople): School[] => {
  const terms = activeSchools(partnership)[0]?.terms ?? [];
  return schools.map(({ urn, name, phase, type, head, lead }) => ({
    urn,
    name,
    phase,
    type,
    head: people.idOf(head),
    lead: people.idOf(lead),
    terms,
  }));
};
