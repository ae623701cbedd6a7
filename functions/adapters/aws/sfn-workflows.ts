/** The workflows port on Step Functions. */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Workflows } from '../../ports.ts';

/** The service's names: 1 to 80 letters, and none of those that it gives a meaning. */
const executionName = (name: string): string => name.replace(/[^\w-]/g, '_').slice(0, 80);

/**
 * `arns` is what the names of all state machines follow: `arn:aws:states:REGION:ACCOUNT:stateMachine:PREFIX`. Both throw
 * when the service throttles, cannot be reached or refuses: the outbox tries again.
 */
export const createSfnWorkflows = ({ client, arns }: { client: SFNClient; arns: string }): Workflows => ({
  start: async ({ workflow, name, input }) => {
    const command = new StartExecutionCommand({
      stateMachineArn: `${arns}${workflow}`,
      name: executionName(name),
      input: JSON.stringify(input),
    });
    try {
      await client.send(command);
    } catch (error) {
      // It ran, or runs: the name is the guard, also where an upgrade has changed the input since.
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
  ring: async (token, output) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) }));
      return 'rung';
    } catch (error) {
      const gone = error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
      if (!gone) throw error;
      return 'gone';
    }
  },
});
