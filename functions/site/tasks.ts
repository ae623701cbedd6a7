/** What the workflows call, by the names in `domain/work-names.ts`, and what an effect may run when its date has come. */
import { nextStep } from '../approval/next-step.ts';
import { planDecisions } from '../approval/plan-decisions.ts';
import { weighDecisions } from '../approval/weigh-decisions.ts';
import { awaitAnswer } from '../asking/await-answer.ts';
import { chaseRequest } from '../asking/chase-request.ts';
import { openRequest } from '../asking/open-request.ts';
import type { TaskName } from '../domain/work-names.ts';
import { agreementOver } from '../evaluation/agreement-over.ts';
import { concludeEvaluation } from '../evaluation/conclude-evaluation.ts';
import { prepareEvaluation } from '../evaluation/prepare-evaluation.ts';
import { yearBegins } from '../evaluation/year-begins.ts';
import { introductionDue } from '../find/introduce.ts';
import { searchOver } from '../find/keep-search.ts';
import { deleteVisitWords } from '../leadership-review/delete-words.ts';
import { leadershipStep } from '../leadership-review/leadership-step.ts';
import { partyLeaves } from '../leaving/party-leaves.ts';
import { askMediator } from '../objections/ask-mediator.ts';
import { partDue } from '../people/part-due.ts';
import { planParts } from '../people/plan-parts.ts';
import type { Outside } from '../ports.ts';
import { briefBoards } from '../proposal/brief-boards.ts';
import { returnProposal } from '../proposal/return-proposal.ts';
import { submitToBoards } from '../proposal/submit-to-boards.ts';
import { takeUpChange } from '../proposal/take-up-change.ts';
import { withdrawProposal } from '../proposal/withdraw-proposal.ts';
import { closeReview } from '../review/close-review.ts';
import { deleteFigures } from '../review/delete-figures.ts';
import { finishReview } from '../review/finish-review.ts';
import { openReview } from '../review/open-review.ts';
import { planYear } from '../review/plan-year.ts';
import { agreementBegins } from '../signing/agreement-begins.ts';
import { concludeDocument } from '../signing/conclude-document.ts';
import { keepCopy } from '../signing/keep-copy.ts';
import { makeDocuments } from '../signing/make-documents.ts';
import { workshopDue } from '../workshops/workshop-due.ts';

export type Task = (outside: Outside, payload: unknown) => Promise<unknown>;

export const tasks: Readonly<Record<TaskName, Task>> = {
  'open-request': openRequest,
  'await-answer': awaitAnswer,
  'chase-request': chaseRequest,
  'brief-boards': briefBoards,
  'return-proposal': returnProposal,
  'submit-to-boards': submitToBoards,
  'withdraw-proposal': withdrawProposal,
  'plan-decisions': planDecisions,
  'next-step': nextStep,
  'weigh-decisions': weighDecisions,
  'make-documents': makeDocuments,
  'conclude-document': concludeDocument,
  'open-review': openReview,
  'close-review': closeReview,
  'finish-review': finishReview,
  'prepare-evaluation': prepareEvaluation,
  'conclude-evaluation': concludeEvaluation,
  'leadership-step': leadershipStep,
  'delete-visit-words': deleteVisitWords,
  'keep-copy': keepCopy,
  'delete-figures': deleteFigures,
  'agreement-begins': agreementBegins,
  'take-up-change': takeUpChange,
  'agreement-over': agreementOver,
  'year-begins': yearBegins,
  'party-leaves': partyLeaves,
  'ask-mediator': askMediator,
  'plan-parts': planParts,
  'part-due': partDue,
  'plan-year': planYear,
  'introduction-due': introductionDue,
  'search-over': searchOver,
  'workshop-due': workshopDue,
};
