/** Which subjects and year groups figures may be about: what schools measure anyway, and what the plan names. */
import { yearGroups } from '../domain/cohort/cohort.ts';
import { pupilSubjects, subjectKey } from '../domain/cohort/figure-words.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';

/** Pupils' subjects: what schools teach and measure everywhere, and what the plan's activities teach; each once. */
export const subjectsOf = ({ activities }: Pick<ProposalContent, 'activities'>): string[] => {
  const named = activities
    .map(({ subject = '' }) => subject.trim())
    .filter((subject) => subject !== '' && subject.length <= longestSubject);
  const first = new Map<string, string>();
  for (const subject of [...pupilSubjects, ...named])
    first.set(subjectKey(subject), first.get(subjectKey(subject)) ?? subject);
  return [...first.values()];
};

const longestSubject = 60;

/** The year groups of the plan's activities; without any, one to begin with. */
export const yearsOf = ({ activities }: Pick<ProposalContent, 'activities'>): string[] => {
  const named = new Set(activities.flatMap(({ years }) => years.map((year) => year.replace(/^year\s+/i, ''))));
  const known = yearGroups.filter((year) => named.has(year));
  return known.length > 0 ? known : ['5'];
};
