/** Parts of the clerk's page: the paper for the agenda, the interests declared, and what is recorded. */
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { isRenewal } from '../asking/outcome-words.ts';
import { resultOfRecord } from '../domain/asking/meeting.ts';
import { lastAnswer } from '../domain/asking/request.ts';
import { bodyThatDecides, isAdvice } from '../domain/asking/speaking-body.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { DecisionAbout } from './decision-about.tsx';
import { mayCorrect } from './may-correct.ts';
import { minuteInWords } from './minute-words.ts';
import { recordRows, WorkedOut } from './record-check-page.tsx';

const the = (name: string): string => `the ${name.replace(/^the\s+/i, '')}`;

/** The sentence that the board votes on. */
export const resolutionText = ({ request, partnership }: Pick<LinkContext, 'request' | 'partnership'>): string => {
  if (isAdvice(request)) {
    const decider = the(bodyThatDecides(request, partnership));
    const what = isRenewal(request)
      ? `should renew its part in ${the(partnership.name)} for another year [or: renew with changes, namely …; or: end its part, because …]`
      : `should agree to the plan of ${the(partnership.name)}${request.about.version === undefined ? '' : `, version ${request.about.version}`} [or: ask for a change, namely …; or: say no, because …]`;
    return `That this board advises that ${decider} ${what}.`;
  }
  if (isRenewal(request))
    return `That this board renews its part in ${the(partnership.name)} for another year [or: renews with changes, namely …; or: ends its part, because …].`;
  const version = request.about.version === undefined ? '' : `, version ${request.about.version}`;
  return `That this board agrees to the plan of ${the(partnership.name)}${version}, and to the agreement that follows from it.`;
};

/** Text to copy into an agenda. */
export function AgendaPaper({ context, about }: { context: LinkContext; about: DecisionAbout }) {
  return (
    <>
      <p class="govuk-body">Copy this into your agenda:</p>
      <InsetText>
        <p class="govuk-body">
          <strong>{context.partnership.name}</strong> ({isAdvice(context.request) ? 'for advice' : 'for decision'})
        </p>
        <Bullets items={about.facts} />
        <p class="govuk-body">Resolution: {resolutionText(context)}</p>
        <p class="govuk-body">Members who have an interest should say so before the item.</p>
      </InsetText>
    </>
  );
}

/** Who declared an interest, and what they wrote: the clerk alone sees it. */
export function Interests({ context, nameOf }: { context: LinkContext; nameOf: NameOf }) {
  const declared = context.request.answers.filter((answer) => answer.does === 'declare-interest');
  if (declared.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Interests declared</h2>
      <SummaryList rows={declared.map(({ person, note }) => ({ key: nameOf(person), value: note }))} />
      <p class="govuk-body">They withdraw for this item. They do not vote, and do not count as present.</p>
    </>
  );
}

/** The newest record of a meeting, what follows from it, and how to put it right or make it final. */
export function Recorded({ context, nameOf }: { context: LinkContext; nameOf: NameOf }) {
  const { request, recipient, partnership, action } = context;
  const recorded = lastAnswer(request, 'record-meeting');
  if (!recorded) return null;
  const result = resultOfRecord(request, recorded.record, partnership);
  const agreed = lastAnswer(request, 'agree-minutes');
  return (
    <>
      <h2 class="govuk-heading-m">The meeting on {longDate(recorded.record.date)}</h2>
      {result && <WorkedOut context={context} result={result} />}
      <SummaryList rows={recordRows(context, recorded.record, nameOf)} />
      {result && (
        <>
          <h3 class="govuk-heading-s">For your minutes</h3>
          <p class="govuk-body">Words to copy, made from what is recorded:</p>
          <InsetText>{minuteInWords(request, partnership, { record: recorded.record, result, nameOf })}</InsetText>
        </>
      )}
      {agreed && <p class="govuk-body">The minutes were agreed on {longDate(agreed.on)}. The record is final.</p>}
      {mayCorrect(request, recipient) && (
        <>
          <p class="govuk-body">Is something wrong? You can correct the record until the minutes are agreed.</p>
          <ButtonGroup>
            <Button href={`${action}/correct`} kind="secondary">
              Correct the record
            </Button>
            {request.outcome && <Link href={`${action}/minutes`}>The minutes were agreed</Link>}
          </ButtonGroup>
        </>
      )}
    </>
  );
}
