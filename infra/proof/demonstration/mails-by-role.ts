/** How many emails a year brings each person, by what they do: so that nobody is written to more than they can bear. */
import type { Mail } from './participants.ts';

export const countedRoles = ['lead', 'clerk', 'school lead', 'head', 'chair', 'governor', 'other'] as const;
export type CountedRole = (typeof countedRoles)[number];

/** Who has what to do, in the words of the cast: `clerk of the governing body`, `head of Harrowbeck`. */
export type Played = { readonly address: string; readonly parts: readonly string[] };

type Count = { readonly people: number; readonly most: number; readonly middle: number };
export type MailsByRole = Readonly<Record<CountedRole, Count>>;

/** The most emails in a year that anybody of a role may get. */
export const mostAYear = { governor: 8, chair: 20, clerk: 15, head: 15, 'school lead': 45, lead: 60 } as const;

/** What somebody asked for a minute ago, or has just done, is no post of the day. */
const apart = [/^Your code to sign\b/, /^Your link to sign in\b/, /^Your signed copy\b/, /^Your receipt\b/];
export const isCounted = ({ id, subject }: Pick<Mail, 'id' | 'subject'>): boolean =>
  !id.startsWith('text:') && !apart.some((beginning) => beginning.test(subject));

/** The busiest part of each: a head who is a governor by office is a head. */
const roleOf = (parts: readonly string[]): CountedRole => {
  const has = (words: RegExp): boolean => parts.some((part) => words.test(part));
  if (has(/^leads the partnership$/)) return 'lead';
  if (has(/^clerk of /)) return 'clerk';
  if (has(/^head of /)) return 'head';
  if (has(/^leads the work at /)) return 'school lead';
  // A chair of governors signs, may act alone, and hears when a clerk does not answer.
  if (has(/^chair of (?!the partnership$)/)) return 'chair';
  return has(/^(?:vice-chair|member|associate member) of /) ? 'governor' : 'other';
};

const middleOf = (counts: readonly number[]): number => counts[Math.floor(counts.length / 2)] ?? 0;

/** `cast`: as it was when the year began and when it ended; whoever came later is counted too. */
export const mailsByRole = (mails: readonly Mail[], cast: readonly Played[]): MailsByRole => {
  const parts = new Map<string, string[]>();
  for (const { address, parts: some } of cast) parts.set(address, [...(parts.get(address) ?? []), ...some]);
  const counts: Record<CountedRole, number[]> = {
    lead: [],
    clerk: [],
    'school lead': [],
    head: [],
    chair: [],
    governor: [],
    other: [],
  };
  const counted = mails.filter(isCounted);
  for (const [address, some] of parts) {
    counts[roleOf(some)].push(counted.filter(({ to }) => to.address === address).length);
  }
  const summed = (role: CountedRole): Count => {
    const sorted = counts[role].toSorted((one, other) => one - other);
    return { people: sorted.length, most: sorted.at(-1) ?? 0, middle: middleOf(sorted) };
  };
  return {
    lead: summed('lead'),
    clerk: summed('clerk'),
    'school lead': summed('school lead'),
    head: summed('head'),
    chair: summed('chair'),
    governor: summed('governor'),
    other: summed('other'),
  };
};

export const rolesInWords = (counts: MailsByRole): string[] =>
  countedRoles.map((role) => {
    const { people, most, middle } = counts[role];
    return `Emails to each ${role} (${people}): most ${most}, middle ${middle}`;
  });

/** A sentence for each role of which somebody got more than is bearable. */
export const tooMany = (counts: MailsByRole): string[] =>
  Object.entries(mostAYear).flatMap(([role, bound]) => {
    const { most } = counts[role as keyof typeof mostAYear];
    return most > bound ? [`A ${role} got ${most} emails in the year; ${bound} are bearable.`] : [];
  });
