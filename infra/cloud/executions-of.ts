/** Every execution of one partnership in the cloud that the service still knows of: those that ended go after 90 days. */
import {
  DescribeExecutionCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { workflowNames } from '../../functions/domain/work-names.ts';

const Input = z.record(z.string(), z.unknown());
const readInput = (text: string | undefined) => {
  try {
    return Input.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
};

/** Names begin with what they were given; earlier versions cut them to forty, and wrote others as underscores. */
const mayBeOf = (name: string, partnership: string): boolean =>
  name.startsWith(partnership.slice(0, 40).replace(/[^\w-]/g, '_')) || /^[0-9a-f-]{36}(_|$)/.test(name);

/** A look at the newest events is enough: whoever waits for months has done nothing since. */
const mostEvents = 1000;

type At = { readonly state: string; readonly since: string };

/** The states that were entered and not left, by events that are given newest first. A state that holds others is left out. */
export const statesOpenIn = (newestFirst: readonly HistoryEvent[]): readonly At[] => {
  const left = new Map<string, number>();
  const open: At[] = [];
  for (const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited, timestamp, type } of newestFirst) {
    if (exited?.name !== undefined) left.set(exited.name, (left.get(exited.name) ?? 0) + 1);
    if (entered?.name === undefined) continue;
    const times = left.get(entered.name) ?? 0;
    if (times > 0) left.set(entered.name, times - 1);
    else if ((type !== 'MapStateEntered' && type !== 'ParallelStateEntered') || open.length === 0) {
      open.push({ state: entered.name, since: timestamp?.toISOString() ?? '' });
    }
  }
  return open.toReversed();
};

const statesOf = async (client: SFNClient, executionArn: string): Promise<readonly At[]> => {
  const events: HistoryEvent[] = [];
  const pages = paginateGetExecutionHistory(
    { client },
    { executionArn, reverseOrder: true, includeExecutionData: false },
  );
  for await (const { events: page = [] } of pages) {
    events.push(...page);
    if (events.length >= mostEvents) break;
  }
  return statesOpenIn(events);
};

/** `beginning`: what the names of our machines begin with, such as `SchoolPartnerships-`. */
export async function* executionsInCloud(client: SFNClient, beginning: string, partnership: string) {
  const ours = new Set(workflowNames.map((name) => `${beginning}${name}`));
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    for (const { stateMachineArn, name: machine = '' } of stateMachines.filter(({ name = '' }) => ours.has(name))) {
      for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn })) {
        for (const { executionArn = '', name = '', startDate, stopDate, status = '' } of executions) {
          if (!mayBeOf(name, partnership)) continue;
          const told = await client.send(new DescribeExecutionCommand({ executionArn }));
          const input = readInput(told.input);
          if (input.partnership !== partnership) continue;
          yield {
            id: executionArn,
            name,
            workflow: machine.slice(beginning.length),
            status,
            since: startDate?.toISOString() ?? '',
            ended: stopDate?.toISOString(),
            input,
            at: status === 'RUNNING' ? await statesOf(client, executionArn) : [],
          };
        }
      }
    }
  }
}
