/** Who asks, in whose words, and who hears of it next. */
import { escalatesTo } from '../domain/asking/kinds.ts';
import { listOf } from '../domain/wording.ts';
import type { AskContext, MailContext } from './context.ts';
import type { Asker } from './letter.ts';
import { meetingOf } from './phrases.ts';

/** The first of these people who is not the recipient, with how to reach them. */
const firstOther = (
  { person, contact }: MailContext,
  people: readonly (readonly [string | undefined, string])[],
): Asker | undefined => {
  for (const [id, role] of people) {
    if (id !== undefined && id !== person.id) return { ...contact(id), role };
  }
  return undefined;
};

const inThePartnership = ({ roles }: MailContext['partnership']) =>
  [
    [roles.lead, 'who leads the partnership'],
    [roles.deputyLead, 'deputy lead of the partnership'],
    [roles.progressChaser, 'who keeps things moving'],
    [roles.chair, 'who chairs the partnership'],
  ] as const;

/** The lead; for the lead, whoever stands nearest. */
export const lead = (context: MailContext): Asker | undefined =>
  firstOther(context, inThePartnership(context.partnership));

/** For members of a board: their clerk. For the clerk: the lead. */
export const clerkOr = (context: AskContext): Asker | undefined => {
  const { clerk, word } = meetingOf(context.partnership, context.request, context.today);
  return firstOther(context, [[clerk, `clerk to your ${word}`], ...inThePartnership(context.partnership)]);
};

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

/** Who is told when it stays unanswered: "Sue Hill (your chair)". Nobody, when that is only the recipient. */
export const toldNext = (context: AskContext, level = 0): string => {
  const levels = escalatesTo(context.partnership, context.request);
  const people = levels[Math.min(level, levels.length - 1)] ?? [];
  return listOf(people.filter((id) => id !== context.person.id).map((id) => phraseFor(context, id)));
};
