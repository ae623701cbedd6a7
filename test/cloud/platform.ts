import { beforeAll, describe, expect, it } from 'vitest';
import { table } from '../../functions/adapters/aws/table.ts';
import { taskBindings } from '../../workflows/bindings.ts';
import type { Synthesised } from './assembly.ts';

let cloud: Synthesised;

const only = (type: string) => {
  const [found, ...others] = cloud.all(type);
  if (!found || others.length > 0) throw new Error(`${others.length + 1} of ${type}`);
  return found;
};

/** `made` gives the assembly that all these tests look at. */
export const platformTests = (made: () => Synthesised): void => {
  beforeAll(() => {
    cloud = made();
  });

  describe('what is kept', () => {
    it('is a table that can be restored to any second and is deleted by nobody, not even with the stack', () => {
      const { properties, deletion } = only('AWS::DynamoDB::Table');
      expect(deletion).toBe('Retain');
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        TimeToLiveSpecification: { AttributeName: table.expiry, Enabled: true },
        KeySchema: [
          { AttributeName: table.partitionKey, KeyType: 'HASH' },
          { AttributeName: table.sortKey, KeyType: 'RANGE' },
        ],
      });
    });

    it('has the indexes that the store asks for, with keys only', () => {
      expect(only('AWS::DynamoDB::Table').properties.GlobalSecondaryIndexes).toMatchObject(
        Object.values(table.indexes).map(({ name, partitionKey, sortKey }) => ({
          IndexName: name,
          KeySchema: [{ AttributeName: partitionKey }, { AttributeName: sortKey }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        })),
      );
    });

    it('is a bucket that is encrypted, private, and stays', () => {
      const { properties, deletion } = only('AWS::S3::Bucket');
      expect(deletion).toBe('Retain');
      expect(properties).toMatchObject({
        BucketEncryption: {},
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    });

    it('is, of the audit chains, a log that outlives the stack by years', () => {
      const kept = cloud.all('AWS::Logs::LogGroup').filter(({ deletion }) => deletion === 'Retain');
      expect(
        kept.map(({ id, properties }) => [id.startsWith('FunctionsAuditAnchor'), properties.RetentionInDays]),
      ).toEqual([[true, 3653]]);
    });

    it('is not logged for ever', () => {
      for (const { properties } of cloud.all('AWS::Logs::LogGroup'))
        expect(properties.RetentionInDays).toBeGreaterThan(0);
    });
  });

  describe('the functions', () => {
    it('run on Node 24 and arm64, each with a role and a log of its own, and traced', () => {
      const functions = cloud.all('AWS::Lambda::Function');
      const roles = new Set(functions.map(({ properties }) => JSON.stringify(properties.Role)));
      const logs = new Set(functions.map(({ properties }) => JSON.stringify(properties.LoggingConfig)));
      expect([roles.size, logs.size]).toEqual([functions.length, functions.length]);
      for (const { properties } of functions) {
        expect(properties).toMatchObject({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          TracingConfig: { Mode: 'Active' },
          LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
        });
      }
    });

    it('are each called by something', () => {
      const template = cloud.template.toJSON();
      const callers: unknown[] = Object.values<{ Type: string }>(template.Resources).filter(({ Type }) =>
        [
          'AWS::ApiGatewayV2::Integration',
          'AWS::StepFunctions::StateMachine',
          'AWS::Lambda::EventSourceMapping',
          'AWS::Scheduler::Schedule',
          'AWS::Events::Rule',
          'Custom::LinkKeys',
        ].includes(Type),
      );
      // Who makes PDFs is called by other functions, which are told its name.
      const told = cloud.all('AWS::Lambda::Function').map(({ properties }) => properties.Environment);
      const called = JSON.stringify([callers, told, template.Outputs]);
      const uncalled = cloud.all('AWS::Lambda::Function').filter(({ id }) => !called.includes(`"${id}"`));
      expect(uncalled.map(({ id }) => id)).toEqual([]);
    });

    it('is one pair for every page and form, and each other says why it is its own', () => {
      const ours = cloud
        .all('AWS::Lambda::Function')
        .map(({ id, properties }) => ({ id, description: String(properties.Description) }))
        .filter(({ id }) => /^(Functions|Documents)/.test(id));
      for (const { id, description } of ours)
        expect([id, description]).toEqual([id, expect.stringMatching(/^.{10,}\. On its own since .{20,}$/)]);
      for (const { description } of ours) expect(description.length).toBeLessThanOrEqual(256);
      const names = ours.map(({ id }) => id.replace(/^Functions|(Function)?[0-9A-F]{8}$/g, ''));
      expect(names.filter((name) => !name.startsWith('Task')).sort()).toEqual([
        'AuditAnchor',
        'Decisions',
        'Delivery',
        'DocumentsMaker',
        'LinkKeys',
        'MailNews',
        'Pages',
        'Partnership',
        'Post',
        'Sweep',
      ]);
      expect(names.filter((name) => name.startsWith('Task'))).toHaveLength(Object.keys(taskBindings).length);
    });
  });

  describe('the API', () => {
    it('lets through only so much at once', () => {
      expect(only('AWS::ApiGatewayV2::Stage').properties.DefaultRouteSettings).toEqual({
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
      });
    });

    it('logs neither where a link leads nor who followed it', () => {
      const { Format } = only('AWS::ApiGatewayV2::Stage').properties.AccessLogSettings as { Format: string };
      expect(Format).not.toMatch(/path|sourceIp|userAgent|resourcePath|queryString/i);
    });

    it('gives every POST to a function that may commit, but for a file that is only compared, and all else to one that may not', () => {
      const integrations = new Map(
        cloud
          .all('AWS::ApiGatewayV2::Integration')
          .map(({ id, properties }) => [id, JSON.stringify(properties.IntegrationUri)]),
      );
      const routes = cloud.all('AWS::ApiGatewayV2::Route').map(({ properties }) => {
        const target = JSON.stringify(properties.Target);
        const integration = [...integrations].find(([id]) => target.includes(`"${id}"`));
        return { key: String(properties.RouteKey), to: integration?.[1] ?? '' };
      });
      const [pages, decisions] = [/FunctionsPages/, /FunctionsDecisions/].map((who) => expect.stringMatching(who));
      expect(Object.fromEntries(routes.map(({ key, to }) => [key, to]))).toEqual({
        'ANY /': pages,
        'POST /': decisions,
        'ANY /{proxy+}': pages,
        'POST /{proxy+}': decisions,
        'POST /check': pages,
      });
    });
  });

  describe('by the clock', () => {
    it('the sweep runs at seven in London, whatever its clock does, and the outbox is looked at every five minutes', () => {
      const schedules = cloud.all('AWS::Scheduler::Schedule').map(({ properties }) => properties);
      expect(schedules).toHaveLength(3);
      expect(schedules).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            ScheduleExpression: 'cron(0 7 * * ? *)',
            ScheduleExpressionTimezone: 'Europe/London',
          }),
          expect.objectContaining({ ScheduleExpression: 'rate(5 minutes)' }),
        ]),
      );
    });
  });

  describe('mails', () => {
    it('come back as events to the function that takes them in, and what it cannot take in is kept', () => {
      expect(only('AWS::SES::ConfigurationSetEventDestination').properties.EventDestination).toMatchObject({
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint', 'delivery'],
      });
      const [rule] = cloud.all('AWS::Events::Rule').filter(({ id }) => id.startsWith('MailNews'));
      expect(rule?.properties).toMatchObject({
        EventPattern: {
          source: ['aws.ses'],
          detail: { mail: { tags: { 'ses:configuration-set': [expect.anything()] } } },
        },
        Targets: [{ DeadLetterConfig: { Arn: expect.anything() } }],
      });
    });

    it('go only over TLS', () => {
      expect(only('AWS::SES::ConfigurationSet').properties).toMatchObject({
        DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      });
    });
  });

  describe('alarms', () => {
    it('say what they mean for people and what to do, and go to the one address', () => {
      const alarms = cloud.all('AWS::CloudWatch::Alarm');
      expect(alarms.length).toBeGreaterThan(6);
      for (const { properties } of alarms) {
        expect(properties.AlarmDescription).toMatch(/^[A-Z][^\n]{40,}\.\n\nWhat to do: [^\n]{20,}\.$/);
        expect(properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^WatchAlarms/) }]);
      }
      expect(only('AWS::SNS::Subscription').properties).toMatchObject({
        Protocol: 'email',
        Endpoint: 'it@partnership.example',
      });
    });

    it('tell of every workflow that stops', () => {
      const [rule] = cloud.all('AWS::Events::Rule').filter(({ id }) => id.startsWith('WatchStopped'));
      expect(rule?.properties.EventPattern).toMatchObject({
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: Array(7).fill(expect.anything()) },
      });
    });
  });

  describe('the rule packs', () => {
    it('find nothing that has no written reason', () => {
      expect(cloud.findings).toEqual([]);
    });
  });
};
