/** A return that is only read: after it was sent, by a head, or once the review has closed. */
import type { ComponentChildren } from 'preact';
import { readAlsoWaits } from '../asking/also-waits.tsx';
import { answeredPage } from '../asking/answered-page.tsx';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { readName } from '../asking/names.ts';
import { stillAsked } from '../domain/asking/request.ts';
import type { ReturnPart } from '../domain/review/parts-of-return.ts';
import { doneWords, type TermlyReturn } from '../domain/review/review.ts';
import { listOf, longDate, pounds } from '../domain/wording.ts';
import { Details } from '../pages/components/details.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { WebResponse } from '../web/route.ts';
import type { Known } from './return-known.ts';
import { ReturnDone } from './return-page.tsx';
import { reviewName } from './review-words.ts';

const ratingWords = { ahead: 'Ahead', 'on-track': 'On track', behind: 'Behind', 'not-started': 'Not started' } as const;
const capacityWords = { plenty: 'Plenty', enough: 'Enough', 'too-little': 'Too little' } as const;

const notSaid = 'not said';
const number = (value: number | undefined, words: (value: number) => string = String): string =>
  value === undefined ? notSaid : words(value);

function Typed({ text }: { text: string }) {
  return <Paragraphs text={text === '' ? notSaid : text} />;
}

/** Where each part of a return can be changed. */
type Changes = readonly { readonly part: ReturnPart; readonly href: string }[];

const changeOf = (change: Changes, wanted: (part: ReturnPart) => boolean, hidden: string) =>
  change
    .filter(({ part }) => wanted(part))
    .map(({ href }) => ({ href, text: 'Change', hidden }))
    .slice(0, 1);

type Summary = { readonly given: TermlyReturn; readonly known: Pick<Known, 'content'>; readonly change?: Changes };

/** What a return says, question by question; with `change`, each with the way to change it. */
export function ReturnSummary({ given, known, change = [] }: Summary) {
  const row = (kind: ReturnPart['kind'], key: string, value: ComponentChildren) => {
    const actions = changeOf(change, (part) => part.kind === kind, key.toLowerCase());
    return { key, value, ...(actions.length > 0 && { actions }) };
  };
  return (
    <>
      {known.content.purposes.map(({ id, title }) => {
        const told = given.purposes.find(({ purpose }) => purpose === id);
        return (
          <SummaryList
            card={{
              title,
              actions: changeOf(change, (part) => part.kind === 'purpose' && part.purpose === id, 'this part'),
            }}
            rows={[
              { key: 'How it is going', value: told?.rating ? ratingWords[told.rating] : notSaid },
              { key: 'What shows it', value: <Typed text={told?.words ?? ''} /> },
              ...(told?.values ?? []).map(({ measure, value }) => ({ key: measure, value: String(value) })),
            ]}
          />
        );
      })}
      <SummaryList
        card={{ title: 'The rest' }}
        rows={[
          ...(given.decided ?? []).map(({ what, done }) => row('decided', what, doneWords[done])),
          row('gave', 'Staff hours given', number(given.hoursGiven)),
          row('gave', 'Staff hours received', number(given.hoursReceived)),
          row('gave', 'Money given', number(given.penceGiven, pounds)),
          row('gave', 'Money received', number(given.penceReceived, pounds)),
          row('feels', 'Trust, from 1 to 5', number(given.trust)),
          row('feels', 'Fairness, from 1 to 5', number(given.fairness)),
          row('feels', 'Time left for your own school', given.capacity ? capacityWords[given.capacity] : notSaid),
          row('feels', 'What should change', <Typed text={given.toChange} />),
          row('feels', 'Help that you would like', <Typed text={given.helpWanted} />),
        ]}
      />
    </>
  );
}

const whatNext = async (context: LinkContext, { review }: Known): Promise<ComponentChildren> => (
  <>
    <p class="govuk-body">
      {review.state === 'open'
        ? `The review closes when every return has come, and on ${longDate(review.closesOn)} at the latest. Then the boards get a report, and the lead writes down what changes.`
        : 'The review has closed. The boards have a report, and the lead writes down what changes.'}
    </p>
    {await readAlsoWaits(context)}
  </>
);

/** For whoever was asked, once nothing more can be sent. `unsent` is what they typed when it came too late. */
export const returnSentPage = async (
  context: LinkContext,
  known: Known,
  { unsent, tooLate = false }: { unsent?: TermlyReturn; tooLate?: boolean } = {},
): Promise<WebResponse> => {
  const sent = known.stored && known.stored.state !== 'draft' ? known.stored.content : undefined;
  return answeredPage(context, {
    tooLate,
    next: await whatNext(context, known),
    children: (
      <>
        {unsent && (
          <Details summary="What you had typed, so that you can copy it" open>
            <ReturnSummary given={unsent} known={known} />
          </Details>
        )}
        {sent && (
          <Details summary={`What ${known.school.name} sent`}>
            <ReturnSummary given={sent} known={known} />
          </Details>
        )}
      </>
    ),
  });
};

/** For the head, who is not asked but may read: a draft stays with whoever writes it. */
export const returnReaderPage = async (context: LinkContext, known: Known): Promise<WebResponse> => {
  const { outside, partnership, request } = context;
  const asked = await Promise.all(stillAsked(request).map(({ person }) => readName(outside, partnership.id, person)));
  const sent = known.stored && known.stored.state !== 'draft' ? known.stored : undefined;
  return linkPage(
    context,
    {
      title: `Return for the ${reviewName(known.review)}`,
      heading: `The return of ${known.school.name} for the ${reviewName(known.review)}`,
    },
    <>
      <ReturnDone context={context} />
      {asked.length > 0 && (
        <p class="govuk-body">
          {listOf(asked)} {asked.length === 1 ? 'is' : 'are'} asked to send {sent ? 'the words that are missing' : 'it'}{' '}
          by {longDate(request.dueOn)}. You need do nothing.
        </p>
      )}
      {request.outcome?.result === 'no-answer' && !sent && (
        <p class="govuk-body">The review closed without this return. The report says so.</p>
      )}
      {sent ? (
        <ReturnSummary given={sent.content} known={known} />
      ) : (
        !request.outcome && <p class="govuk-body">Nothing has been sent yet.</p>
      )}
    </>,
  );
};
