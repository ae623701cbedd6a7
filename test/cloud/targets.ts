/** Whoever is told something must let in whoever tells it: each alarm's, each event's and each schedule's target. */
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Synthesised } from './assembly.ts';

const Statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]),
  Principal: z.unknown(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const TopicPolicy = z.object({
  Topics: z.array(z.object({ Ref: z.string() })),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});
const QueuePolicy = z.object({
  Queues: z.array(z.object({ Ref: z.string() })),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});
const Permission = z.object({ FunctionName: z.unknown(), Principal: z.string(), SourceArn: z.unknown() });
const Target = z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }).optional() });

const idIn = (reference: unknown): string =>
  /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(reference))?.[1] ?? '';
const lets = (statements: readonly z.infer<typeof Statement>[], service: string, action: string) =>
  statements.filter(
    ({ Effect, Action, Principal }) =>
      Effect === 'Allow' && [Action].flat().includes(action) && JSON.stringify(Principal).includes(`"${service}"`),
  );

/** `made` gives the assembly that all these tests look at. */
export const targetTests = (made: () => Synthesised): void => {
  const statementsOfTopic = (topic: string) =>
    made()
      .all('AWS::SNS::TopicPolicy')
      .map(({ properties }) => TopicPolicy.parse(properties))
      .filter(({ Topics }) => Topics.some(({ Ref }) => Ref === topic))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const statementsOfQueue = (queue: string) =>
    made()
      .all('AWS::SQS::QueuePolicy')
      .map(({ properties }) => QueuePolicy.parse(properties))
      .filter(({ Queues }) => Queues.some(({ Ref }) => Ref === queue))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

  describe('whoever is told something', () => {
    it('lets in the alarms of this account, and of no other', () => {
      const alarms = made().all('AWS::CloudWatch::Alarm');
      for (const { id, properties } of alarms) {
        const actions = ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap(
          (name) => properties[name] ?? [],
        );
        expect([id, actions.length]).not.toEqual([id, 0]);
        for (const action of actions) {
          const open = lets(statementsOfTopic(idIn(action)), 'cloudwatch.amazonaws.com', 'sns:Publish');
          expect([id, open.map(({ Condition }) => Condition)]).toEqual([
            id,
            [{ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }],
          ]);
        }
      }
    });

    it('lets in each event that is sent to it, and the queue for what could not be', () => {
      const functions = new Set(
        made()
          .all('AWS::Lambda::Function')
          .map(({ id }) => id),
      );
      const permissions = made()
        .all('AWS::Lambda::Permission')
        .map(({ properties }) => Permission.parse(properties));
      for (const rule of made().all('AWS::Events::Rule')) {
        for (const { Arn, DeadLetterConfig } of Target.array().min(1).parse(rule.properties.Targets)) {
          const target = idIn(Arn);
          const isLet = functions.has(target)
            ? permissions.some(
                ({ FunctionName, Principal, SourceArn }) =>
                  idIn(FunctionName) === target && Principal === 'events.amazonaws.com' && idIn(SourceArn) === rule.id,
              )
            : lets(statementsOfTopic(target), 'events.amazonaws.com', 'sns:Publish').length > 0;
          expect([rule.id, target, isLet]).toEqual([rule.id, target, true]);
          if (!DeadLetterConfig) continue;
          const queue = idIn(DeadLetterConfig.Arn);
          const open = lets(statementsOfQueue(queue), 'events.amazonaws.com', 'sqs:SendMessage');
          expect([queue, open.length]).toEqual([queue, 1]);
        }
      }
    });

    it('is called by a schedule with a role that may call it and nothing else', () => {
      for (const { id, properties } of made().all('AWS::Scheduler::Schedule')) {
        const { Arn, RoleArn } = z.object({ Arn: z.unknown(), RoleArn: z.unknown() }).parse(properties.Target);
        const grants = made().grantsOf(idIn(RoleArn));
        expect([id, grants.map(({ action }) => action)]).toEqual([id, ['lambda:InvokeFunction']]);
        expect(grants[0]?.resources.map((one) => one.includes(`"${idIn(Arn)}"`))).toEqual([true]);
      }
    });
  });

  describe('the keys behind links', () => {
    it('are decrypted by the pages, the decisions and the post alone, and by nobody else of the account', () => {
      const [key, ...others] = made().all('AWS::KMS::Key');
      expect(others).toEqual([]);
      expect(key?.deletion).toBe('Retain');
      const { Statement: statements } = z.object({ Statement: z.array(Statement) }).parse(key?.properties.KeyPolicy);
      const who = (action: string) =>
        statements
          .filter(({ Action }) => [Action].flat().some((one) => one === action || one.includes('*')))
          .flatMap(({ Principal }) =>
            [...JSON.stringify(Principal).matchAll(/"Functions(\w+?)Role/g)].map(([, name]) => name),
          );
      expect(who('kms:Decrypt')).toEqual(['Pages', 'Decisions', 'Post']);
      expect(who('kms:Encrypt')).toEqual(['LinkKeys']);
      const root = statements.filter(({ Principal }) => JSON.stringify(Principal).includes(':root'));
      expect(
        root
          .flatMap(({ Action }) => Action)
          .filter((one) => /Decrypt|Encrypt|GenerateDataKey|CreateGrant|\*/.test(one)),
      ).toEqual([]);
      for (const { Action, Condition } of statements.filter(({ Action }) => /crypt/.test(JSON.stringify(Action))))
        expect([Action, JSON.stringify(Condition)]).toEqual([Action, expect.stringContaining('PARAMETER_ARN')]);
      const [keys] = made().all('Custom::LinkKeys');
      expect(idIn(keys?.properties.Key)).toBe(key?.id);
    });
  });

  describe('in the sandbox', () => {
    it('the post may send to verified recipients of any domain, from our own address alone', () => {
      const [send] = made()
        .grantsOf('FunctionsPostRole')
        .filter(({ action }) => action === 'ses:SendRawEmail');
      expect(JSON.stringify(send?.resources)).toContain(':identity/*');
      expect(send?.condition).toEqual({ StringEquals: { 'ses:FromAddress': 'no-reply@partnership.example' } });
    });
  });

  describe('a custom resource', () => {
    it('is waited for minutes, and its function is not called after that', () => {
      const { all, partnerships } = made();
      const resources = [
        ...all('Custom::LinkKeys').map(({ properties }) => properties),
        ...partnerships.flatMap((stack) =>
          Object.values(Template.fromStack(stack).findResources('Custom::Partnership')).map(
            ({ Properties }) => Properties,
          ),
        ),
      ];
      expect(resources.map(({ ServiceTimeout }) => ServiceTimeout)).toEqual(['900', '900']);
      const late = all('AWS::Lambda::EventInvokeConfig').map(({ properties }) => properties);
      expect(late).toHaveLength(2);
      for (const { MaximumEventAgeInSeconds } of late) expect(Number(MaximumEventAgeInSeconds) + 120).toBeLessThan(900);
    });
  });

  describe('on the first day', () => {
    it('no alarm rings for a sweep that has had no time to run, and afterwards one rings when it stops', () => {
      const [missing] = made()
        .all('AWS::CloudWatch::Alarm')
        .filter(({ id }) => id.startsWith('WatchSweepMissing'));
      // An alarm begins without data: only what comes after data is a change, and is told.
      expect(missing?.properties).toMatchObject({
        TreatMissingData: 'missing',
        MetricName: 'Invocations',
        Period: 3600,
        EvaluationPeriods: 26,
        InsufficientDataActions: [{ Ref: expect.stringMatching(/^WatchAlarms/) }],
      });
      for (const { properties } of made().all('AWS::CloudWatch::Alarm'))
        expect(properties.TreatMissingData).not.toBe('breaching');
    });
  });

  describe('what is watched', () => {
    it('is also who complains, what is throttled, and the oldest mail that has not left', () => {
      const of = Object.fromEntries(
        made()
          .all('AWS::CloudWatch::Alarm')
          .map(({ id, properties }) => [id.replace(/^Watch|[0-9A-F]{8}$/g, ''), properties]),
      );
      expect(of.MailComplaints).toMatchObject({ MetricName: 'Reputation.ComplaintRate', Namespace: 'AWS/SES' });
      expect(Number(of.MailComplaints?.Threshold)).toBeLessThan(0.001);
      expect(of.FunctionsThrottled).toMatchObject({ MetricName: 'Throttles', Namespace: 'AWS/Lambda' });
      for (const lane of ['Mail', 'Doorbell']) {
        expect(of[`${lane}Waiting`]).toMatchObject({ MetricName: `${lane}WaitsMinutes`, Threshold: 10 });
        const [filter] = made()
          .all('AWS::Logs::MetricFilter')
          .filter(({ id }) => id.startsWith(`Watch${lane}WaitsMinutes`));
        expect(filter?.properties).toMatchObject({
          FilterPattern: '{ $.event = "outbox-waits" }',
          MetricTransformations: [{ MetricName: `${lane}WaitsMinutes`, MetricValue: '$.minutes' }],
        });
      }
    });
  });
};
