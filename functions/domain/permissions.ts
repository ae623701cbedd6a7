/** Who may do what when signed in, and in which stage: one table, read by pages, use cases and tests. Links carry an authority of their own. */
import { type Stage, stages } from './lifecycle/states.ts';
import { isJoining, isNotYetIn, type Partnership, type Party } from './partnership/partnership.ts';

export const parts = [
  'lead',
  'deputy-lead',
  'chair',
  'progress-chaser',
  'mediator',
  'admin',
  'head',
  'school-lead',
  'clerk',
  'board-member',
  'signatory',
  'delegate',
  'data-contact',
  /** Of a board that is asked to come in, and is not in yet. */
  'joiner',
  'adviser',
] as const;
export type Part = (typeof parts)[number];

/** An adviser looks on from outside: of a partnership they see how it stands, on the page of their network alone. */
const everybody: readonly Part[] = parts.filter((part) => part !== 'joiner' && part !== 'adviser');

/** Each action and the parts that may take it. */
export const permissions = {
  'see-partnership': [...everybody, 'joiner'],
  'see-audit': everybody,
  'see-evidence': everybody,
  'take-evidence': ['lead', 'deputy-lead', 'chair', 'clerk', 'admin'],
  'write-proposal': ['lead', 'deputy-lead'],
  'begin-change': ['lead', 'deputy-lead'],
  'submit-proposal': ['lead', 'deputy-lead'],
  'withdraw-proposal': ['lead'],
  /** Of the own board alone. */
  'withdraw-join': ['joiner'],
  'answer-questions': ['lead', 'deputy-lead', 'progress-chaser'],
  'start-review': ['lead', 'deputy-lead', 'progress-chaser', 'chair'],
  'open-survey': ['lead', 'deputy-lead'],
  'give-up-survey-link': ['lead', 'deputy-lead', 'head', 'school-lead'],
  'record-review': ['lead', 'deputy-lead', 'progress-chaser', 'chair'],
  'write-evaluation': ['lead', 'deputy-lead', 'chair'],
  'add-results': ['lead', 'deputy-lead', 'chair'],
  'note-facts': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head', 'school-lead'],
  /** A school's lead only what their school hosts: `domain/diary/who-plans.ts`. */
  'plan-dates': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'school-lead'],
  'plan-series': ['lead', 'deputy-lead', 'progress-chaser', 'chair'],
  /** Whoever only leads a school runs those that they opened: `domain/workshops/who-runs.ts`. */
  'plan-workshops': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'school-lead'],
  /** For their own school's teachers. */
  'vouch-for-teachers': ['head', 'school-lead'],
  celebrate: ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head', 'school-lead'],
  'find-schools': ['lead', 'deputy-lead', 'chair', 'head', 'admin'],
  'see-network': ['adviser'],
  /** A head with no partnership, to look for schools. */
  'invite-head': ['admin', 'adviser'],
  'school-dates': ['head', 'school-lead'],
  /** Whoever leads it, or hosts: `domain/diary/attendance.ts`. */
  'note-attendance': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head', 'school-lead'],
  /** Reviews between heads: who visits whom, and when they start. */
  'pair-reviews': ['lead', 'deputy-lead', 'progress-chaser', 'chair'],
  /** Who goes from a school: its own head, or whoever pairs. */
  'name-reviewer': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head'],
  /** Of the own school alone. */
  'share-visit': ['head'],
  'keep-checklist': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head', 'school-lead'],
  'confirm-checks': ['head', 'school-lead'],
  'offer-help': ['head', 'school-lead'],
  'change-people': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'clerk', 'head', 'admin'],
  /** Of each board that they clerk. */
  'choose-who-hears': ['clerk'],
  /** Dates and new members, of each board that they clerk. */
  'keep-board': ['clerk'],
  /** Of a board that they clerk: somebody else has to confirm it. */
  'record-leaving': ['clerk'],
  'suspend-activity': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head', 'school-lead'],
  'restart-activity': ['lead', 'deputy-lead', 'progress-chaser', 'chair', 'head'],
  /** For the own party alone: `domain/lifecycle/objection.ts`. */
  object: ['head', 'clerk', 'signatory', 'data-contact'],
  'say-on-objection': ['lead', 'deputy-lead', 'chair', 'progress-chaser', 'head', 'clerk', 'signatory', 'data-contact'],
} as const satisfies Record<string, readonly Part[]>;
export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as readonly Action[];

/** What is still done when a partnership has ended: it is read, and who left or follows is put right. */
const afterTheEnd: readonly Action[] = [
  'see-partnership',
  'see-audit',
  'see-evidence',
  'take-evidence',
  'add-results',
  'change-people',
  'see-network',
];

/** The stages in which an action can be taken. */
export const stagesFor = (action: Action): readonly Stage[] =>
  afterTheEnd.includes(action) ? stages : stages.filter((stage) => stage !== 'ended');

/** Whether a party's board has left its decision to this person. */
const isDelegateOf = (party: Party, person: string): boolean =>
  [...party.route, ...(party.renewalRoute ?? [])].some(
    (step) => step.means === 'delegated' && 'person' in step.to && step.to.person === person,
  );

/** Who may take a board's own joining back: its clerk, who signs for it, and the heads of its schools. */
export const isOwnJoin = ({ schools }: Pick<Partnership, 'schools'>, party: Party, person: string): boolean =>
  party.boards.some(({ clerk }) => clerk === person) ||
  party.signatories.includes(person) ||
  schools.some(({ urn, head }) => party.schools.includes(urn) && head === person);

/** Every part that somebody has in the partnership. */
export const partsOf = (whole: Partnership, person: string): ReadonlySet<Part> => {
  const { roles } = whole;
  const joining = whole.parties.filter(({ id }) => isNotYetIn(whole, id));
  const urns = new Set(joining.flatMap(({ schools }) => schools));
  const partnership = {
    parties: whole.parties.filter((party) => !joining.includes(party)),
    schools: whole.schools.filter(({ urn }) => !urns.has(urn)),
  };
  const boards = [...partnership.parties.flatMap((party) => party.boards), ...whole.jointCommittees];
  const held: Record<Part, boolean> = {
    lead: roles.lead === person,
    'deputy-lead': roles.deputyLead === person,
    chair: roles.chair === person,
    'progress-chaser': roles.progressChaser === person,
    mediator: roles.mediator === person,
    admin: roles.admin === person,
    head: partnership.schools.some((school) => school.head === person),
    'school-lead': partnership.schools.some((school) => school.lead === person),
    clerk: boards.some((board) => board.clerk === person),
    'board-member': boards.some((board) => board.members.some((member) => member.person === person)),
    signatory: partnership.parties.some((party) => party.signatories.includes(person)),
    delegate: partnership.parties.some((party) => isDelegateOf(party, person)),
    'data-contact': partnership.parties.some((party) => party.dataProtectionContact === person),
    joiner: joining.some((party) => isJoining(whole, party.id) && isOwnJoin(whole, party, person)),
    adviser: whole.supporters.some(({ adviser }) => adviser === person),
  };
  return new Set(parts.filter((part) => held[part]));
};

export const may = (partnership: Partnership, person: string, action: Action): boolean => {
  if (!stagesFor(action).includes(partnership.stage)) return false;
  const held = partsOf(partnership, person);
  return permissions[action].some((part) => held.has(part));
};
