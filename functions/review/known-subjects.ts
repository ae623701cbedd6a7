/** Which subjects and year groups figures may be about: what schools measure anyway, and what the plan names. */
import { yearGroups } from '../domain/cohort/cohort.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';

const everywhere = ['Reading', 'Writing', 'Maths', 'Science', 'Reading, writing and maths', 'Attendance'];
const longestSubject = 60;

type Plan = Pick<ProposalContent, 'activities' | 'purposes'>;

export const subjectsOf = ({ activities, purposes }: Plan): string[] => {
  const named = [
    ...activities.map(({ subject = '' }) => subject.trim()),
    ...purposes.flatMap(({ measures }) => measures.map(({ name }) => name.trim())),
  ].filter((subject) => subject !== '' && subject.length <= longestSubject);
  const first = new Map<string, string>();
  for (const subject of [...everywhere, ...named])
    first.set(subject.toLowerCase(), first.get(subject.toLowerCase()) ?? subject);
  return [...first.values()];
};

/** The year groups of the plan's activities; without any, one to begin with. */
export const yearsOf = ({ activities }: Plan): string[] => {
  const named = new Set(activities.flatMap(({ years }) => years.map((year) => year.replace(/^year\s+/i, ''))));
  const known = yearGroups.filter((year) => named.has(year));
  return known.length > 0 ? known : ['5'];
};
