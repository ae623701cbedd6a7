/** Who asks, in whose words, and who hears of it next. */
import { escalatesTo } from '../domain/asking/kinds.ts';
import { listOf } from '../domain/wording.ts';
import type { AskContext, MailContext } from './context.ts';
import type { Someone } from './letter.ts';
import { meetingOf } from './phrases.ts';

/** The first of these people who is not the recipient, with how to reach them. */
const firstOther = (
  { person, contact }: MailContext,
  people: readonly (readonly [string | undefined, string])[],
): Someone | undefined => {
  for (const [id, role] of people) {
    if (id !== undefined && id !== person.id) return { ...contact(id), role };
  }
  return undefined;
};

const leads = 'who leads the partnership';
const inThePartnership = ({ roles }: MailContext['partnership']) =>
  [
    [roles.lead, leads],
    [roles.deputyLead, 'deputy lead of the partnership'],
    [roles.progressChaser, 'who keeps things moving'],
    [roles.chair, 'who chairs the partnership'],
  ] as const;

type Signed = { readonly asker?: Someone; readonly help?: Someone };

/** For a letter that asks nothing: the lead answers questions; for the lead, whoever stands nearest. */
export const helpFrom = (context: MailContext): Signed => {
  const help = firstOther(context, inThePartnership(context.partnership));
  return help ? { help } : {};
};

/** The lead asks. What the lead is asked comes with their role, so there somebody only helps. */
export const askedByLead = (context: MailContext): Signed => {
  const { lead } = context.partnership.roles;
  if (lead === context.person.id) return helpFrom(context);
  return { asker: { ...context.contact(lead), role: leads } };
};

const clerkTo = (context: AskContext): Someone | undefined => {
  const { partnership, request, today, person } = context;
  const { clerk, word } = meetingOf(partnership, request, today);
  const theirs = request.recipients.some((one) => one.person === person.id);
  return firstOther(context, [[clerk, `clerk to ${theirs ? 'your' : 'the'} ${word}`]]);
};

/** The same for members of a board: their clerk answers questions. */
export const helpFromClerk = (context: AskContext): Signed => {
  const help = clerkTo(context);
  return help ? { help } : helpFrom(context);
};
export const askedByLeadHelpFromClerk = (context: AskContext): Signed => ({
  ...askedByLead(context),
  ...(clerkTo(context) ? helpFromClerk(context) : {}),
});

const phraseFor = (context: AskContext, id: string): string => {
  const { partnership, request, contact, today } = context;
  const { name } = contact(id);
  const { clerk, chair } = request.kind === 'decision' ? meetingOf(partnership, request, today) : {};
  if (id === chair) return `${name} (your chair)`;
  if (id === clerk) return `${name} (your clerk)`;
  if (partnership.schools.some((school) => school.urn === request.school && school.head === id))
    return `${name} (your head)`;
  return name;
};

/** Where every board's clerk is told, their names would hide what matters. */
const clerksAmong = ({ partnership, request }: AskContext, people: readonly string[]): readonly string[] => {
  if (request.kind === 'decision') return [];
  const clerks = partnership.parties.flatMap((party) => party.boards.map((board) => board.clerk));
  const found = people.filter((id) => clerks.includes(id));
  return found.length > 1 ? found : [];
};

/** Who is told when it stays unanswered: "Sue Hill (your chair)". Nobody, when that is only the recipient. */
export const toldNext = (context: AskContext, level = 0): string => {
  const levels = escalatesTo(context.partnership, context.request);
  const people = (levels[Math.min(level, levels.length - 1)] ?? []).filter((id) => id !== context.person.id);
  const clerks = clerksAmong(context, people);
  const rest = people.filter((id) => !clerks.includes(id)).map((id) => phraseFor(context, id));
  return listOf(clerks.length > 0 ? ['the clerks', ...rest] : rest);
};
