import {
  ExecutionAlreadyExists,
  ExecutionLimitExceeded,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSfnWorkflows } from '../../../functions/adapters/aws/sfn-workflows.ts';

const client = mockClient(SFNClient);
const arns = 'arn:aws:states:eu-west-2:111122223333:stateMachine:SchoolPartnerships-';
const workflows = createSfnWorkflows({ client: new SFNClient({ region: 'eu-west-2' }), arns });
const said = { message: 'as the service says it', $metadata: {} };
const named = (name: string) => Object.assign(new Error('as the service says it'), { name });

beforeEach(() => client.reset());

const start = (name = 'valley-proposal-202627-v1') =>
  workflows.start({ workflow: 'proposal', name, input: { partnership: 'valley' } });

describe('starting a workflow', () => {
  it('starts the machine of that name with the input as JSON', async () => {
    client.on(StartExecutionCommand).resolves({});
    await start();
    expect(client.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: `${arns}proposal`,
      name: 'valley-proposal-202627-v1',
      input: '{"partnership":"valley"}',
    });
  });

  it('does nothing when an execution of that name is there already', async () => {
    client.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(said));
    await expect(start()).resolves.toBeUndefined();
  });

  it('gives the service no name that it would refuse', async () => {
    client.on(StartExecutionCommand).resolves({});
    await start(`signing#valley/ü ${'x'.repeat(100)}`);
    expect(client.commandCalls(StartExecutionCommand)[0]?.args[0].input.name).toMatch(/^[\w-]{80}$/);
  });

  it.each([new ExecutionLimitExceeded(said), named('ThrottlingException'), named('TimeoutError')])(
    'throws, so that the outbox tries again: $name',
    async (error) => {
      client.on(StartExecutionCommand).rejects(error);
      await expect(start()).rejects.toThrow(error);
    },
  );
});

describe('ringing a doorbell', () => {
  const ring = () => workflows.ring('token', { settled: true });

  it('hands the output to whoever waits behind the token', async () => {
    client.on(SendTaskSuccessCommand).resolves({});
    expect(await ring()).toBe('rung');
    expect(client.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token',
      output: '{"settled":true}',
    });
  });

  it.each([new TaskTimedOut(said), new TaskDoesNotExist(said), new InvalidToken(said)])(
    'finds nobody behind the token any more: $name',
    async (error) => {
      client.on(SendTaskSuccessCommand).rejects(error);
      expect(await ring()).toBe('gone');
    },
  );

  it.each(['ThrottlingException', 'TimeoutError', 'AccessDeniedException', 'InvalidOutput'])(
    'throws, so that the outbox tries again: %s',
    async (name) => {
      client.on(SendTaskSuccessCommand).rejects(named(name));
      await expect(ring()).rejects.toThrow();
    },
  );
});
