/** Who has an interest in a matter, however it was decided when they said so: it counts for everything after. */
import { interestsDeclared } from '../domain/asking/meeting.ts';
import type { About, Request } from '../domain/asking/request.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

const withdrewIn = (request: Request): readonly string[] => [
  ...interestsDeclared(request),
  ...request.answers.flatMap((answer) => ('record' in answer ? answer.record.withdrew : [])),
];

/** Of this matter in every version, whoever declared an interest or withdrew at a meeting. */
export const interestsIn = async (tx: Work, { kind, id }: About): Promise<string[]> => {
  const asked = await tx.list(requests, `decision.${kind}-${id}`);
  const same = asked.filter(({ about }) => about.kind === kind && about.id === id);
  return [...new Set(same.flatMap(withdrewIn))].toSorted();
};
