import type { ProposalContent } from '../proposal/proposal.ts';

/** The titles of the purposes that this school works on, by what it takes part in. */
export const listPurposes = (content: ProposalContent | undefined, school: string): string[] =>
  (content?.purposes ?? [])
    .filter(({ id }) =>
      (content?.activities ?? []).some(({ purpose, schools }) => purpose === id && schools.includes(school)),
    )
    .map(({ title }) => title);
