/** One task of the workflows. Deployed once for each, told by its environment which it is. */
import { readTaskName } from '../adapters/aws/config.ts';
import { withRequestId } from '../adapters/aws/log.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { StoreUnavailable } from '../adapters/store-unavailable.ts';
import { TooBusy } from '../records/too-busy.ts';
import { tasks } from '../site/tasks.ts';

const outside = begun(createOutside);

export const handler = withRequestId(async (payload: unknown): Promise<unknown> => {
  try {
    return await tasks[readTaskName()](await outside(), payload);
  } catch (error) {
    throw error instanceof StoreUnavailable ? new TooBusy(error.message, { cause: error }) : error;
  }
});
