/** Everything that reads what a stranger sent as a file, by the name under which it is asked for in another thread. */
import { figuresFiles } from './review/figures-file.ts';
import { sealsInFiles } from './signing/seal-in-file.ts';
import { uploads } from './web/read-files.ts';

const jobs = [uploads, figuresFiles, sealsInFiles] as const;

export const readingJobs: ReadonlyMap<string, (input: never) => Promise<unknown>> = new Map(
  jobs.map(({ name, read }) => [name, read]),
);
