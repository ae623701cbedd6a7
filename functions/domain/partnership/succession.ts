/** When somebody takes over from somebody else: the partnership with the new name wherever the old one stood. */

import { slugFor } from '../slug.ts';
import type { Partnership } from './partnership.ts';

/** Replaces a person's id wherever a part is held by them. Documents that were sealed keep the old name. */
export const succeeded = (partnership: Partnership, leaving: string, successor: string): Partnership => {
  const swap = (person: string): string => (person === leaving ? successor : person);
  const maybe = (person: string | undefined) => (person === undefined ? undefined : swap(person));
  const defined = <T extends object>(fields: T): T =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
  const members = (listed: Partnership['jointCommittees'][number]['members']) =>
    listed.map((member) => ({ ...member, person: swap(member.person) }));
  return {
    ...partnership,
    roles: defined({
      ...partnership.roles,
      lead: swap(partnership.roles.lead),
      deputyLead: maybe(partnership.roles.deputyLead),
      chair: swap(partnership.roles.chair),
      progressChaser: swap(partnership.roles.progressChaser),
      mediator: maybe(partnership.roles.mediator),
      admin: maybe(partnership.roles.admin),
    }),
    parties: partnership.parties.map((party) =>
      defined({
        ...party,
        signatories: party.signatories.map(swap),
        dataProtectionContact: maybe(party.dataProtectionContact),
        boards: party.boards.map((board) => ({ ...board, clerk: swap(board.clerk), members: members(board.members) })),
        route: party.route.map((step) => swapDelegate(step, swap)),
        renewalRoute: party.renewalRoute?.map((step) => swapDelegate(step, swap)),
      }),
    ),
    jointCommittees: partnership.jointCommittees.map((one) => ({
      ...one,
      clerk: swap(one.clerk),
      members: members(one.members),
    })),
    schools: partnership.schools.map((school) => ({ ...school, head: swap(school.head), lead: swap(school.lead) })),
  };
};

type Step = Partnership['parties'][number]['route'][number];
const swapDelegate = (step: Step, swap: (person: string) => string): Step =>
  step.means === 'delegated' && 'person' in step.to ? { ...step, to: { person: swap(step.to.person) } } : step;

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

/** An id for a new person: their name in small letters, with a number where it is taken. */
export const personIdFor = (name: string, taken: (id: string) => boolean): string => slugFor(name, 'person', taken);
