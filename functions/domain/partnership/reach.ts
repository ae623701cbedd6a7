/**
 * How far somebody's parts reach, and who may change whom. Whoever moves a person's address or puts another in their place
 * has all that the person can do, so nobody may do it to anybody whose parts reach beyond their own.
 */
import { type Part, partsOf, permissions } from '../permissions.ts';
import type { Partnership, Party } from './partnership.ts';

/** A part, and whom it reaches: a party or a joint committee, by id, or with `undefined` the whole partnership. */
type Held = { readonly part: Part | 'signs'; readonly within: string | undefined };

const changers: readonly Part[] = permissions['change-people'];
const wide: readonly Part[] = ['lead', 'deputy-lead', 'chair', 'progress-chaser', 'mediator', 'admin'];

/** The partnership as one party sees it: whoever holds a part in it, holds it for that party. */
const ofOneParty = (partnership: Partnership, party: Party): Partnership => ({
  ...partnership,
  parties: [party],
  schools: partnership.schools.filter(({ urn }) => party.schools.includes(urn)),
  jointCommittees: [],
});

/** Heads sign as well, each for their school. */
const signsFor = (partnership: Partnership, party: Party, person: string): boolean =>
  party.signatories.includes(person) ||
  partnership.schools.some(({ urn, head }) => party.schools.includes(urn) && head === person);

const inParty = (partnership: Partnership, party: Party, person: string): readonly Held[] => {
  const parts = [...partsOf(ofOneParty(partnership, party), person)].filter(
    (part) => part !== 'signatory' && !wide.includes(part),
  );
  return [...parts, ...(signsFor(partnership, party, person) ? (['signs'] as const) : [])].map((part) => ({
    part,
    within: party.id,
  }));
};

const inCommittees = ({ jointCommittees }: Partnership, person: string): readonly Held[] =>
  jointCommittees.flatMap(({ id, clerk, members }): Held[] => [
    ...(clerk === person ? [{ part: 'clerk' as const, within: id }] : []),
    ...(members.some((member) => member.person === person) ? [{ part: 'board-member' as const, within: id }] : []),
  ]);

export const heldBy = (partnership: Partnership, person: string): readonly Held[] => [
  ...[...partsOf(partnership, person)]
    .filter((part) => wide.includes(part))
    .map((part) => ({ part, within: undefined })),
  ...partnership.parties.flatMap((party) => inParty(partnership, party, person)),
  ...inCommittees(partnership, person),
];

/** The parties for which somebody holds any part, alone or in a joint committee, in the order of the file. */
export const partiesOf = (partnership: Partnership, person: string): readonly Party[] => {
  const held = new Set(heldBy(partnership, person).map(({ within }) => within));
  const joint = partnership.jointCommittees.filter(({ id }) => held.has(id)).flatMap(({ parties }) => parties);
  return partnership.parties.filter(({ id }) => held.has(id) || joint.includes(id));
};

/** Whoever signs or decides alone binds the party: only who signs for it may say where they are reached. */
const binds: readonly Held['part'][] = ['signs', 'delegate'];

/**
 * Whether none of `person`'s parts reaches beyond those of `by`: all are within parties where `by` has no fewer, and who
 * binds a party is changed by who signs for it.
 */
export const reachesNoFurther = (partnership: Partnership, by: string, person: string): boolean => {
  const [own, theirs] = [heldBy(partnership, by), heldBy(partnership, person)];
  if (theirs.length === 0) return false;
  return theirs.every(({ part, within }) => {
    const here = own.filter((one) => one.within === within);
    const isBound = binds.includes(part) && !here.some((one) => one.part === 'signs');
    return within !== undefined && here.length >= theirs.length && !isBound;
  });
};

/**
 * The two who together may change anybody: chair and admin. The person concerned cannot be one of them, nobody can be
 * both, and who has left cannot agree; then the lead stands in, then the deputy, then a head.
 */
export const pairFor = (
  { roles, schools }: Partnership,
  person: string,
  isHere: (one: string) => boolean = () => true,
): readonly string[] =>
  [...new Set([roles.chair, roles.admin, roles.lead, roles.deputyLead, ...schools.map(({ head }) => head)])]
    .filter((one): one is string => one !== undefined && one !== person && isHere(one))
    .slice(0, 2);

/** `address` keeps them who they are; `place` puts another in it, or nobody. */
export type ChangeOf = 'address' | 'place';
export const ways = ['oneself', 'colleague', 'together', 'file'] as const;
/**
 * `oneself`: an address waits until the link in either mailbox is pressed. `colleague`: somebody of the same party with no
 * fewer parts. `together`: the two of `pairFor`. `file`: whoever applies the partnership's file.
 */
export type Way = (typeof ways)[number];

/** How `by` may change this person; nothing when they may not. */
export const wayToChange = (
  partnership: Partnership,
  by: string,
  person: string,
  what: ChangeOf,
  isHere?: (one: string) => boolean,
): Way | undefined => {
  const looksAfterPeople = [...partsOf(partnership, by)].some((part) => changers.includes(part));
  // A seat on a board is the board's to fill: only who looks after people hands their own parts on.
  if (by === person) return what === 'address' || looksAfterPeople ? 'oneself' : undefined;
  if (pairFor(partnership, person, isHere).includes(by)) return 'together';
  return looksAfterPeople && reachesNoFurther(partnership, by, person) ? 'colleague' : undefined;
};

/**
 * Who may name a stand-in alone: one has the part for a time and gets no address, so what they could do by it is little, and
 * the holder hears at once. For the lead and the deputy: the progress chaser and the chair, who act when the lead is away.
 * For whoever leads at a school: its head, the lead and the progress chaser. For a clerk: the chair of that board.
 */
export const mayNameStandIn = ({ roles, schools, parties }: Partnership, place: string): readonly string[] => {
  const school = schools.find(({ urn }) => place === `school.${urn}.lead`);
  if (school) return [school.head, roles.lead, roles.progressChaser];
  if (place === 'roles.lead' || place === 'roles.deputyLead') return [roles.progressChaser, roles.chair];
  if (place === 'roles.progressChaser') return [roles.lead, roles.chair];
  return parties.flatMap(({ id, boards }) =>
    boards
      .filter((board) => place === `party.${id}.board.${board.id}.clerk`)
      .flatMap(({ members }) => members.filter(({ office }) => office === 'chair').map(({ person }) => person)),
  );
};
