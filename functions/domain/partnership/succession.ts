/** When somebody takes over from somebody else: the partnership with the new name wherever the old one stood. */

import { slugFor } from '../slug.ts';
import type { BoardMember, Partnership, RouteStep } from './partnership.ts';

/** Gives who stands in a place, by who stands there now and the place's name: `roles.lead`, `school.900001.head`. */
type At = (person: string, place: string) => string;

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const optional = (at: At, person: string | undefined, place: string) =>
  person === undefined ? undefined : at(person, place);

const stepsAt = (at: At, steps: readonly RouteStep[], place: string): RouteStep[] =>
  steps.map((step, index) =>
    step.means === 'delegated' && 'person' in step.to
      ? { ...step, to: { person: at(step.to.person, `${place}.${index}`) } }
      : step,
  );

const boardAt = <B extends { id: string; clerk: string; members: readonly BoardMember[] }>(
  at: At,
  board: B,
  place: string,
): B => ({
  ...board,
  clerk: at(board.clerk, `${place}.${board.id}.clerk`),
  members: board.members.map((member) => ({ ...member, person: at(member.person, `${place}.${board.id}.member`) })),
});

const everyPlace = (partnership: Partnership, at: At): Partnership => ({
  ...partnership,
  roles: defined({
    ...partnership.roles,
    lead: at(partnership.roles.lead, 'roles.lead'),
    deputyLead: optional(at, partnership.roles.deputyLead, 'roles.deputyLead'),
    chair: at(partnership.roles.chair, 'roles.chair'),
    progressChaser: at(partnership.roles.progressChaser, 'roles.progressChaser'),
    mediator: optional(at, partnership.roles.mediator, 'roles.mediator'),
    admin: optional(at, partnership.roles.admin, 'roles.admin'),
  }),
  parties: partnership.parties.map((party) => {
    const place = `party.${party.id}`;
    return defined({
      ...party,
      signatories: party.signatories.map((person) => at(person, `${place}.signatory`)),
      dataProtectionContact: optional(at, party.dataProtectionContact, `${place}.data-contact`),
      boards: party.boards.map((board) => boardAt(at, board, `${place}.board`)),
      route: stepsAt(at, party.route, `${place}.route`),
      renewalRoute: party.renewalRoute && stepsAt(at, party.renewalRoute, `${place}.renewal-route`),
    });
  }),
  jointCommittees: partnership.jointCommittees.map((one) => boardAt(at, one, 'committee')),
  schools: partnership.schools.map((school) => ({
    ...school,
    head: at(school.head, `school.${school.urn}.head`),
    lead: at(school.lead, `school.${school.urn}.lead`),
  })),
});

/** The names of all places in which somebody stands. */
export const placesOf = (partnership: Partnership, person: string): readonly string[] => {
  const found: string[] = [];
  everyPlace(partnership, (one, place) => {
    if (one === person) found.push(place);
    return one;
  });
  return found;
};

/** Who stands in a place; nobody where it is empty. */
export const holderAt = (partnership: Partnership, place: string): string | undefined => {
  let found: string | undefined;
  everyPlace(partnership, (one, at) => {
    if (at === place) found ??= one;
    return one;
  });
  return found;
};

/** The partnership with another person in one place; with `undefined`, a part that need not be held falls empty. */
export const putAt = (partnership: Partnership, place: string, person: string | undefined): Partnership => {
  if (place === 'roles.deputyLead' || place === 'roles.mediator') {
    const part = place === 'roles.mediator' ? 'mediator' : 'deputyLead';
    const { [part]: _, ...roles } = partnership.roles;
    return { ...partnership, roles: person === undefined ? roles : { ...roles, [part]: person } };
  }
  return person === undefined ? partnership : everyPlace(partnership, (one, at) => (at === place ? person : one));
};

/** Replaces a person's id wherever a part is held by them. Documents that were sealed keep the old name. */
export const succeeded = (partnership: Partnership, leaving: string, successor: string): Partnership =>
  everyPlace(partnership, (person) => (person === leaving ? successor : person));

/** Takes a succession back: only in the places that the successor came into by it, however many others they have. */
export const succeededBack = (
  partnership: Partnership,
  { leaving, successor, places }: { leaving: string; successor: string; places: readonly string[] },
): Partnership => {
  const left = [...places];
  return everyPlace(partnership, (person, place) => {
    const at = person === successor ? left.indexOf(place) : -1;
    if (at < 0) return person;
    left.splice(at, 1);
    return leaving;
  });
};

/** Somebody leaves and nobody follows: their seat on each board falls empty. Other parts keep their name until filled. */
export const withoutMember = (partnership: Partnership, leaving: string): Partnership => ({
  ...partnership,
  parties: partnership.parties.map((party) => ({
    ...party,
    boards: party.boards.map((board) => {
      const left = board.members.filter((member) => member.person !== leaving);
      const emptied = board.members.length - left.length;
      return { ...board, members: left, inPost: Math.max(1, board.inPost - emptied) };
    }),
  })),
});

/** The seats on boards that somebody has: `party/board/office`. */
export const seatsOf = ({ parties }: Partnership, person: string): readonly string[] =>
  parties.flatMap((party) =>
    party.boards.flatMap((board) =>
      board.members.filter((one) => one.person === person).map(({ office }) => `${party.id}/${board.id}/${office}`),
    ),
  );

const offices: readonly BoardMember['office'][] = ['chair', 'vice-chair', 'member', 'associate'];

/** Somebody who was taken out sits in these seats again. */
export const withMember = (partnership: Partnership, person: string, seats: readonly string[]): Partnership => ({
  ...partnership,
  parties: partnership.parties.map((party) => ({
    ...party,
    boards: party.boards.map((board) => {
      const office = offices.find((one) => seats.includes(`${party.id}/${board.id}/${one}`));
      if (!office || board.members.some((one) => one.person === person)) return board;
      const inPost = Math.min(board.places, board.inPost + 1);
      return { ...board, members: [...board.members, { person, office }], inPost };
    }),
  })),
});

/** An id for a new person: their name in small letters, with a number where it is taken. */
export const personIdFor = (name: string, taken: (id: string) => boolean): string => slugFor(name, 'person', taken);
