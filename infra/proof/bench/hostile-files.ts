/**
 * Files that are small to send and large to read: for each kind of door the processor's time of the slowest, milliseconds, and
 * by how much the most memory that this process ever held grew, MB. Its own reader runs in a thread with a bound on both.
 */
import { readCohortLines } from '../../../functions/domain/cohort/read-cohort.ts';
import { figuresFiles } from '../../../functions/review/figures-file.ts';
import { sealsInFiles } from '../../../functions/signing/seal-in-file.ts';
import { uploads } from '../../../functions/web/read-files.ts';
import { hostileMultiparts, hostilePdfs, hostileTables, hostileWorkbooks } from '../hostile/files.ts';
import { rounded } from './figures.ts';

type Kinds<Made> = Readonly<Record<string, () => Made>>;

const mostHeldMb = (): number => process.resourceUsage().maxRSS / 1024;

/** Throws where one was let in. */
const tried = async <Made>(kinds: Kinds<Made>, isRefused: (made: Made) => Promise<boolean>) => {
  const held = mostHeldMb();
  let [slowest, cpuMs] = ['none', 0];
  for (const [name, make] of Object.entries(kinds)) {
    const made = make();
    const before = process.cpuUsage();
    if (!(await isRefused(made))) throw new Error(`${name} was let in`);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > cpuMs) [slowest, cpuMs] = [name, (user + system) / 1000];
  }
  return { kinds: Object.keys(kinds).length, slowest, cpu_ms: rounded(cpuMs), grew_mb: rounded(mostHeldMb() - held) };
};

export const hostileFiles = async () => ({
  hostile_files: {
    workbooks: await tried(hostileWorkbooks, async (bytes) => !(await figuresFiles.read(bytes)).ok),
    tables: await tried(hostileTables, async (bytes) => {
      const read = await figuresFiles.read(bytes);
      return !read.ok || !readCohortLines(read.lines, ['Science']).ok;
    }),
    pdfs: await tried(hostilePdfs, async (bytes) => (await sealsInFiles.read(bytes)) === undefined),
    forms: await tried(hostileMultiparts, async ({ contentType, body }) => {
      const { ok } = await uploads.read({ bytes: body, contentType, taken: ['file'] });
      return !ok;
    }),
  },
});
