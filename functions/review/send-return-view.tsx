/** The page behind the link to a school's return: its parts, all of it on one page, and what is sent. */
import { onward } from '../asking/after-answer.ts';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { cameLate, sureIn } from './came-late.ts';
import { cohortPages } from './cohort-view.tsx';
import { canSend, knownFor } from './read-known.ts';
import { showCheck, takeCheck } from './return-check-view.tsx';
import { type ReadReturn, readReturnForm } from './return-form.ts';
import { doubtsAbout, type Known, lastStood } from './return-known.ts';
import { returnListPage } from './return-list-page.tsx';
import { askAbout, missingNumbers } from './return-missing.ts';
import { returnPage } from './return-page.tsx';
import { showPart, takePart } from './return-part-view.tsx';
import { returnReaderPage, returnSentPage } from './return-read-page.tsx';
import { sendReturn } from './send-return.ts';

const show = async (context: LinkContext): Promise<WebResponse> => {
  const known = await knownFor(context);
  if (canSend(context)) return returnListPage(context, known);
  return context.recipient.part === 'reads' ? returnReaderPage(context, known) : returnSentPage(context, known);
};

/** The numbers that are missing, but for those whose boxes hold something that cannot be read. */
const stillMissing = ({ content, errors }: ReadReturn, known: Known): FormError[] => {
  const alreadyWrong = new Set(errors.map(({ field }) => field));
  return missingNumbers(content, known.content.purposes).filter(({ field }) => !alreadyWrong.has(field));
};

const take = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, evidence } = context;
  const known = await knownFor(context);
  if (context.recipient.part === 'reads') return returnReaderPage(context, known);
  const read = readReturnForm(
    web.form,
    known.school.urn,
    known.content.purposes,
    ['button', 'sure'],
    known.before?.decisions,
    (purpose, measure) => lastStood(known, purpose, measure)?.value,
  );
  const { button } = web.form;
  if (!read || (button !== undefined && button !== 'save' && button !== 'send')) return problem(outside, 'unreadable');
  const { content, boxes } = read;
  if (!canSend(context)) return cameLate(context, content);
  const isSent = known.stored !== undefined && known.stored.state !== 'draft';
  const sure = sureIn(context);
  const doubts = button === 'send' ? doubtsAbout(known, content) : [];
  const errors: FormError[] = [
    ...(button === undefined ? [{ text: 'Choose to send the return, or to save it and finish later' }] : []),
    ...askAbout(doubts, sure),
    ...read.errors,
    ...(button === 'send' || isSent ? stillMissing(read, known) : []),
  ];
  if (button === undefined || errors.length > 0) return returnPage(context, known, { boxes, errors, doubts, sure });
  const given = await sendReturn(outside, {
    partnership: partnership.id,
    request: request.id,
    content,
    act: button,
    evidence,
  });
  if (!given.ok) return cameLate(context, content);
  if (button === 'save') return onward(context, isSent ? 'added' : 'saved');
  return onward(context, 'sent');
};

/** All questions on one page, for whoever would rather have them so. It posts to the link itself. */
const showWhole = async (context: LinkContext): Promise<WebResponse> =>
  canSend(context) ? returnPage(context, await knownFor(context)) : show(context);

export const sendReturnView: LinkView = {
  show,
  take,
  below: {
    ...cohortPages,
    whole: { show: showWhole },
    part: { show: showPart, take: takePart },
    check: { show: showCheck, take: takeCheck },
  },
};
