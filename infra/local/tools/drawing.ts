/** A workflow as a picture needs it: its states in the order in which they are reached, and where each leads. */
import * as z from 'zod';

const Choice = z.looseObject({ Next: z.string() });
type Machine = z.infer<typeof Machine>;
const State = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(Choice).optional(),
  Resource: z.string().optional(),
  get ItemProcessor() {
    return Machine.optional();
  },
});
type State = z.infer<typeof State>;
const Machine = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), State) });

/** `waits`: for a person. `asks`: runs another workflow, once or for each of several. */
export type BoxKind = 'does' | 'waits' | 'asks' | 'chooses' | 'ends';
export type Box = {
  readonly name: string;
  readonly kind: BoxKind;
  readonly to: readonly string[];
  /** Inside a state that does its work for each of several. */
  readonly isInside: boolean;
};

const kindOf = ({ Type: type, Resource: resource = '' }: State): BoxKind => {
  if (type === 'Choice') return 'chooses';
  if (type === 'Succeed' || type === 'Fail') return 'ends';
  if (type === 'Map' || type === 'Parallel' || resource.includes('states:startExecution')) return 'asks';
  return resource.includes('waitForTaskToken') ? 'waits' : 'does';
};

const leadsTo = ({ Next, Default, Choices = [] }: State): string[] => [
  ...new Set([...Choices.map((choice) => choice.Next), Default, Next].filter((name) => name !== undefined)),
];

const boxesOf = ({ StartAt, States }: Machine, isInside: boolean): Box[] => {
  const boxes: Box[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const state = States[name];
    if (!state || seen.has(name)) return;
    seen.add(name);
    const to = leadsTo(state);
    boxes.push({ name, kind: kindOf(state), to, isInside });
    if (state.ItemProcessor) boxes.push(...boxesOf(state.ItemProcessor, true));
    for (const next of to) visit(next);
  };
  visit(StartAt);
  return boxes;
};

/** Throws where this is no definition of a workflow. */
export const drawingOf = (definition: unknown): Box[] => boxesOf(Machine.parse(definition), false);
