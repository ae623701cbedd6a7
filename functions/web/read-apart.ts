/**
 * Reads what strangers send apart from the thread that answers, where there is such a place: whatever a file does to whoever
 * reads it, pages go on. Every job keeps bounds of its own as well, so that where there is none nothing is unbounded.
 */
import type { Outside } from '../ports.ts';

/** What `read` takes and gives must be plain values and bytes: it may be called in another thread. */
export type ReadingJob<I, O> = { readonly name: string; readonly read: (input: I) => Promise<O> };

/** `too-long`: it was stopped. Nothing is known of what was sent but that. */
export const readApart = async <I, O>(
  { apart, log }: Pick<Outside, 'apart' | 'log'>,
  job: ReadingJob<I, O>,
  input: I,
): Promise<{ readonly read: O } | 'too-long' | 'busy'> => {
  if (!apart) return { read: await job.read(input) };
  const ended = await apart.run(job.name, input);
  if (ended !== 'too-long' && ended !== 'busy') return { read: ended.gives as O };
  log('warn', 'not-read', { job: job.name, because: ended });
  return ended;
};
