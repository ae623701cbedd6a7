/** The workflows as the local engine runs them: their files, with every placeholder filled in. */
import * as z from 'zod';
import { type WorkflowName, workflowNames } from '../../functions/domain/work-names.ts';
import type { Outside, Workflows } from '../../functions/ports.ts';
import type { Task } from '../../functions/site/tasks.ts';
import annualEvaluation from '../../workflows/annual-evaluation.asl.json' with { type: 'json' };
import { taskBindings, workflowBindings } from '../../workflows/bindings.ts';
import collectResponses from '../../workflows/collect-responses.asl.json' with { type: 'json' };
import governorApproval from '../../workflows/governor-approval.asl.json' with { type: 'json' };
import leadershipReview from '../../workflows/leadership-review.asl.json' with { type: 'json' };
import mouSigning from '../../workflows/mou-signing.asl.json' with { type: 'json' };
import proposal from '../../workflows/proposal.asl.json' with { type: 'json' };
import { withRetries } from '../../workflows/retries.ts';
import termlyReview from '../../workflows/termly-review.asl.json' with { type: 'json' };
import type { Engine } from './engine/engine.ts';
import { createInTurn } from './in-turn.ts';

const files: Readonly<Record<WorkflowName, unknown>> = {
  proposal,
  'governor-approval': governorApproval,
  'mou-signing': mouSigning,
  'termly-review': termlyReview,
  'annual-evaluation': annualEvaluation,
  'leadership-review': leadershipReview,
  'collect-responses': collectResponses,
};

const bindings: Readonly<Record<string, string>> = { ...taskBindings, ...workflowBindings };

const filledIn = (definition: unknown): unknown =>
  JSON.parse(
    JSON.stringify(withRetries(definition)).replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const bound = bindings[name];
      if (bound === undefined) throw new Error(`no workflow binding is called ${name}`);
      return bound;
    }),
  );

const isWorkflow = (name: string): name is WorkflowName => workflowNames.some((known) => known === name);

/** What a workflow's name means here. Each is made once, when it is first asked for. */
export const definitions = (): ((workflow: string) => unknown) => {
  const made = new Map<WorkflowName, unknown>();
  return (workflow) => {
    if (!isWorkflow(workflow)) return undefined;
    const definition = made.get(workflow) ?? filledIn(files[workflow]);
    made.set(workflow, definition);
    return definition;
  };
};

/** The workflows port on the engine. */
export const workflowsOn = (engine: Engine): Workflows => ({
  start: async ({ workflow, name, input }) => {
    const started = engine.start({ workflow, name, input });
    if (!started.started && started.why === 'input-too-large') {
      throw new Error(`an input of ${started.bytes} bytes; the limit is ${started.limit}`);
    }
  },
  ring: async (token, output) => (engine.succeedTask(token, output) === 'ok' ? 'rung' : 'gone'),
});

const Partnerships = z.object({ partnership: z.string() });

/**
 * Carries out what a workflow calls. Tasks of one partnership go in turn: each writes to its one audit trail, and ten boards
 * asked at once would try each other's commits again and again.
 */
export const taskRunner = (
  tasks: Readonly<Record<string, Task>>,
  outside: () => Outside,
): ((name: string, payload: unknown) => Promise<unknown>) => {
  const inTurn = createInTurn();
  return async (name, payload) => {
    const task = tasks[name];
    if (!task) throw new Error(`no task is called ${name}`);
    const { data } = Partnerships.safeParse(payload);
    return data ? inTurn(data.partnership, () => task(outside(), payload)) : task(outside(), payload);
  };
};
