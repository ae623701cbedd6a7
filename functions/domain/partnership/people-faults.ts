/** What cannot be right about people: ids that nobody has, addresses that two share, roles that need two people. */
import { visibleAddress } from '../names.ts';
import { mobileNumber } from '../telephone.ts';
import { type Fault, fault, repeats } from './fault.ts';
import type { JointCommittee, Party, Person, Roles, Route, School } from './partnership.ts';

type Mention = readonly [path: Fault['path'], person: string | undefined];

const boardMentions = (
  { clerk, members }: Pick<JointCommittee, 'clerk' | 'members'>,
  path: Fault['path'],
): readonly Mention[] => [
  [[...path, 'clerk'], clerk],
  ...members.map(({ person }, i): Mention => [[...path, 'members', i, 'person'], person]),
];

const routeMentions = (route: Route | undefined, path: Fault['path']): readonly Mention[] =>
  (route ?? []).flatMap((step, i): Mention[] =>
    step.means === 'delegated' && 'person' in step.to ? [[[...path, i, 'to', 'person'], step.to.person]] : [],
  );

const partyMentions = (party: Party, path: Fault['path']): readonly Mention[] => [
  ...party.boards.flatMap((board, b) => boardMentions(board, [...path, 'boards', b])),
  ...routeMentions(party.route, [...path, 'route']),
  ...routeMentions(party.renewalRoute, [...path, 'renewalRoute']),
  ...party.signatories.map((person, i): Mention => [[...path, 'signatories', i], person]),
  [[...path, 'dataProtectionContact'], party.dataProtectionContact],
];

type Everybody = {
  readonly people: readonly Person[];
  readonly roles: Roles;
  readonly schools: readonly School[];
  readonly parties: readonly Party[];
  readonly jointCommittees: readonly JointCommittee[];
  readonly supporters: readonly { readonly adviser?: string | undefined }[];
};

const mentions = ({ roles, schools, parties, jointCommittees, supporters }: Everybody): readonly Mention[] => [
  [['roles', 'lead'], roles.lead],
  [['roles', 'deputyLead'], roles.deputyLead],
  [['roles', 'chair'], roles.chair],
  [['roles', 'progressChaser'], roles.progressChaser],
  [['roles', 'mediator'], roles.mediator],
  [['roles', 'admin'], roles.admin],
  ...schools.flatMap(({ head, lead }, i): Mention[] => [
    [['schools', i, 'head'], head],
    [['schools', i, 'lead'], lead],
  ]),
  ...parties.flatMap((party, i) => partyMentions(party, ['parties', i])),
  ...jointCommittees.flatMap((committee, i) => boardMentions(committee, ['jointCommittees', i])),
  ...supporters.map(({ adviser }, i): Mention => [['supporters', i, 'adviser'], adviser]),
];

const listFaults = (people: readonly Person[]): Fault[] => [
  ...repeats(people.map(({ id }) => id)).map((i) => fault(['people', i, 'id'], 'an id that nobody else has')),
  // A link is for one person: whoever reads a shared mailbox could decide as each of them.
  ...repeats(people.map(({ email }) => visibleAddress(email).toLowerCase())).map((i) =>
    fault(['people', i, 'email'], 'an address of their own: somebody else in this list has it'),
  ),
  ...people.flatMap(({ channel, mobile }, i) =>
    channel === 'text' && mobile === undefined
      ? [fault(['people', i, 'mobile'], 'a telephone number, because they like to be reached by text')]
      : [],
  ),
  ...people.flatMap(({ mobile }, i) =>
    mobile !== undefined && mobileNumber(mobile) === undefined
      ? [
          fault(
            ['people', i, 'mobile'],
            'a mobile number of the United Kingdom, such as 07700 900114: no text reaches another',
          ),
        ]
      : [],
  ),
];

const roleFaults = ({ roles, schools }: Everybody): Fault[] => {
  const faults: Fault[] = [];
  if (!schools.some(({ head, lead }) => head === roles.lead || lead === roles.lead)) {
    faults.push(fault(['roles', 'lead'], 'somebody who is head or lead of one of the schools'));
  }
  if (roles.progressChaser === roles.lead) {
    faults.push(fault(['roles', 'progressChaser'], 'somebody other than the lead: they act when the lead is away'));
  }
  if (roles.deputyLead === roles.lead) faults.push(fault(['roles', 'deputyLead'], 'somebody other than the lead'));
  return faults;
};

/** Every fault about people: who is named anywhere but not listed, shared ids and addresses, roles that collide. */
export const peopleFaults = (everybody: Everybody): Fault[] => {
  const listed = new Set(everybody.people.map(({ id }) => id));
  const strangers = mentions(everybody).flatMap(([path, person]) =>
    person !== undefined && !listed.has(person) ? [fault(path, 'the id of somebody in the list of people')] : [],
  );
  return [...listFaults(everybody.people), ...strangers, ...roleFaults(everybody)];
};
