/** The page behind the link to a school's return: fill in, save, send; add the words later. */
import { freshened, onward } from '../asking/after-answer.ts';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { totalsOfSide } from '../domain/ledger/ledger.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { ownPurposes } from '../domain/review/own-purposes.ts';
import { type MissingAnswer, returnComplete, type TermlyReturn } from '../domain/review/review.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { readSides } from '../records/ledgers.ts';
import { readLastReturn, readPlanOfYear, readReturn, readReview, yearOfReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { cohortPages } from './cohort-view.tsx';
import { readDecidedBefore } from './decided-before.tsx';
import { type ReadReturn, ratingField, readReturnForm, wordsField } from './return-form.ts';
import { type Doubt, doubtKey, doubtsAbout, type Known, lastStood } from './return-known.ts';
import { returnPage } from './return-page.tsx';
import { returnReaderPage, returnSentPage } from './return-read-page.tsx';
import { sendReturn } from './send-return.ts';

const knownFor = async ({ outside, partnership, request }: LinkContext): Promise<Known> => {
  const urn = request.school ?? '';
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  const [content, last, stored, sides, before] = await Promise.all([
    readPlanOfYear(outside, partnership, yearOfReview(review)),
    readLastReturn(outside, partnership.id, review, urn),
    readReturn(outside, partnership.id, review.id, urn),
    readSides(outside, partnership.id, review.id),
    readDecidedBefore(outside, partnership.id, review),
  ]);
  if (!content) throw new MissingRecord('proposal', yearOfReview(review));
  const own = schoolByUrn(partnership, urn);
  const school = { urn, name: own?.name ?? urn };
  // Each school is asked about its own purposes only.
  const asked = { ...content, purposes: ownPurposes(content, own) };
  return { review, school, content: asked, last, stored, ledger: totalsOfSide(sides, urn), before };
};

const canSend = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('send-return');

const show = async (context: LinkContext): Promise<WebResponse> => {
  const known = await knownFor(context);
  if (canSend(context)) return returnPage(context, known);
  return context.recipient.part === 'reads' ? returnReaderPage(context, known) : returnSentPage(context, known);
};

/** The box that a missing answer belongs in. */
const fieldOf = ({ path }: MissingAnswer, given: TermlyReturn): string => {
  const [first = '', position, last] = path;
  const purpose = typeof position === 'number' ? given.purposes[position]?.purpose : undefined;
  if (purpose === undefined) return String(first);
  return last === 'words' ? wordsField(purpose) : ratingField(purpose);
};

/** Numbers that are missing. Words may follow, so they are never an error. */
const missingNumbers = ({ content, errors }: ReadReturn, known: Known): FormError[] => {
  const alreadyWrong = new Set(errors.map(({ field }) => field));
  const { missing } = returnComplete(content, known.content.purposes);
  return missing
    .filter(({ path }) => path.at(-1) !== 'words')
    .map((answer) => ({ field: fieldOf(answer, content), text: answer.what }))
    .filter(({ field }) => !alreadyWrong.has(field));
};

const askAbout = (doubts: readonly Doubt[], sure: readonly string[]): FormError[] =>
  doubts.flatMap((doubt, at) =>
    sure.includes(doubtKey(doubt))
      ? []
      : [{ field: at === 0 ? 'sure' : `sure-${at + 1}`, text: `${doubt.question} Tick it if it is, or change it` }],
  );

const sureIn = ({ web }: LinkContext): readonly string[] => {
  const { sure = [] } = web.form;
  return typeof sure === 'string' ? [sure] : sure;
};

/** A form that came after all was over: nothing is taken, and nothing that was typed is lost. */
const cameLate = async (context: LinkContext, unsent: TermlyReturn): Promise<WebResponse> => {
  const known = await knownFor(context);
  if (sameAsSent(known, unsent)) return onward(context);
  return returnSentPage(await freshened(context), known, { unsent, tooLate: true });
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
    ...(button === 'send' || isSent ? missingNumbers(read, known) : []),
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

/** Sending the same again, by a double click or the back button, is no fault. */
const sameAsSent = ({ stored }: Known, content: TermlyReturn): boolean =>
  stored !== undefined && canonicalJson(stored.content) === canonicalJson(content);

export const sendReturnView: LinkView = { show, take, below: cohortPages };
