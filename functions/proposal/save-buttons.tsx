/** How an answer is saved: piece after piece by its writers, or one piece by whoever was asked for it. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { ProposalContext } from './proposal-context.ts';

export function SaveAndGoOn() {
  return (
    <ButtonGroup>
      <Button>Save and continue</Button>
      <Button kind="secondary" name="then" value="list">
        Save and go back to the list
      </Button>
    </ButtonGroup>
  );
}

/** `alone`: these fields are all there is to the piece. */
export function SavePiece({ alone }: { alone: boolean }) {
  if (!alone) return <Button kind="secondary">Save</Button>;
  return (
    <ButtonGroup>
      <Button name="then" value="done">
        Save and send it
      </Button>
      <Button kind="secondary">Save and go on later</Button>
    </ButtonGroup>
  );
}

/** Where a piece has a list, each entry is saved by itself, so that nothing is left to save at the end. */
export function HandIn({ context, question }: { context: Pick<ProposalContext, 'frame'>; question: QuestionId }) {
  return (
    <form method="post" action={`${context.frame.question(question)}/done`} novalidate>
      <h2 class="govuk-heading-m">When you are done</h2>
      <p class="govuk-body">Each entry above is saved by its own button. Send it when nothing is left to add.</p>
      <Button>Send it</Button>
    </form>
  );
}
