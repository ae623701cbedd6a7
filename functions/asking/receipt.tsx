/** What somebody answered, so that they can show it and find it again: on what, who, when, under which reference, and how to put it right. */
import type { Answer } from '../domain/asking/answer.ts';
import { isOpen, type Request } from '../domain/asking/request.ts';
import { londonDate, londonTime } from '../domain/london.ts';
import { dayAndDate } from '../domain/wording.ts';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { sha256 } from '../records/digest.ts';
import type { LinkContext } from './link-view.ts';

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
export const howToCorrect = (request: Request, own: Pick<Answer, 'does'>): string => {
  if (own.does === 'sign')
    return 'A signature stays. If something is wrong, tell whoever leads the partnership: a new version is then signed by all.';
  if (!isOpen(request)) return 'It stands. If something is wrong, tell whoever leads the partnership.';
  if (request.step?.means === 'written-resolution')
    return `Until ${dayAndDate(request.dueOn)} your clerk can move it to a meeting, where everybody votes again. Please ask your clerk.`;
  return `Until ${dayAndDate(request.closesOn)} at the latest, while others still answer: tell whoever leads the partnership.`;
};

export function Receipt({ context, own }: { context: LinkContext; own: Answer }) {
  const { partnership, person, request } = context;
  const at = new Date(own.at);
  return (
    <SummaryList
      rows={[
        { key: 'By', value: person.name },
        ...(request.about.version === undefined ? [] : [{ key: 'On', value: `Version ${request.about.version}` }]),
        { key: 'When', value: `${dayAndDate(londonDate(at))}, ${londonTime(at)}` },
        { key: 'Reference', value: referenceOf(partnership.id, request.id, own) },
        { key: 'To put it right', value: howToCorrect(request, own) },
      ]}
    />
  );
}
