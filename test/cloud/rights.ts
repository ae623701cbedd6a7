import { beforeAll, describe, expect, it } from 'vitest';
import { taskBindings } from '../../workflows/bindings.ts';
import type { Grant, Synthesised } from './assembly.ts';

let cloud: Synthesised;

const rolesOfFunctions = (): string[] =>
  cloud
    .all('AWS::IAM::Role')
    .map(({ id }) => id)
    .filter((id) => id.startsWith('Functions'));
const whoMay = (action: string): string[] =>
  rolesOfFunctions()
    .filter((role) => cloud.grantsOf(role).some((grant) => grant.action === action))
    .map((role) => role.replace(/^Functions/, '').replace(/Role[0-9A-F]{8}$/, ''))
    .sort();
const actionsOf = (name: string): string[] =>
  [...new Set(cloud.grantsOf(`Functions${name}Role`).map(({ action }) => action))].sort();

const everyGrant = (): readonly { role: string; grant: Grant }[] =>
  cloud.all('AWS::IAM::Role').flatMap(({ id }) => cloud.grantsOf(id).map((grant) => ({ role: id, grant })));

const own = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const committing = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'];

/** `made` gives the assembly that all these tests look at. */
export const rightsTests = (made: () => Synthesised): void => {
  beforeAll(() => {
    cloud = made();
  });

  describe('who may do what', () => {
    it('names every action, and every resource that the service can name', () => {
      const nameless = [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'dynamodb:ListStreams',
      ];
      for (const { role, grant } of everyGrant()) {
        expect([role, grant.action]).toEqual([role, expect.not.stringContaining('*')]);
        const logDelivery =
          grant.action.startsWith('logs:') &&
          !grant.action.startsWith('logs:Create') &&
          !grant.action.startsWith('logs:Put');
        const maySayAll =
          nameless.includes(grant.action) ||
          logDelivery ||
          grant.action.includes('LogDelivery') ||
          grant.action === 'logs:PutResourcePolicy';
        if (!maySayAll)
          expect([role, grant.action, grant.resources]).toEqual([
            role,
            grant.action,
            expect.not.arrayContaining(['*']),
          ]);
      }
    });

    it('uses no policy of Amazon’s that allows more than is listed here', () => {
      for (const { properties } of cloud.all('AWS::IAM::Role')) expect(properties.ManagedPolicyArns).toBeUndefined();
    });

    it('lets those who show pages read, and write nothing but the counters of those who guess', () => {
      expect(actionsOf('Pages')).toEqual(
        [
          ...reading,
          'dynamodb:DescribeContinuousBackups',
          'dynamodb:PutItem',
          ...own,
          'ssm:GetParameter',
          'lambda:InvokeFunction',
          's3:GetObject',
        ].sort(),
      );
      const puts = cloud.grantsOf('FunctionsPagesRole').filter(({ action }) => action === 'dynamodb:PutItem');
      expect(puts.map(({ condition }) => condition)).toEqual([
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['counter#*'] } },
      ]);
    });

    it('lets those who take forms commit, and neither send nor ring', () => {
      expect(actionsOf('Decisions')).toEqual(
        [...reading, ...committing, ...own, 'ssm:GetParameter', 's3:GetObject'].sort(),
      );
    });

    it('lets one function make PDFs and keep them: it reads no table, and few may call it', () => {
      const [maker = ''] = cloud
        .all('AWS::IAM::Role')
        .map(({ id }) => id)
        .filter((id) => id.startsWith('DocumentsMaker'));
      expect([...new Set(cloud.grantsOf(maker).map(({ action }) => action))].sort()).toEqual(
        [...own, 's3:GetObject', 's3:PutObject'].sort(),
      );
      expect(whoMay('lambda:InvokeFunction')).toEqual(['Delivery', 'Pages']);
      // The register of schools is one object of the same bucket: pages and forms read it, and nothing else there.
      expect(whoMay('s3:GetObject')).toEqual(['Decisions', 'Pages']);
      for (const name of ['Decisions', 'Pages']) {
        const [read] = cloud.grantsOf(`Functions${name}Role`).filter(({ action }) => action === 's3:GetObject');
        expect(JSON.stringify(read?.resources)).toContain('/register/schools.json.gz');
        expect(JSON.stringify(read?.resources)).not.toContain('*');
      }
    });

    it('lets the post alone send mails, and from our own address alone', () => {
      expect(whoMay('ses:SendRawEmail')).toEqual(['Post']);
      const [send] = cloud.grantsOf('FunctionsPostRole').filter(({ action }) => action === 'ses:SendRawEmail');
      expect(send?.condition).toEqual({ StringEquals: { 'ses:FromAddress': 'no-reply@partnership.example' } });
    });

    it('lets the post alone send text messages, under our own name alone', () => {
      expect(whoMay('sms-voice:SendTextMessage')).toEqual(['Post']);
      const [send] = cloud.grantsOf('FunctionsPostRole').filter(({ action }) => action === 'sms-voice:SendTextMessage');
      expect(JSON.stringify(send?.resources)).toContain(':sender-id/SCHOOLS/GB');
    });

    it('lets the delivery alone start and ring workflows, and no others than ours', () => {
      expect(whoMay('states:StartExecution')).toEqual(['Delivery']);
      expect(whoMay('states:SendTaskSuccess')).toEqual(['Delivery']);
      const [ring] = cloud
        .grantsOf('FunctionsDeliveryRole')
        .filter(({ action }) => action === 'states:SendTaskSuccess');
      expect(ring?.resources).toHaveLength(7);
    });

    it('lets those who make or follow links read the keys behind them, and one function make them', () => {
      expect(whoMay('ssm:GetParameter')).toEqual(['Decisions', 'Pages', 'Post']);
      expect(whoMay('ssm:PutParameter')).toEqual(['LinkKeys']);
    });

    it('lets the anchor of the audit trail read, and write nowhere but in its log', () => {
      expect(whoMay('dynamodb:PutItem')).not.toContain('AuditAnchor');
      expect(whoMay('dynamodb:DeleteItem')).not.toContain('AuditAnchor');
    });

    it('gives the keys of links to nobody who may not read them', () => {
      const told = cloud
        .all('AWS::Lambda::Function')
        .filter(({ properties }) => JSON.stringify(properties.Environment ?? {}).includes('"LINK_KEYS"'));
      expect(told.length).toBe(whoMay('ssm:GetParameter').length);
    });

    it('puts no secret into a template', () => {
      expect(cloud.json).not.toMatch(/"(SecretString|Password|keys)"/);
    });

    it('lets each workflow call the tasks that stand in it, and no other', () => {
      const taskOf = (resource: string) => /FunctionsTask(\w+)Function/.exec(resource)?.[1];
      const called = everyGrant()
        .filter(({ role, grant }) => role.startsWith('Workflows') && grant.action === 'lambda:InvokeFunction')
        .flatMap(({ grant }) => grant.resources.map(taskOf));
      expect(new Set(called)).toEqual(new Set(Object.keys(taskBindings)));
      const collect = everyGrant().filter(
        ({ role, grant }) => role.startsWith('Workflowscollectresponses') && grant.action === 'lambda:InvokeFunction',
      );
      expect(collect.flatMap(({ grant }) => grant.resources.map(taskOf)).sort()).toEqual([
        'AwaitAnswer',
        'ChaseRequest',
        'OpenRequest',
      ]);
    });
  });
};
