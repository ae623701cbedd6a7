/** Executions that stopped, by their topmost parents: redriving one redrives what it had started. */
import {
  DescribeExecutionCommand,
  paginateListExecutions,
  paginateListStateMachines,
  RedriveExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { workflowNames } from '../../functions/domain/work-names.ts';
import { startedBy } from '../../workflows/children.ts';

export type Stopped = {
  readonly name: string;
  readonly workflow: string;
  readonly partnership: string | undefined;
  readonly since: string;
  readonly status: string;
  /** Why it cannot be redriven any more; undefined where it can. */
  readonly lost: string | undefined;
  redrive(): Promise<void>;
};

const Input = z.record(z.string(), z.unknown());
/** What somebody stopped on purpose (ABORTED) stays stopped. */
const statuses = ['FAILED', 'TIMED_OUT'] as const;

/** `beginning`: what the names of our machines begin with, such as `SchoolPartnerships-`. */
export async function* stoppedExecutions(client: SFNClient, beginning: string): AsyncGenerator<Stopped> {
  const ours = new Set(workflowNames.map((name) => `${beginning}${name}`));
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    for (const { stateMachineArn, name: machine = '' } of stateMachines.filter(({ name = '' }) => ours.has(name))) {
      for (const statusFilter of statuses) {
        for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn, statusFilter })) {
          for (const { executionArn, name = '', stopDate } of executions) {
            const told = await client.send(new DescribeExecutionCommand({ executionArn }));
            const input = Input.safeParse(JSON.parse(told.input ?? '{}')).data ?? {};
            if (startedBy in input) continue;
            const partnership = typeof input.partnership === 'string' ? input.partnership : undefined;
            yield {
              name,
              workflow: machine.slice(beginning.length),
              partnership,
              since: stopDate?.toISOString() ?? '',
              status: statusFilter,
              lost: told.redriveStatus === 'REDRIVABLE' ? undefined : (told.redriveStatusReason ?? 'not redrivable'),
              redrive: async () => {
                await client.send(new RedriveExecutionCommand({ executionArn }));
              },
            };
          }
        }
      }
    }
  }
}
