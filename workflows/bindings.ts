/**
 * What each `${Placeholder}` in a workflow means: the task that a function carries out, or another workflow. A placeholder
 * is its name in capitals: `open-request` is `${OpenRequest}`. The cloud, the local engine and the tests all read this.
 */
import { type WorkflowName, workflowTasks } from '../functions/domain/work-names.ts';

type Placeholder<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Placeholder<Rest>}`
  : Capitalize<Name>;
type ByPlaceholder<Name extends string> = { readonly [N in Name as Placeholder<N>]: N };

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const byPlaceholder = <Name extends string>(names: readonly Name[]): ByPlaceholder<Name> =>
  Object.fromEntries(names.map((name) => [name.split('-').map(capital).join(''), name])) as ByPlaceholder<Name>;

export const taskBindings = byPlaceholder(workflowTasks);

/** The workflows that other workflows call. */
const calledWorkflows = ['collect-responses', 'governor-approval'] as const satisfies readonly WorkflowName[];
export const workflowBindings = byPlaceholder(calledWorkflows);
