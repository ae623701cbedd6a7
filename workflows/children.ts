/**
 * What a workflow gives another that it starts, beside its input: who started it, so that the console and our commands lead
 * from the one to the other, and a name that says which partnership, stage and party it is for.
 */

type Shape = { readonly [field: string]: unknown };
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The service reads it from an input, and links the two executions. */
export const startedBy = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

const innerOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\{% (.*) %\}$/.exec(value)?.[1] : undefined;

/** As a part of an expression: what stands in `{% … %}`, or the text itself. */
const term = (value: unknown): string => innerOf(value) ?? (typeof value === 'string' ? JSON.stringify(value) : '""');

/** What is asked (`sign-mou`), or what is decided about (`renewal`); and of which party, where it is said. */
const subjectTerms = ({ request, about }: Shape): readonly string[] => {
  const asked = innerOf(request);
  if (asked !== undefined) return [`${asked}.kind`, `${asked}.party`];
  if (isShape(request)) return [term(request.kind)];
  return isShape(about) ? ['"approval"', term(about.kind)] : [`${term(about)}.kind`];
};

/** Unlike any before, since a workflow may ask the same again: at most 80 letters, digits, hyphens and underscores. */
const nameOf = (input: Shape): string => {
  const terms = [term(input.partnership), ...subjectTerms(input)].join(', ');
  return `{% $substring($replace($join([${terms}], '-'), /[^\\w-]/, '_'), 0, 71) & '-' & $substring($uuid(), 0, 8) %}`;
};

/** The task with both, where it starts another workflow. Anything else is as it was. */
export const named = (task: Shape): Shape => {
  const { Resource, Arguments } = task;
  if (typeof Resource !== 'string' || !Resource.includes(':states:startExecution')) return task;
  if (!isShape(Arguments) || !isShape(Arguments.Input) || Arguments.Name !== undefined) return task;
  const Input = { ...Arguments.Input, [startedBy]: '{% $states.context.Execution.Id %}' };
  return { ...task, Arguments: { ...Arguments, Name: nameOf(Arguments.Input), Input } };
};
