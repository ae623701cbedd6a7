/** For each kind of request: who is asked, how long they have, and who hears of it when nobody answers. */
import * as z from 'zod';
import { signatoriesOf } from '../agreement/signatories.ts';
import {
  activeParties,
  activeSchools,
  type Board,
  type Partnership,
  PersonId,
  partyById,
  partyOfSchool,
  type School,
  schoolByUrn,
} from '../partnership/partnership.ts';
import { PlainDate, Slug, Urn } from '../values.ts';
import { About, aboutKey, DecisionStep, Piece, type RequestKind, requestKinds } from './request.ts';

/** What a workflow asks to be opened. */
export const RequestSpec = z.strictObject({
  kind: z.enum(requestKinds),
  about: About,
  party: Slug.optional(),
  school: Urn.optional(),
  step: DecisionStep.optional(),
  piece: Piece.optional(),
  /** For requests made of one named person. */
  person: PersonId.optional(),
  /** For requests made of a few named people. */
  people: z.array(PersonId).max(3).optional(),
  /** Where the stage knows better than the kind's usual time. */
  dueOn: PlainDate.optional(),
  closesOn: PlainDate.optional(),
  /** The first day on which it can have been done, where that is before it is asked for. */
  notBefore: PlainDate.optional(),
});
export type RequestSpec = z.infer<typeof RequestSpec>;

/** One id for one thing asked, so that asking it again asks nobody twice. */
export const requestId = (spec: RequestSpec): string =>
  [
    spec.kind,
    aboutKey(spec.about),
    ...(spec.step
      ? [spec.step.means === 'joint-committee' ? `joint-${spec.step.committee ?? ''}` : (spec.party ?? '')]
      : spec.party
        ? [spec.party]
        : []),
    ...(spec.school ? [spec.school] : []),
    ...(spec.person ? [spec.person] : []),
    ...(spec.piece ? [spec.piece.question, `try${spec.piece.attempt}`] : []),
    ...(spec.step ? [`step${spec.step.index + 1}`, `try${spec.step.attempt}`] : []),
  ].join('.');

export type Asked = { readonly answers: readonly string[]; readonly reads: readonly string[] };

type KindRule = {
  readonly asked: (partnership: Partnership, spec: RequestSpec) => Asked;
  /** School days until the date given in the mail. */
  readonly days: number;
  /** Days, all counted, until it closes with what there is. */
  readonly closeAfter: number;
  /** Who hears of it when it is overdue, first level first. */
  readonly escalate: (partnership: Partnership, spec: RequestSpec) => readonly (readonly string[])[];
};

const unique = (people: readonly (string | undefined)[]): string[] => [
  ...new Set(people.filter((one): one is string => one !== undefined)),
];
const asked = (answers: readonly (string | undefined)[], reads: readonly (string | undefined)[] = []): Asked => {
  const first = unique(answers);
  return { answers: first, reads: unique(reads).filter((person) => !first.includes(person)) };
};

const theLead = ({ roles }: Partnership): Asked => asked([roles.lead], [roles.deputyLead]);
/**
 * The progress chaser hears of everything that is late once a week, in one mail. At once they hear only of what they
 * can do themselves when the lead does not.
 */
const toChaserAndChair = ({ roles }: Partnership) => [[roles.progressChaser, roles.chair]];
/** The lead is asked; whoever hears of it when the lead does not answer can do it too. */
const theLeadOrStandIn = ({ roles }: Partnership): Asked =>
  asked([roles.lead], [roles.deputyLead, roles.progressChaser, roles.chair]);
const toLead = ({ roles }: Partnership) => [[roles.lead]];

export const boardOf = (
  partnership: Partnership,
  partyId: string | undefined,
  board: string | undefined,
): Board | undefined => {
  const party = partyId === undefined ? undefined : partyById(partnership, partyId);
  return party?.boards.find((one) => one.id === board) ?? party?.boards[0];
};

export const chairOf = (board: Board | undefined): string | undefined =>
  board?.members.find((member) => member.office === 'chair')?.person;

/** The people and the clerk of whatever meets or votes in this step. */
export const deciders = (partnership: Partnership, spec: Pick<RequestSpec, 'party' | 'step'>) => {
  const { step } = spec;
  if (step?.means === 'joint-committee') {
    const committee = partnership.jointCommittees.find((one) => one.id === step.committee);
    return { clerk: committee?.clerk, members: committee?.members ?? [], chair: undefined };
  }
  const board = boardOf(partnership, spec.party, step?.committee ?? step?.board);
  return { clerk: board?.clerk, members: board?.members ?? [], chair: chairOf(board) };
};

const askedToDecide = (partnership: Partnership, spec: RequestSpec): Asked => {
  const { clerk, members, chair } = deciders(partnership, spec);
  const everybody = members.map((member) => member.person);
  switch (spec.step?.means) {
    case 'written-resolution':
      return asked(
        members.filter((member) => member.office !== 'associate').map((member) => member.person),
        [...everybody, clerk],
      );
    case 'chairs-action':
      return asked([chair], [clerk]);
    case 'delegated':
      return spec.step.person ? asked([spec.step.person], [clerk]) : asked([clerk], everybody);
    default:
      return asked([clerk], everybody);
  }
};

const escalateDecision = (partnership: Partnership, spec: RequestSpec) => {
  const { clerk, chair } = deciders(partnership, spec);
  const { lead } = partnership.roles;
  const clerkIsAsked = spec.step?.means === 'meeting' || spec.step?.means === 'joint-committee';
  return [unique([clerkIsAsked ? chair : clerk, lead]), [lead]];
};

const heads = (partnership: Partnership) => activeSchools(partnership).map((school) => school.head);

const partyClerks = (partnership: Partnership) =>
  activeParties(partnership).map((party) => boardOf(partnership, party.id, undefined)?.clerk);

const headOfSchool = (partnership: Partnership, { school }: RequestSpec): Asked =>
  asked([schoolByUrn(partnership, school ?? '')?.head]);

/** What a board has decided about its own membership is for its own people until it is confirmed. */
const toOwnBoard = (partnership: Partnership, { party }: RequestSpec) => {
  const board = boardOf(partnership, party, undefined);
  return [unique([board?.clerk, chairOf(board)])];
};

export const kindRules = {
  'write-proposal': { asked: theLead, days: 15, closeAfter: 300, escalate: toChaserAndChair },
  'write-piece': { asked: (_, spec) => asked([spec.person]), days: 5, closeAfter: 90, escalate: toLead },
  'head-support': { asked: (p) => asked(heads(p)), days: 8, closeAfter: 90, escalate: toLead },
  decision: { asked: askedToDecide, days: 5, closeAfter: 250, escalate: escalateDecision },
  'sign-mou': {
    asked: (p) => asked(signatoriesOf(p, 'mou').map(({ person }) => person)),
    days: 8,
    closeAfter: 200,
    escalate: (p) => [unique([...partyClerks(p), p.roles.lead]), [p.roles.lead]],
  },
  'sign-data-agreement': {
    asked: (p) => asked(signatoriesOf(p, 'data-agreement').map(({ person }) => person)),
    days: 8,
    closeAfter: 250,
    escalate: (p) => [unique([...partyClerks(p), p.roles.lead]), [p.roles.lead]],
  },
  'start-review': { asked: theLeadOrStandIn, days: 5, closeAfter: 40, escalate: toChaserAndChair },
  'send-return': {
    asked: (p, spec) => asked([schoolByUrn(p, spec.school ?? '')?.lead], [schoolByUrn(p, spec.school ?? '')?.head]),
    days: 10,
    closeAfter: 30,
    escalate: (p, spec) => [unique([schoolByUrn(p, spec.school ?? '')?.head, p.roles.lead])],
  },
  'record-review': { asked: theLeadOrStandIn, days: 8, closeAfter: 60, escalate: toChaserAndChair },
  'write-evaluation': { asked: theLeadOrStandIn, days: 5, closeAfter: 21, escalate: toChaserAndChair },
  'confirm-successor': {
    asked: (_, spec) => asked([spec.person]),
    days: 10,
    closeAfter: 150,
    escalate: toLead,
  },
  'report-to-board': {
    asked: (p, spec) => asked([boardOf(p, spec.party, spec.step?.board)?.clerk]),
    days: 30,
    closeAfter: 250,
    escalate: toLead,
  },
  'restart-activity': { asked: (p) => asked(heads(p)), days: 5, closeAfter: 60, escalate: toLead },
  'confirm-leaving': { asked: (_, spec) => asked([spec.person]), days: 5, closeAfter: 60, escalate: toOwnBoard },
  'confirm-staying': { asked: (_, spec) => asked([spec.person]), days: 5, closeAfter: 60, escalate: toOwnBoard },
  mediate: {
    asked: (_, spec) => asked([spec.person]),
    days: 15,
    closeAfter: 250,
    escalate: ({ roles }) => [unique([roles.chair, roles.lead])],
  },
  'review-focus': { asked: headOfSchool, days: 10, closeAfter: 45, escalate: toLead },
  'visit-date': { asked: (_, spec) => asked(spec.people ?? []), days: 5, closeAfter: 30, escalate: toLead },
  'set-visit-date': {
    asked: theLeadOrStandIn,
    days: 5,
    closeAfter: 60,
    escalate: ({ roles }) => [unique([roles.deputyLead, roles.chair])],
  },
  'visit-report': { asked: (_, spec) => asked(spec.people ?? []), days: 10, closeAfter: 60, escalate: toLead },
  'check-facts': { asked: headOfSchool, days: 5, closeAfter: 21, escalate: toLead },
  'visit-to-board': {
    asked: (p, spec) => asked([boardOf(p, spec.party, undefined)?.clerk]),
    days: 30,
    closeAfter: 120,
    escalate: toLead,
  },
  'follow-up': { asked: (_, spec) => asked(spec.people ?? []), days: 10, closeAfter: 250, escalate: toLead },
} as const satisfies Record<RequestKind, KindRule>;

const ruleOf = (kind: RequestKind): KindRule => kindRules[kind];

export const whoIsAsked = (partnership: Partnership, spec: RequestSpec): Asked =>
  ruleOf(spec.kind).asked(partnership, spec);
export const schoolDaysToAnswer = (spec: RequestSpec): number => {
  const { kind, step } = spec;
  if (kind === 'decision' && (step?.means === 'delegated' || step?.means === 'joint-committee')) return 8;
  return ruleOf(spec.kind).days;
};
/** How it is decided says how long a decision may take; what follows a decision has the time of its own kind. */
export const daysUntilClosed = ({ kind, step }: RequestSpec): number => {
  const means = kind === 'decision' ? step?.means : undefined;
  if (means === 'written-resolution') return step?.days ?? 14;
  return means === 'chairs-action' ? 30 : ruleOf(kind).closeAfter;
};
export const escalatesTo = (partnership: Partnership, spec: RequestSpec): readonly (readonly string[])[] =>
  ruleOf(spec.kind).escalate(partnership, spec);

/** The schools whose calendar counts for a request: the school's own, the party's, or everybody's. */
export const schoolsOfRequest = (
  partnership: Partnership,
  spec: Pick<RequestSpec, 'party' | 'school' | 'step'>,
): School[] => {
  const urns = spec.school
    ? [spec.school]
    : spec.step
      ? spec.step.parties.flatMap((party) => partyById(partnership, party)?.schools ?? [])
      : spec.party
        ? (partyById(partnership, spec.party)?.schools ?? [])
        : [];
  const found = partnership.schools.filter((school) => urns.includes(school.urn));
  return found.length > 0 ? found : activeSchools(partnership);
};

export const partyOfRequest = (partnership: Partnership, spec: Pick<RequestSpec, 'party' | 'school'>) =>
  spec.party ? partyById(partnership, spec.party) : spec.school ? partyOfSchool(partnership, spec.school) : undefined;
