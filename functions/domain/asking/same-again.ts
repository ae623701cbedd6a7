/** Whether an answer is the one that its person gave last: a double click, a refresh, the back button. */
import { canonicalJson } from '../canonical.ts';
import type { Answer } from './answer.ts';
import { type Request, recipientOf } from './request.ts';

/** What was said, without when and from where. */
const said = ({ at: _, address: __, userAgent: ___, ...rest }: Answer): string => canonicalJson(rest);

export const isSameAgain = (request: Request, answer: Answer): boolean => {
  const last = request.answers.findLast(({ person }) => person === answer.person);
  return last !== undefined && recipientOf(request, answer.person) !== undefined && said(last) === said(answer);
};
