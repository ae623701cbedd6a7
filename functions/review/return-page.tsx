/** The page of a return, and what it says before and after it is sent. */
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import type { WebResponse } from '../web/route.ts';
import { DecidedLastTime } from './decided-before.tsx';
import { PupilFigures } from './pupil-figures.tsx';
import { type Boxes, boxesOf } from './return-form.ts';
import { beginningOf, type Doubt, doubtKey, type Known } from './return-known.ts';
import { GiveAndTake, HowItFeels, PurposeQuestions, Wishes } from './return-parts.tsx';
import { reviewName } from './review-words.ts';

type Shown = {
  readonly boxes?: Boxes;
  readonly errors?: readonly FormError[];
  /** Values that are far from last term, and what was ticked about them. */
  readonly doubts?: readonly Doubt[];
  readonly sure?: readonly string[];
};

const doneWords: Readonly<Record<string, string>> = {
  saved: 'Saved. Nobody else sees it until you send it. Come back by the same link.',
  added: 'Saved, with what you sent before.',
  sent: 'Your numbers are sent. Please add the words when you can.',
};

export function ReturnDone({ context }: { context: LinkContext }) {
  const { done = '' } = context.web.query;
  const words = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return words === undefined ? null : <NotificationBanner kind="success">{words}</NotificationBanner>;
}

export function HowToFill({ context, known }: { context: LinkContext; known: Known }) {
  const { dueOn } = context.request;
  const { review, school, stored } = known;
  const closes = longDate(review.closesOn);
  if (stored && stored.state !== 'draft')
    return (
      <InsetText>
        We have the numbers of {school.name}. The words are still open: add them and send again, by {closes}.
      </InsetText>
    );
  return (
    <>
      <p class="govuk-body">
        Please send it by {longDate(dueOn)}. It takes about fifteen minutes, and is about your own school’s part.
      </p>
      <InsetText>
        Short of time? Send the numbers now and the words later. The review closes when every return has come, and on{' '}
        {closes} at the latest, with or without them.
      </InsetText>
    </>
  );
}

/** Nothing is refused for being far off: a tick says that it is right. */
export function IsThisRight({ doubts, sure }: Required<Pick<Shown, 'doubts' | 'sure'>>) {
  if (doubts.length === 0) return null;
  return (
    <Checkboxes
      name="sure"
      legend="Is this right?"
      legendSize="m"
      hint="Tick what is right. Change what is not, in its place below."
      values={sure}
      items={doubts.map((doubt) => ({ value: doubtKey(doubt), text: `${doubt.question} Yes, it is right.` }))}
    />
  );
}

export const returnPage = (context: LinkContext, known: Known, shown: Shown = {}): WebResponse => {
  const { purposes } = known.content;
  const {
    boxes = boxesOf(beginningOf(known), purposes, known.before?.decisions),
    errors = [],
    doubts = [],
    sure = [],
  } = shown;
  const filled = { known, boxes, errors };
  return linkPage(
    context,
    {
      title: 'Your whole return on one page',
      heading: `Your return for the ${reviewName(known.review)}: ${known.school.name}`,
      errors,
      back: true,
    },
    <>
      <ReturnDone context={context} />
      <HowToFill context={context} known={known} />
      <form method="post" action={context.action} novalidate>
        <IsThisRight doubts={doubts} sure={sure} />
        <DecidedLastTime before={known.before} boxes={boxes} />
        {purposes.map((purpose) => (
          <PurposeQuestions purpose={purpose} {...filled} />
        ))}
        <PupilFigures context={context} />
        <GiveAndTake {...filled} action={context.action} />
        <HowItFeels boxes={boxes} errors={errors} />
        <Wishes boxes={boxes} errors={errors} />
        <ButtonGroup>
          <Button name="button" value="send">
            Send
          </Button>
          <Button kind="secondary" name="button" value="save">
            Save and finish later
          </Button>
        </ButtonGroup>
      </form>
      <p class="govuk-body">
        Not yours to fill in? <Link href={`${context.action}/hand-over`}>Hand it over to the right person</Link>.
      </p>
    </>,
  );
};
