/**
 * What released workflows sent their tasks, one of each shape: recorded in the demonstration year by
 * `infra/commands/record-inputs.ts`. An execution that waits through an upgrade keeps its definition and goes on sending
 * this, so today's tasks must take it. Never change a folder; add one with each release.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Task, tasks } from '../../functions/site/tasks.ts';
import { taskBindings } from '../../workflows/bindings.ts';
import { anOutside } from '../builders/outside.ts';

const released = join(import.meta.dirname, 'released');
const Inputs = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
const inputsOf = (version: string) =>
  Inputs.parse(JSON.parse(readFileSync(join(released, version, 'inputs.json'), 'utf8')));

/** In the first recording nobody withdraws, and no proposal is given up. Neither release had reviews between heads yet. */
const notLived: Readonly<Record<string, readonly string[]>> = {
  '2026-11': ['leadership-step', 'return-proposal', 'withdraw-proposal'],
  '2026-11-30': ['leadership-step'],
};

/** Where a test of this file fails, a task is at fault, never the recording. */
const sha256: Readonly<Record<string, string>> = {
  '2026-11': 'c86990f20462ce1ee2b07ec72c58aee5909ba567e46d1fa1ce2e14febad14180',
  '2026-11-30': '4c7276b0d4f15a9f23cf7e8f1cd98935d65f6d296decf4b2dfa8518d882b836c',
};

const taskCalled = (name: string): Task | undefined => new Map<string, Task>(Object.entries(tasks)).get(name);

/** What the task says against the input itself. That its partnership is not here is no fault of the input. */
const refusalOf = async (name: string, input: unknown): Promise<string | undefined> => {
  try {
    await taskCalled(name)?.(anOutside(), input);
    return undefined;
  } catch (error) {
    return error instanceof z.core.$ZodError || error instanceof TypeError ? error.message : undefined;
  }
};

describe.each(readdirSync(released))('what workflows of %s send', (version) => {
  const inputs = inputsOf(version);

  it('is what was recorded then', () => {
    const bytes = readFileSync(join(released, version, 'inputs.json'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256[version]);
  });

  it('was recorded for every task that the year lives', () => {
    const missing = Object.values(taskBindings).filter((name) => !(name in inputs));
    expect(missing.toSorted()).toEqual(notLived[version] ?? []);
  });

  it.each(Object.keys(inputs))('is still taken by %s', async (name) => {
    expect(taskCalled(name)).toBeDefined();
    for (const input of inputs[name] ?? []) expect([input, await refusalOf(name, input)]).toEqual([input, undefined]);
  });

  it.each(Object.keys(inputs))('would be missed by %s, were it gone', async (name) => {
    for (const input of inputs[name] ?? []) {
      const { partnership: _, ...rest } = input;
      expect(await refusalOf(name, rest)).toBeDefined();
    }
  });
});
