/** `npm run where`: executions of one partnership, in the cloud and on one machine, each under the one that started it. */
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { executionsInCloud, statesOpenIn } from '../../infra/cloud/executions-of.ts';
import { type Found, whereLines } from '../../infra/commands/where-lines.ts';
import { startedBy } from '../../workflows/children.ts';

const arn = (name: string): string => `arn:aws:states:eu-west-2:111122223333:execution:x:${name}`;
const at = (minute: number): Date => new Date(Date.UTC(2027, 0, 14, 9, minute));
const entered = (name: string, minute: number, type: HistoryEvent['type'] = 'TaskStateEntered'): HistoryEvent => ({
  id: minute,
  type,
  timestamp: at(minute),
  stateEnteredEventDetails: { name },
});
const exited = (name: string, minute: number): HistoryEvent => ({
  id: minute,
  type: 'TaskStateExited',
  timestamp: at(minute),
  stateExitedEventDetails: { name },
});

describe('where an execution stands, by its history', () => {
  it('is in the state that it entered and has not left, though it was there before', () => {
    const history = [
      entered('Open', 1),
      exited('Open', 2),
      entered('Await', 3),
      exited('Await', 4),
      entered('Chase', 5),
      exited('Chase', 6),
      entered('Await', 7),
    ];
    expect(statesOpenIn(history.toReversed())).toEqual([{ state: 'Await', since: at(7).toISOString() }]);
  });

  it('is in each branch of a map, and the map itself is not named beside them', () => {
    const history = [
      entered('Each party', 1, 'MapStateEntered'),
      entered('Ask', 2),
      entered('Ask', 3),
      exited('Ask', 4),
      entered('Next step', 5),
    ];
    expect(statesOpenIn(history.toReversed()).map(({ state }) => state)).toEqual(['Ask', 'Next step']);
  });

  it('is nowhere once all was left', () => {
    expect(statesOpenIn([exited('Open', 2), entered('Open', 1)])).toEqual([]);
  });
});

const inputs: Readonly<Record<string, object>> = {
  'valley-proposal-202627-v1': { partnership: 'valley' },
  'valley-approval-proposal-12345678': { partnership: 'valley', [startedBy]: arn('valley-proposal-202627-v1') },
  'valley-two-proposal-202627-v1': { partnership: 'valley-two' },
  'tarn-proposal': { partnership: 'tarn' },
};

const anAccount = () => {
  const client = mockClient(SFNClient);
  const machine = (name: string) => ({
    name,
    stateMachineArn: arn(name),
    type: 'STANDARD' as const,
    creationDate: at(0),
  });
  client.on(ListStateMachinesCommand).resolves({
    stateMachines: ['SchoolPartnerships-proposal', 'SchoolPartnerships-trial-proposal'].map(machine),
  });
  client.on(ListExecutionsCommand).callsFake(({ stateMachineArn }) => ({
    executions:
      stateMachineArn === arn('SchoolPartnerships-proposal')
        ? Object.keys(inputs).map((name, minute) => ({
            ...{ name, executionArn: arn(name), startDate: at(minute) },
            ...(minute === 1 ? { status: 'SUCCEEDED', stopDate: at(9) } : { status: 'RUNNING' }),
          }))
        : [],
  }));
  client.on(DescribeExecutionCommand).callsFake(({ executionArn }) => ({
    input: JSON.stringify(inputs[Object.keys(inputs).find((one) => arn(one) === executionArn) ?? '']),
  }));
  client.on(GetExecutionHistoryCommand).resolves({ events: [entered('Ask the boards', 5)] });
  return client;
};

describe('executions of one partnership in the cloud', () => {
  it('are its own, though another’s name begins alike, and of this instance alone', async () => {
    const account = anAccount();
    const found: Found[] = [];
    for await (const one of executionsInCloud(new SFNClient({}), 'SchoolPartnerships-', 'valley')) found.push(one);
    expect(found.map(({ name, at: states }) => [name, states.map(({ state }) => state)])).toEqual([
      ['valley-proposal-202627-v1', ['Ask the boards']],
      ['valley-approval-proposal-12345678', []],
    ]);
    const described = account.commandCalls(DescribeExecutionCommand).map(({ args }) => args[0].input.executionArn);
    expect(described).not.toContain(arn('tarn-proposal'));
  });

  it('are told from end to end, and what ended well is counted until all are asked for', async () => {
    anAccount();
    const found: Found[] = [];
    for await (const one of executionsInCloud(new SFNClient({}), 'SchoolPartnerships-', 'valley')) found.push(one);
    const first =
      'proposal valley-proposal-202627-v1, begun 2027-01-14 09:00 UTC: at "Ask the boards" since 2027-01-14 09:05 UTC';
    expect(await whereLines(found, async () => undefined, false)).toEqual([
      first,
      '1 that ended well is left out: --all shows them.',
    ]);
    expect(await whereLines(found, async () => 'for Sam', true)).toEqual([
      `${first}, for Sam`,
      '  proposal valley-approval-proposal-12345678, begun 2027-01-14 09:01 UTC: SUCCEEDED 2027-01-14 09:09 UTC',
    ]);
  });
});
