/**
 * The platform as it was deployed by a released version. What holds data, or what somebody waits on, must be the same
 * resource in the next: CloudFormation deletes a logical id that is gone and makes a new one beside it. A replaced machine
 * would end every wait, a replaced API would lead every mailed link nowhere, a task with another name would be asked in vain
 * by each execution that keeps its old definition. Never change a released template; add one.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { workflowNames } from '../../functions/domain/work-names.ts';
import { taskBindings } from '../../workflows/bindings.ts';
import type { Synthesised } from './assembly.ts';

const folder = join(import.meta.dirname, 'released');
const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const Released = z.object({ Resources: z.record(z.string(), Resource) });
type Resources = z.infer<typeof Released>['Resources'];

const sha256: Readonly<Record<string, string>> = {
  '2026-11-30.template.json.br': 'e0739dfe65d41cab7eabe87404c03d176fa29cf1923eb3ca95f595523cf82798',
};

/** Properties that cannot change without a new resource in the old one's place, by type. */
const replacing: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType'],
  'AWS::ApiGatewayV2::Api': ['ProtocolType'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'Custom::LinkKeys': ['ServiceToken'],
};

/** The web was eight areas, each with two functions; what they logged may go with them. */
const mayGo = /^Functions(Links|Boards|Returns|Year|Writing|Reports|Records|Workspace)(Pages|Decisions)(Log|Function)/;

const keptOf = ({ Type, Properties }: z.infer<typeof Resource>) => ({
  type: Type,
  properties: Object.fromEntries((replacing[Type] ?? []).map((name) => [name, Properties[name]])),
});

/** Everything of the types that hold something. */
const held = (resources: Resources) =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([id, { Type }]) => Type in replacing && !mayGo.test(id))
      .map(([id, resource]) => [id, keptOf(resource)]),
  );

const Attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

/** The logical id of the function behind each task that a machine's definition names. */
const tasksOf = (resources: Resources): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
      .flatMap(({ Properties }) => Object.entries(Object(Properties.DefinitionSubstitutions)))
      .flatMap(([name, to]) => {
        const found = Attribute.safeParse(to);
        return found.success ? [[name, found.data['Fn::GetAtt'][0]]] : [];
      }),
  );

/** The name under which a function carries out a task. */
const taskNameOf = (resources: Resources, id: string): unknown => {
  const environment = z.object({ Variables: z.record(z.string(), z.unknown()) });
  return environment.parse(resources[id]?.Properties.Environment).Variables.TASK;
};

/** `made` gives today's assembly. */
export const releasedTests = (made: () => Synthesised): void => {
  describe.each(readdirSync(folder))('a platform that was deployed as %s', (file) => {
    const packed = readFileSync(join(folder, file));
    const old = Released.parse(JSON.parse(brotliDecompressSync(packed).toString())).Resources;
    const today = (): Resources => Released.parse(JSON.parse(made().json)).Resources;

    it('is what was released', () => {
      expect(createHash('sha256').update(packed).digest('hex')).toBe(sha256[file]);
    });

    it('keeps its table, bucket, logs, machines, tasks, API, queue, topic and keys: none is replaced', () => {
      const now = held(today());
      const before = held(old);
      expect(Object.values(before).filter(({ type }) => type.endsWith('StateMachine'))).toHaveLength(
        // Reviews between heads came after it.
        workflowNames.filter((name) => name !== 'leadership-review').length,
      );
      expect(now).toMatchObject(before);
    });

    it('has behind every task that a waiting definition names a function that carries out the same', () => {
      const before = tasksOf(old);
      expect(Object.keys(before).toSorted()).toEqual(expect.arrayContaining(['AwaitAnswer', 'OpenRequest']));
      for (const [name, id] of Object.entries(before)) {
        expect([name, taskNameOf(today(), id)]).toEqual([name, taskNameOf(old, id)]);
      }
      expect(Object.keys(before).filter((name) => !(name in taskBindings))).toEqual([]);
    });
  });
};
