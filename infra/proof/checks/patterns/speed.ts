/**
 * How the time of a regular expression grows with the text, where it finds nothing: it is linear unless one text can be
 * read in two ways. A loop that reads a text in two ways and is back where it was doubles with every letter; two loops
 * behind each other that can both read a text take the square of its length.
 */
import { type Automaton, automatonOf, type Letters } from './automaton.ts';

export type Speed = 'linear' | 'polynomial' | 'exponential';

type Step = { readonly on: Letters; readonly to: number; readonly ways: number };

/** From each state, the steps that take a letter, with in how many ways nothing leads to them: one, or two for more. */
const stepsOf = ({ free, steps }: Automaton, from: number): readonly Step[] => {
  const found = new Map<string, Step>();
  const walk = (state: number, seen: ReadonlySet<number>): void => {
    for (const { on, to } of steps[state] ?? []) {
      const name = `${state} ${on} ${to}`;
      const before = found.get(name);
      found.set(name, { on, to, ways: Math.min((before?.ways ?? 0) + 1, 2) });
    }
    for (const next of free[state] ?? []) if (!seen.has(next)) walk(next, new Set([...seen, next]));
  };
  walk(from, new Set([from]));
  return [...found.values()];
};

const leadsFreely = ({ free }: Automaton, from: number, to: number): boolean => {
  const seen = new Set([from]);
  for (const state of seen) for (const next of free[state] ?? []) seen.add(next);
  return seen.has(to);
};

/** Whether `goal` can be reached in one step or more, every track reading the same letters. */
const reaches = (table: readonly (readonly Step[])[], from: readonly number[], goal: readonly number[]): boolean => {
  const target = goal.join();
  const seen = new Set<string>();
  const waiting: (readonly number[])[] = [from];
  for (const at of waiting) {
    const together = at.reduce<{ on: Letters; to: number[] }[]>(
      (soFar, state) =>
        soFar.flatMap(({ on, to }) =>
          (table[state] ?? []).flatMap((step) =>
            (on & step.on) === 0n ? [] : [{ on: on & step.on, to: [...to, step.to] }],
          ),
        ),
      [{ on: -1n, to: [] }],
    );
    for (const { to } of together) {
      const name = to.join();
      if (name === target) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(to);
    }
  }
  return false;
};

const speedOfAutomaton = (automaton: Automaton): Speed => {
  const table = automaton.free.map((_, state) => stepsOf(automaton, state));
  const entered = new Set([automaton.start, ...table.flatMap((steps) => steps.map(({ to }) => to))]);
  // A loop over what may be nothing reads nothing in as many ways as it likes.
  if (automaton.free.some((next, state) => next.some((one) => leadsFreely(automaton, one, state))))
    return 'exponential';
  const looping = [...entered].filter((state) => reaches(table, [state], [state]));
  // Where the search may end at once, it does: nothing is tried again.
  const open = looping.filter((state) => !leadsFreely(automaton, state, automaton.end));
  for (const state of open) {
    const steps = table[state] ?? [];
    const twice = steps.some(({ to, ways }) => ways > 1 && (to === state || reaches(table, [to], [state])));
    if (twice) return 'exponential';
    for (const [at, one] of steps.entries()) {
      for (const other of steps.slice(at + 1)) {
        if ((one.on & other.on) === 0n || one.to === other.to) continue;
        if (reaches(table, [one.to, other.to], [state, state])) return 'exponential';
      }
    }
  }
  for (const one of looping) {
    for (const other of open) {
      if (one !== other && reaches(table, [one, one, other], [one, other, other])) return 'polynomial';
    }
  }
  return 'linear';
};

const slowest = (speeds: readonly Speed[]): Speed =>
  (['exponential', 'polynomial'] as const).find((speed) => speeds.includes(speed)) ?? 'linear';

export const speedOf = (source: string, flags = ''): Speed => {
  const { whole, inner } = automatonOf(source, flags);
  return slowest([speedOfAutomaton(whole), ...inner.map((pattern) => speedOf(`^(?:${pattern})`, flags))]);
};
