/** Who was asked for a piece of the proposal, since when, and what comes next; and the ways to ask somebody, or to take it back. */
import { stillAsked } from '../domain/asking/request.ts';
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import type { ProposalContext } from './proposal-context.ts';

type Seen = Pick<ProposalContext, 'givenOut' | 'nameOf'>;

const namesOf = ({ givenOut, nameOf }: Seen, question: QuestionId): string | undefined => {
  const request = givenOut.get(question);
  return request && (listOf(stillAsked(request).map(({ person }) => nameOf(person))) || 'nobody');
};

/** "Sam Lee was asked on 4 November 2026."; nothing while nobody has it. */
export const whoHas = (seen: Seen, question: QuestionId): string | undefined => {
  const request = seen.givenOut.get(question);
  const names = namesOf(seen, question);
  return (
    request &&
    `${names === 'nobody' ? 'Nobody is left to write it. It' : names} was asked on ${longDate(request.openedOn)}.`
  );
};

const comesNext = ({ givenOut }: Seen, question: QuestionId): string => {
  const next = givenOut.get(question)?.next;
  if (!next) return 'No reminder is planned.';
  const on = longDate(next.on);
  if (next.act === 'remind') return `The next reminder goes out on ${on}.`;
  return next.act === 'escalate' ? `You are told on ${on} that it is late.` : `It closes on ${on}.`;
};

export function GivenOut({ context, question }: { context: ProposalContext; question: QuestionId }) {
  const request = context.givenOut.get(question);
  const path = context.frame.question(question);
  if (!request)
    return (
      <p class="govuk-body">
        Does somebody else know this better?{' '}
        <Link href={`${path}/give-out`}>Ask somebody else to write this piece</Link>
      </p>
    );
  return (
    <>
      <h2 class="govuk-heading-m">Who was asked to write it</h2>
      <InsetText>
        {whoHas(context, question)} It is due on {longDate(request.dueOn)}. {comesNext(context, question)}
      </InsetText>
      <form method="post" action={`${path}/take-back`} novalidate>
        <ButtonGroup>
          <Button kind="secondary">Take it back</Button>
        </ButtonGroup>
      </form>
    </>
  );
}
