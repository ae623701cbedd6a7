/** One task of the workflows. Deployed once for each, told by its environment which it is. */
import { readTaskName } from '../adapters/aws/config.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { StoreUnavailable } from '../adapters/store-unavailable.ts';
import { tasks } from '../site/tasks.ts';

const outside = begun(createOutside);

/** The workflows know one name for "not just now", and try again by it. */
class TooBusy extends Error {
  constructor(cause: StoreUnavailable) {
    super(cause.message, { cause });
    this.name = 'TooBusy';
  }
}

export const handler = async (payload: unknown): Promise<unknown> => {
  const name = readTaskName();
  const task = tasks[name];
  if (!task) throw new Error(`no task is called ${name}`);
  try {
    return await task(await outside(), payload);
  } catch (error) {
    throw error instanceof StoreUnavailable ? new TooBusy(error) : error;
  }
};
