/** The thread in which files that strangers sent are read: see read-beside.ts, which ends it when it takes too long. */
import { parentPort } from 'node:worker_threads';
import { readingJobs } from '../../functions/reading-jobs.ts';

export type Asked = { readonly job: string; readonly input: unknown };
export type Told = { readonly gives: unknown } | { readonly why: string };

const told = async ({ job, input }: Asked): Promise<Told> => {
  const read = readingJobs.get(job);
  if (!read) return { why: `there is no job ${job}` };
  try {
    return { gives: await read(input as never) };
  } catch (error) {
    return { why: error instanceof Error ? error.name : typeof error };
  }
};

parentPort?.on('message', (asked: Asked) => {
  void told(asked).then((answer) => parentPort?.postMessage(answer));
});
