/**
 * The names of the workflows and of the tasks: one list each. They are stored in executions and effects, so a name stays.
 * Whoever adds one here is told by the compiler where it is carried out: `functions/site/tasks.ts`, `infra/local/workflows.ts`.
 */

export const workflowNames = [
  'proposal',
  'governor-approval',
  'mou-signing',
  'termly-review',
  'annual-evaluation',
  'leadership-review',
  'collect-responses',
] as const;
export type WorkflowName = (typeof workflowNames)[number];

/** What states of the workflows call. */
export const workflowTasks = [
  'open-request',
  'await-answer',
  'chase-request',
  'brief-boards',
  'return-proposal',
  'submit-to-boards',
  'withdraw-proposal',
  'plan-decisions',
  'next-step',
  'weigh-decisions',
  'make-documents',
  'conclude-document',
  'open-review',
  'close-review',
  'finish-review',
  'prepare-evaluation',
  'conclude-evaluation',
  'leadership-step',
] as const;
export type WorkflowTask = (typeof workflowTasks)[number];

/** What an effect runs, at once or when its date has come. */
export const effectTasks = [
  'return-proposal',
  'plan-year',
  'keep-copy',
  'party-leaves',
  'ask-mediator',
  'plan-parts',
  'part-due',
  'delete-figures',
  'delete-visit-words',
  'agreement-begins',
  'take-up-change',
  'agreement-over',
  'year-begins',
  'introduction-due',
  'search-over',
  'workshop-due',
] as const;

export type TaskName = WorkflowTask | (typeof effectTasks)[number];
