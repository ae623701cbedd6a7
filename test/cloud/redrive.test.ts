import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { type Stopped, stoppedExecutions } from '../../infra/cloud/redrive.ts';
import { startedBy } from '../../workflows/children.ts';

const arn = (name: string) => `arn:aws:states:eu-west-2:111122223333:execution:x:${name}`;
const inputs: Readonly<Record<string, object>> = {
  'valley-proposal-202627-v1': { partnership: 'valley' },
  'valley-decision-alder-12345678': { partnership: 'valley', [startedBy]: arn('valley-proposal-202627-v1') },
  'tarn-review': { partnership: 'tarn' },
};

const anAccount = () => {
  const client = mockClient(SFNClient);
  const machines = ['SchoolPartnerships-proposal', 'SchoolPartnerships-trial-proposal', 'SomebodyElse-proposal'];
  client.on(ListStateMachinesCommand).resolves({
    stateMachines: machines.map((name) => ({
      name,
      stateMachineArn: arn(name),
      type: 'STANDARD',
      creationDate: new Date('2026-09-01T09:00:00Z'),
    })),
  });
  client.on(ListExecutionsCommand).callsFake(({ stateMachineArn, statusFilter }) => ({
    executions:
      stateMachineArn === arn('SchoolPartnerships-proposal') && statusFilter === 'FAILED'
        ? Object.keys(inputs).map((name) => ({
            name,
            executionArn: arn(name),
            stopDate: new Date('2027-01-14T09:00:00Z'),
          }))
        : [],
  }));
  client.on(DescribeExecutionCommand).callsFake(({ executionArn }) => {
    const name = Object.keys(inputs).find((one) => arn(one) === executionArn) ?? '';
    return {
      input: JSON.stringify(inputs[name]),
      ...(name === 'tarn-review'
        ? { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: 'Execution is older than 14 days' }
        : { redriveStatus: 'REDRIVABLE' }),
    };
  });
  client.on(RedriveExecutionCommand).resolves({ redriveDate: new Date('2027-01-15T09:00:00Z') });
  return client;
};

describe('executions that stopped', () => {
  it('are redriven by their topmost, of this instance alone, and what is too old says so', async () => {
    const account = anAccount();
    const found: Stopped[] = [];
    for await (const one of stoppedExecutions(new SFNClient({ region: 'eu-west-2' }), 'SchoolPartnerships-'))
      found.push(one);
    expect(found.map(({ name, partnership, lost }) => [name, partnership, lost])).toEqual([
      ['valley-proposal-202627-v1', 'valley', undefined],
      ['tarn-review', 'tarn', 'Execution is older than 14 days'],
    ]);
    await found[0]?.redrive();
    expect(account.commandCalls(RedriveExecutionCommand).map(({ args }) => args[0].input)).toEqual([
      { executionArn: arn('valley-proposal-202627-v1') },
    ]);
    const looked = account.commandCalls(ListExecutionsCommand).map(({ args }) => args[0].input.stateMachineArn);
    expect(new Set(looked)).toEqual(new Set([arn('SchoolPartnerships-proposal')]));
  });
});
