/**
 * Names that must agree stand in one list each. What is added in one place alone does not compile: what must not
 * fit where it is wanted is said of its type, and `npm run check` reads that.
 */
import { describe, expect, expectTypeOf, test } from 'vitest';
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
import type { tasks } from '../../functions/site/tasks.ts';
import { taskBindings, workflowBindings } from '../../workflows/bindings.ts';

describe('a name that is added in one place alone does not compile', () => {
  test('a workflow', () => {
    expectTypeOf<Parameters<Workflows['start']>[0]['workflow']>().toEqualTypeOf<WorkflowName>();
    expectTypeOf<'brand-new'>().not.toExtend<WorkflowName>();
    expect(() => EffectPayload.parse({ kind: 'start', workflow: 'brand-new', name: 'n', input: {} })).toThrow();
  });

  test('a task', () => {
    expectTypeOf<keyof typeof tasks>().toEqualTypeOf<TaskName>();
    expectTypeOf<Omit<typeof tasks, 'next-step'>>().not.toExtend<typeof tasks>();
    type TaskEffect = Extract<EffectPayload, { kind: 'task' }>;
    expectTypeOf<'brand-new'>().not.toExtend<TaskEffect['task']>();
    expect(EffectPayload.safeParse({ kind: 'task', task: 'brand-new', input: {} }).success).toBe(false);
  });

  test('a kind of record', () => {
    expectTypeOf<RecordKind['name']>().toEqualTypeOf<RecordKindName>();
    expectTypeOf<keyof typeof everyKind>().toEqualTypeOf<RecordKindName>();
    type Whole = { readonly [N in RecordKindName]: { readonly name: N } };
    expectTypeOf<typeof everyKind>().toExtend<Whole>();
    expectTypeOf<Omit<typeof everyKind, 'review'>>().not.toExtend<Whole>();
  });

  test('a mail', () => {
    expectTypeOf<keyof typeof templates>().toEqualTypeOf<MailName>();
    expectTypeOf<Omit<typeof templates, 'ask'>>().not.toExtend<typeof templates>();
    expect(Object.keys(templates).toSorted()).toEqual([...mailNames].toSorted());
  });

  test('an event of the audit trail', () => {
    expectTypeOf<keyof typeof eventSentences>().toEqualTypeOf<AuditEventName>();
    expectTypeOf<Omit<typeof eventSentences, 'signed-in'>>().not.toExtend<typeof eventSentences>();
    expect(Object.keys(eventSentences).toSorted()).toEqual([...auditEventNames].toSorted());
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
