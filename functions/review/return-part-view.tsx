/** One part of a return on a page of its own, saved as it is left. What cannot be read keeps nothing else from being saved. */
import { onward } from '../asking/after-answer.ts';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { partMinutes, partName, type ReturnPart, withPart } from '../domain/review/parts-of-return.ts';
import type { TermlyReturn } from '../domain/review/review.ts';
import { countOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { cameLate } from './came-late.ts';
import { DecidedLastTime } from './decided-before.tsx';
import { canSend, knownFor } from './read-known.ts';
import { type Boxes, boxesOf, fieldsOfPart, type ReadReturn, readReturnForm } from './return-form.ts';
import { beginningOf, type Known, lastStood, savedOf } from './return-known.ts';
import { missingNumbers } from './return-missing.ts';
import { nextPart, partPath, partsFor, partTitle } from './return-part-words.ts';
import { GiveAndTake, HowItFeels, PurposeQuestions, Wishes } from './return-parts.tsx';
import { returnReaderPage, returnSentPage } from './return-read-page.tsx';
import { sendReturn } from './send-return.ts';

type Filled = {
  readonly known: Known;
  readonly boxes: Boxes;
  readonly errors: readonly FormError[];
};

function Questions({ part, action, known, boxes, errors }: Filled & { part: ReturnPart; action: string }) {
  const filled = { known, boxes, errors };
  switch (part.kind) {
    case 'decided':
      return <DecidedLastTime before={known.before} boxes={boxes} />;
    case 'purpose': {
      const purpose = known.content.purposes.find(({ id }) => id === part.purpose);
      return purpose ? <PurposeQuestions purpose={purpose} {...filled} /> : null;
    }
    case 'gave':
      return <GiveAndTake {...filled} action={action} />;
    case 'feels':
      return (
        <>
          <HowItFeels boxes={boxes} errors={errors} />
          <Wishes boxes={boxes} errors={errors} />
        </>
      );
  }
}

const measuresOf = ({ content }: Known, part: ReturnPart): number =>
  part.kind === 'purpose' ? (content.purposes.find(({ id }) => id === part.purpose)?.measures.length ?? 0) : 0;

export const minutesFor = (known: Known, part: ReturnPart): number => partMinutes(part, measuresOf(known, part));

const partPage = (
  context: LinkContext,
  known: Known,
  part: ReturnPart,
  { boxes, errors = [] }: { boxes: Boxes; errors?: readonly FormError[] },
): WebResponse => {
  const parts = partsFor(known);
  const at = parts.findIndex((one) => partName(one) === partName(part)) + 1;
  const title = partTitle(part, known.content.purposes);
  return linkPage(
    context,
    {
      title: `Part ${at} of ${parts.length} of your return`,
      heading: title,
      errors,
    },
    <>
      <p class="govuk-body">
        Part {at} of {parts.length} of your return. About {countOf(minutesFor(known, part), 'minute')}.
        {errors.length > 0 && ' What you did answer is saved.'}
      </p>
      <form method="post" action={partPath(context.action, part)} novalidate>
        <Questions part={part} action={context.action} known={known} boxes={boxes} errors={errors} />
        {part.kind === 'purpose' && (
          <p class="govuk-body">
            Please write no child’s name, and of no group so small that somebody could tell who is in it.
          </p>
        )}
        <ButtonGroup>
          <Button name="button" value="on">
            Save and go on
          </Button>
          <Button kind="secondary" name="button" value="list">
            Save and go back to the list
          </Button>
        </ButtonGroup>
      </form>
    </>,
  );
};

const partAsked = ({ web }: LinkContext, known: Known): ReturnPart | undefined =>
  partsFor(known).find((part) => partName(part) === web.query.of);

const closedPage = (context: LinkContext, known: Known): Promise<WebResponse> =>
  context.recipient.part === 'reads' ? returnReaderPage(context, known) : returnSentPage(context, known);

export const showPart = async (context: LinkContext): Promise<WebResponse> => {
  const known = await knownFor(context);
  const part = partAsked(context, known);
  if (!part) return problem(context.outside, 'not-found');
  if (!canSend(context)) return closedPage(context, known);
  const { purposes } = known.content;
  return partPage(context, known, part, {
    boxes: boxesOf(beginningOf(known), purposes, known.before?.decisions),
  });
};

const decisionsOf = ({ before }: Known) => before?.decisions ?? [];

/** What was posted for one part, over what was saved of the others. Nothing for a field that this part does not have. */
const readPart = (known: Known, part: ReturnPart, form: LinkContext['web']['form']): ReadReturn | undefined => {
  const { purposes } = known.content;
  const own = new Set(fieldsOfPart(part, purposes, decisionsOf(known)));
  if (Object.keys(form).some((field) => field !== 'button' && !own.has(field))) return undefined;
  const others = Object.entries(boxesOf(savedOf(known), purposes, decisionsOf(known))).filter(
    ([field]) => !own.has(field),
  );
  return readReturnForm(
    { ...Object.fromEntries(others), ...form },
    known.school.urn,
    purposes,
    ['button'],
    decisionsOf(known),
    (purpose, measure) => lastStood(known, purpose, measure)?.value,
  );
};

/** The part with each box that cannot be taken put back to what was saved in it. */
const withoutFaults = (known: Known, part: ReturnPart, read: ReadReturn, wrong: readonly FormError[]): TermlyReturn => {
  const { purposes } = known.content;
  const saved = boxesOf(savedOf(known), purposes, decisionsOf(known));
  const fields = wrong.flatMap(({ field = '' }) => [field, field.replace(/^value-/, 'same-')]);
  const own = fieldsOfPart(part, purposes, decisionsOf(known));
  const mended = Object.fromEntries(
    own.map((field) => [field, (fields.includes(field) ? saved[field] : read.boxes[field]) ?? '']),
  );
  return readPart(known, part, mended)?.content ?? savedOf(known);
};

/** What keeps somebody on the page: what cannot be read, and, before going on, what is not answered. */
const faultsOf = (known: Known, part: ReturnPart, read: ReadReturn, goesOn: boolean): readonly FormError[] => {
  const wrong = new Set(read.errors.map(({ field }) => field));
  const own = new Set(fieldsOfPart(part, known.content.purposes, decisionsOf(known)));
  // What was sent stays sent: its numbers can be changed, and not taken away.
  const isSent = known.stored !== undefined && known.stored.state !== 'draft';
  const missing = missingNumbers(read.content, known.content.purposes).filter(
    ({ field }) => own.has(field) && !wrong.has(field),
  );
  const noneSaid = part.kind === 'decided' && (read.content.decided ?? []).length === 0;
  return [
    ...read.errors,
    ...(goesOn || isSent ? missing : []),
    ...(goesOn && noneSaid ? [{ text: 'Say how one of these looks, or go back to the list' }] : []),
  ];
};

/** Nothing is written where nothing changed. */
const save = async (
  { outside, partnership, request, evidence }: LinkContext,
  known: Known,
  part: ReturnPart,
  content: TermlyReturn,
) => {
  const saved = savedOf(known);
  if (canonicalJson(withPart(saved, content, part)) === canonicalJson(saved)) return true;
  const given = await sendReturn(outside, {
    partnership: partnership.id,
    request: request.id,
    content,
    part,
    act: 'save',
    evidence,
  });
  return given.ok;
};

export const takePart = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, action } = context;
  const known = await knownFor(context);
  const part = partAsked(context, known);
  if (!part) return problem(outside, 'not-found');
  if (context.recipient.part === 'reads') return returnReaderPage(context, known);
  const read = readPart(known, part, web.form);
  const { button = 'list' } = web.form;
  if (!read || (button !== 'on' && button !== 'list')) return problem(outside, 'unreadable');
  if (!canSend(context)) return cameLate(context, read.content);
  const errors = faultsOf(known, part, read, button === 'on');
  const content = errors.length > 0 ? withoutFaults(known, part, read, errors) : read.content;
  if (!(await save(context, known, part, content))) return cameLate(context, read.content);
  if (errors.length > 0) return partPage(context, known, part, { boxes: read.boxes, errors });
  if (button === 'list') return onward(context, known.stored && known.stored.state !== 'draft' ? 'added' : 'saved');
  const next = nextPart(known, content, part);
  return redirect(next ? partPath(action, next) : `${action}/check`);
};
