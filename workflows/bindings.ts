/**
 * What each `${Placeholder}` in a workflow means: the task that a function carries out, or another workflow. The cloud,
 * the local engine and the tests all read this one list.
 */
export const taskBindings = {
  OpenRequest: 'open-request',
  AwaitAnswer: 'await-answer',
  ChaseRequest: 'chase-request',
  BriefBoards: 'brief-boards',
  ReturnProposal: 'return-proposal',
  SubmitToBoards: 'submit-to-boards',
  WithdrawProposal: 'withdraw-proposal',
  PlanDecisions: 'plan-decisions',
  NextStep: 'next-step',
  WeighDecisions: 'weigh-decisions',
  MakeDocuments: 'make-documents',
  ConcludeDocument: 'conclude-document',
  OpenReview: 'open-review',
  CloseReview: 'close-review',
  FinishReview: 'finish-review',
  PrepareEvaluation: 'prepare-evaluation',
  ConcludeEvaluation: 'conclude-evaluation',
} as const;

export const workflowBindings = {
  CollectResponses: 'collect-responses',
  GovernorApproval: 'governor-approval',
} as const;

export const workflowNames = [
  'proposal',
  'governor-approval',
  'mou-signing',
  'termly-review',
  'annual-evaluation',
  'collect-responses',
] as const;

export type TaskName = (typeof taskBindings)[keyof typeof taskBindings];
