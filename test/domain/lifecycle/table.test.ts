import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../../functions/domain/lifecycle/move.ts';
import { type ChangeState, changeStates } from '../../../functions/domain/lifecycle/states.ts';
import {
  agreementRows,
  type ChangeEvent,
  changeRows,
  memberRows,
  objectionRows,
  type Row,
} from '../../../functions/domain/lifecycle/table.ts';
import { actions } from '../../../functions/domain/permissions.ts';

const functions = join(import.meta.dirname, '../../../functions');
const changes: readonly (readonly [string, Row<ChangeState>])[] = Object.entries(changeRows);
const all: readonly (readonly [string, Row<string>])[] = [
  ...changes,
  ...Object.entries(agreementRows),
  ...Object.entries(memberRows),
  ...Object.entries(objectionRows),
];
const lastStates: readonly string[] = ['done', 'withdrawn'];

const reachable = (): Set<string> => {
  const found = new Set<string>(['nothing']);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [, { from, to }] of changes)
      if (from.some((state) => found.has(state))) for (const state of to) found.add(state);
  }
  return found;
};

describe('the table of transitions', () => {
  it('reaches every state that a change can be read in, and leaves each but the last ones', () => {
    const states = changes.flatMap(([, { from, to }]) => [...from, ...to]);
    for (const state of states.filter((one) => one !== 'queued')) expect(reachable()).toContain(state);
    for (const state of changeStates.filter((one) => !lastStates.includes(one)))
      expect(changes.some(([, { from }]) => from.includes(state))).toBe(true);
    for (const state of lastStates)
      expect(changes.some(([, { from }]) => from.some((one) => one === state))).toBe(false);
  });

  it.each(all)('has a use case and a permission for “%s”', (_, { useCase, by }) => {
    expect(existsSync(join(functions, useCase))).toBe(true);
    expect(by.length).toBeGreaterThan(0);
    for (const one of by) expect(['system', 'asked', ...actions]).toContain(one);
  });

  it.each(changes)('names the use case that moves a change by “%s”', (event, { useCase }) => {
    const text = readFileSync(join(functions, useCase), 'utf8');
    const isMovedBelow = ['endIn', 'begun'].some((name) => text.includes(`${name}(`));
    expect(text.includes(`'${event}'`) || isMovedBelow).toBe(true);
  });

  it('refuses by name whatever it does not list, and never moves a change that is over', () => {
    const events = Object.keys(changeRows) as ChangeEvent[];
    fc.assert(
      fc.property(fc.constantFrom(...events), fc.constantFrom(undefined, ...changeStates), (event, from) => {
        const row: Row<ChangeState> = changeRows[event];
        const done = moved(from, event);
        expect(done.ok).toBe(row.from.includes(from ?? 'nothing'));
        if (!done.ok) expect(done).toMatchObject({ refusal: 'not-in-this-state', detail: from ?? 'nothing' });
        if (from !== undefined && lastStates.includes(from)) expect(done.ok).toBe(false);
      }),
    );
  });
});
