import jsonata from 'jsonata';

/** What an expression mentions. */
export type Names = {
  /** Variables and functions that it reads and does not define itself, `states` among them. */
  reads: Set<string>;
  /** Variables that it asks for with $exists: it knows that they may not be there. */
  asksFor: Set<string>;
  /** What it reads of $states: `input`, `result`, `context.Task.Token`. */
  ofStates: Set<string>;
  /** Field names without anything that they are fields of. At the top level there is nothing. */
  fieldsOfNothing: Set<string>;
};

type Node = { type?: string; value?: unknown; [part: string]: unknown };

/** The names in an expression, or, when it cannot be read, what is wrong with it. */
export function namesIn(expression: string): Names | { fault: string } {
  let root: unknown;
  try {
    root = jsonata(expression).ast();
  } catch (error) {
    return { fault: error instanceof Error || isNode(error) ? String(error.message) : String(error) };
  }
  const names: Names = { reads: new Set(), asksFor: new Set(), ofStates: new Set(), fieldsOfNothing: new Set() };
  const defined = new Set<string>();
  for (const node of nodesIn(root)) note(node, names, defined);
  for (const name of defined) names.reads.delete(name);
  for (const name of topLevelFields(root)) names.fieldsOfNothing.add(name);
  return names;
}

function note(node: Node, names: Names, defined: Set<string>): void {
  if (node.type === 'variable') names.reads.add(String(node.value));
  if (node.type === 'bind' && isNode(node.lhs)) defined.add(String(node.lhs.value));
  if (node.type === 'lambda') for (const parameter of nodesOf(node.arguments)) defined.add(String(parameter.value));
  for (const binding of [node.focus, node.index]) if (typeof binding === 'string') defined.add(binding);
  if (node.type === 'path') noteStates(nodesOf(node.steps), names);
  if (node.type === 'function' && isNode(node.procedure) && node.procedure.value === 'exists') {
    for (const asked of nodesOf(node.arguments)) if (asked.type === 'variable') names.asksFor.add(String(asked.value));
  }
}

function noteStates(steps: Node[], names: Names): void {
  const [first, ...rest] = steps;
  if (first?.type !== 'variable' || first.value !== 'states') return;
  const fields = rest.map((step) => (step.type === 'name' ? String(step.value) : '*'));
  for (const length of fields.keys()) names.ofStates.add(fields.slice(0, length + 1).join('.'));
}

/** Field names (and `$`) that are read where no value is at hand: outside every path, predicate and function body. */
function topLevelFields(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(topLevelFields);
  if (!isNode(node)) return [];
  if (node.type === 'path') return firstOfPath(nodesOf(node.steps)[0]);
  if (node.type === 'variable') return node.value === '' || node.value === '$' ? [`$${node.value}`] : [];
  if (node.type === 'lambda' || node.type === 'transform') return [];
  return Object.entries(node).flatMap(([part, inner]) => (WITH_CONTEXT.has(part) ? [] : topLevelFields(inner)));
}

/** Parts of a node that are evaluated for each value of the rest of it. */
const WITH_CONTEXT = new Set(['predicate', 'stages', 'group']);

function firstOfPath(first: Node | undefined): string[] {
  if (first?.type === 'name') return [String(first.value)];
  if (first?.type === 'wildcard' || first?.type === 'descendant') return [String(first.value)];
  return topLevelFields(first);
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
