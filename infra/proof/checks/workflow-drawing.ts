import { type Definition, type Machine, machinesIn, type State } from '../../local/engine/definition.ts';
import { expressionIn } from '../../local/engine/expressions.ts';
import { isObject, type Json } from '../../local/engine/json.ts';
import { waitsForCallback } from './workflow-fields.ts';

/** A machine as a Mermaid flowchart. Boxes are numbered in the order of the file, so that a small change stays small. */
export function drawMachine(definition: Definition): string {
  const count = { boxes: 0 };
  return ['flowchart TD', ...indented(machineLines(definition, count))].join('\n');
}

type Count = { boxes: number };

function machineLines(machine: Machine, count: Count): string[] {
  const ids = new Map<string, string>();
  for (const name of Object.keys(machine.States)) {
    count.boxes += 1;
    ids.set(name, `s${count.boxes}`);
  }
  const idOf = (name: string) => ids.get(name) ?? name;
  const start = idOf(machine.StartAt);
  const end = `${start}_end`;
  const states = Object.entries(machine.States);
  return [
    `${start}_start((" ")) --> ${start}`,
    ...states.flatMap(([name, state]) => boxLines(idOf(name), name, state, count)),
    ...states.flatMap(([name, state]) => arrows(idOf(name), state, idOf, end)),
    ...(states.some(([, state]) => isLast(state)) ? [`${end}(("end"))`] : []),
  ];
}

function boxLines(id: string, name: string, state: State, count: Count): string[] {
  const inner = machinesIn(state);
  if (inner.length === 0) return [box(id, name, state)];
  return [
    `subgraph ${id} [${label(name, aboutGroup(state))}]`,
    ...inner.flatMap((each) => indented(machineLines(each, count))),
    'end',
  ];
}

function aboutGroup(state: State): string {
  if (state.Type !== 'Map') return 'at the same time';
  return `for each of ${state.Items === undefined ? 'the input' : spoken(state.Items)}`;
}

function box(id: string, name: string, state: State): string {
  if (state.Type === 'Choice') return `${id}{${label(name)}}`;
  if (state.Type === 'Wait')
    return `${id}>${label(name, `until ${spoken(state.Timestamp ?? state.Seconds ?? null)}`)}]`;
  if (state.Type === 'Fail') return `${id}{{${label(name)}}}`;
  if (state.Type === 'Pass' || state.Type === 'Succeed') return `${id}(${label(name)})`;
  const called = state.Type === 'Task' ? calledBy(state.Arguments) : undefined;
  if (called?.workflow === true) return `${id}[[${label(name, called.name)}]]`;
  return waitsForCallback(state) ? `${id}([${label(name, called?.name)}])` : `${id}[${label(name, called?.name)}]`;
}

function calledBy(given: Json | undefined): { name: string; workflow: boolean } | undefined {
  if (!isObject(given)) return undefined;
  const { FunctionName, StateMachineArn } = given;
  if (typeof StateMachineArn === 'string') return { name: bare(StateMachineArn), workflow: true };
  return typeof FunctionName === 'string' ? { name: bare(FunctionName), workflow: false } : undefined;
}

function bare(name: string): string {
  return name.replace(/^\$\{(.*)\}$/, '$1');
}

function arrows(id: string, state: State, idOf: (name: string) => string, end: string): string[] {
  if (state.Type === 'Fail') return [];
  if (state.Type === 'Choice') {
    const rules = state.Choices.map((rule) => `${id} -- ${quoted(spoken(rule.Condition))} --> ${idOf(rule.Next)}`);
    return state.Default === undefined ? rules : [...rules, `${id} -- otherwise --> ${idOf(state.Default)}`];
  }
  const next = `${id} --> ${state.Next === undefined ? end : idOf(state.Next)}`;
  const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
  return [next, ...catchers.map((each) => `${id} -. ${quoted(each.ErrorEquals.join(', '))} .-> ${idOf(each.Next)}`)];
}

function isLast(state: State): boolean {
  return state.Type !== 'Fail' && state.Type !== 'Choice' && state.Next === undefined;
}

const LONGEST = 60;

/** A value as it reads on an arrow: an expression without its braces and without `$states.input.` */
function spoken(value: Json): string {
  const written = typeof value === 'string' ? (expressionIn(value) ?? value) : JSON.stringify(value);
  const text = written.replaceAll('$states.input.', '').replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function label(name: string, about?: string): string {
  return about === undefined ? quoted(name) : `"${escaped(name)}<br/><small>${escaped(about)}</small>"`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Mermaid reads HTML and its own entities in a label. */
function escaped(text: string): string {
  return text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
