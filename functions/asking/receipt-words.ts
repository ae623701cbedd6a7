/** What a receipt says of an answer, on its page and in its email. */
import type { Answer } from '../domain/asking/answer.ts';
import { isOpen, type Request } from '../domain/asking/request.ts';
import { mayCorrectAnswer } from '../domain/asking/take.ts';
import { londonDate, londonTime } from '../domain/london.ts';
import { dayAndDate } from '../domain/wording.ts';
import { sha256 } from '../records/digest.ts';

/** `7F3A-09C2`: the same for the same answer, and nothing that leads to a link. */
export const referenceOf = (
  partnership: string,
  request: string,
  { person, at }: Pick<Answer, 'person' | 'at'>,
): string =>
  sha256(`${partnership}/${request}/${person}/${at}`)
    .slice(0, 8)
    .toUpperCase()
    .replace(/^(.{4})/, '$1-');

/** How, and until when, what was answered can be put right. */
export const howToCorrect = (request: Request, own: Pick<Answer, 'does' | 'person'>): string => {
  if (own.does === 'sign')
    return 'A signature stays. If something is wrong, tell whoever leads the partnership: a new version is then signed by all.';
  if (own.does === 'record-meeting')
    return 'Until the minutes are agreed you can correct the record, by the link that you recorded it with.';
  if (!isOpen(request)) return 'It stands. If something is wrong, tell whoever leads the partnership.';
  if (mayCorrectAnswer(request, own.person))
    return `Until ${dayAndDate(request.dueOn)}, or until the last trustee has answered, you can change your answer by the same link.`;
  return `Until ${dayAndDate(request.closesOn)} at the latest, while others still answer: tell whoever leads the partnership.`;
};

/** `Thursday 14 January 2027, 09:12` */
export const whenAnswered = ({ at }: Pick<Answer, 'at'>): string => {
  const moment = new Date(at);
  return `${dayAndDate(londonDate(moment))}, ${londonTime(moment)}`;
};

type Row = { readonly key: string; readonly value: string };

/** On which version, by whom, when, under which reference, and how to put it right. */
export const receiptRows = (partnership: string, request: Request, own: Answer, name: string): Row[] => [
  { key: 'By', value: name },
  ...(request.about.version === undefined ? [] : [{ key: 'On', value: `Version ${request.about.version}` }]),
  { key: 'When', value: whenAnswered(own) },
  { key: 'Reference', value: referenceOf(partnership, request.id, own) },
  { key: 'To put it right', value: howToCorrect(request, own) },
];
