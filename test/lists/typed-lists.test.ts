/**
 * Names that must agree stand in one list each. What is added in one place alone does not compile: each line below that must
 * not compile is expected not to, by `npm run check`.
 */
import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import { eventSentences } from '../../functions/audit/event-sentences.ts';
import { type AuditEventName, auditEventNames } from '../../functions/domain/audit.ts';
import { EffectPayload } from '../../functions/domain/effect.ts';
import { type MailName, mailNames } from '../../functions/domain/mail-names.ts';
import { effectTasks, type TaskName, type WorkflowName, workflowTasks } from '../../functions/domain/work-names.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import type { Workflows } from '../../functions/ports.ts';
import type { RecordKind } from '../../functions/records/kind.ts';
import { type RecordKindName, recordKindNames } from '../../functions/records/kind-names.ts';
import { everyKind } from '../../functions/site/every-kind.ts';
import { type Task, tasks } from '../../functions/site/tasks.ts';
import { taskBindings, workflowBindings } from '../../workflows/bindings.ts';

const nothing: Task = async () => undefined;

describe('a name that is added in one place alone does not compile', () => {
  test('a workflow', () => {
    expectTypeOf<Parameters<Workflows['start']>[0]['workflow']>().toEqualTypeOf<WorkflowName>();
    // @ts-expect-error: no such workflow
    expectTypeOf<'brand-new'>().toExtend<WorkflowName>();
    expect(() => EffectPayload.parse({ kind: 'start', workflow: 'brand-new', name: 'n', input: {} })).toThrow();
  });

  test('a task', () => {
    // @ts-expect-error: a task that no list names
    const more: Readonly<Record<TaskName, Task>> = { ...tasks, 'brand-new': nothing };
    const { 'next-step': _, ...fewer } = tasks;
    // @ts-expect-error: a name without its task
    const missing: Readonly<Record<TaskName, Task>> = fewer;
    expect([Object.keys(more).length, Object.keys(missing).length]).toEqual([
      Object.keys(tasks).length + 1,
      Object.keys(tasks).length - 1,
    ]);
    type TaskEffect = Extract<EffectPayload, { kind: 'task' }>;
    // @ts-expect-error: an effect that would run it
    const effect: TaskEffect = { kind: 'task', task: 'brand-new', input: {} };
    expect(EffectPayload.safeParse(effect).success).toBe(false);
  });

  test('a kind of record', () => {
    const schema = z.object({});
    const key = () => ({ partition: 'p', sort: 's' });
    // @ts-expect-error: a kind that no list names
    const kind: RecordKind = { name: 'brand-new', schema, schemaVersion: 1, key };
    expect(recordKindNames).not.toContain(kind.name);
    const { review: _, ...fewer } = everyKind;
    // @ts-expect-error: a name without its kind
    expectTypeOf(fewer).toExtend<{ readonly [N in RecordKindName]: { readonly name: N } }>();
  });

  test('a mail', () => {
    const { ask: _, ...fewer } = templates;
    // @ts-expect-error: a name without its template
    expectTypeOf(fewer).toExtend<Readonly<Record<MailName, unknown>>>();
    // @ts-expect-error: a template that no list names
    const more: typeof templates = { ...templates, 'brand-new': templates.ask };
    expect(Object.keys(more).length).toBe(mailNames.length + 1);
  });

  test('an event of the audit trail', () => {
    const { 'signed-in': _, ...fewer } = eventSentences;
    // @ts-expect-error: an event without its sentence
    const missing: Readonly<Record<AuditEventName, string>> = fewer;
    // @ts-expect-error: a sentence of no event
    const more: Readonly<Record<AuditEventName, string>> = { ...eventSentences, 'brand-new': 'Something happened' };
    expect(Object.keys(more).length - Object.keys(missing).length).toBe(2);
  });
});

describe('the lists', () => {
  test('name nothing twice', () => {
    for (const names of [auditEventNames, mailNames, recordKindNames, workflowTasks, effectTasks])
      expect(new Set(names).size).toBe(names.length);
  });

  test('give every placeholder of a workflow its name', () => {
    expect(taskBindings.OpenRequest).toBe('open-request');
    expect(Object.values(taskBindings)).toEqual([...workflowTasks]);
    expect(workflowBindings).toEqual({ CollectResponses: 'collect-responses', GovernorApproval: 'governor-approval' });
  });

  test('hold each kind of record under its own name', () => {
    for (const [name, kind] of Object.entries(everyKind)) expect(kind.name).toBe(name);
    expect(Object.keys(everyKind).toSorted()).toEqual([...recordKindNames].toSorted());
  });
});
