/** What is answered to a return that came when nothing is taken any more, and what was ticked on its form. */
import { freshened, onward } from '../asking/after-answer.ts';
import type { LinkContext } from '../asking/link-view.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { TermlyReturn } from '../domain/review/review.ts';
import type { WebResponse } from '../web/route.ts';
import { knownFor } from './read-known.ts';
import type { Known } from './return-known.ts';
import { returnSentPage } from './return-read-page.tsx';

/** Sending the same again, by a double click or the back button, is no fault. */
const sameAsSent = ({ stored }: Known, content: TermlyReturn): boolean =>
  stored !== undefined && canonicalJson(stored.content) === canonicalJson(content);

/** A form that came after all was over: nothing is taken, and nothing that was typed is lost. */
export const cameLate = async (context: LinkContext, unsent: TermlyReturn): Promise<WebResponse> => {
  const known = await knownFor(context);
  if (sameAsSent(known, unsent)) return onward(context);
  return returnSentPage(await freshened(context), known, {
    unsent,
    tooLate: true,
  });
};

/** The doubts that were ticked as right. */
export const sureIn = ({ web }: LinkContext): readonly string[] => {
  const { sure = [] } = web.form;
  return typeof sure === 'string' ? [sure] : sure;
};
