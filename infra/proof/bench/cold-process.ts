/**
 * A new process, as Lambda starts one: it loads a bundle, then answers one event. What that cost is counted inside it:
 * processor time, and the files of the bundle that were read.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const Measured = z.object({
  /**
   * Milliseconds of processor time: to load the bundle, which is what Lambda waits for before it hands on an event; and from
   * then to the answer, with whatever the function had begun as it was loaded, such as reading the keys behind links.
   */
  startMs: z.number(),
  answerMs: z.number(),
  /** Read before the answer. */
  files: z.number(),
  bytes: z.number(),
  /** The answer's status; 0 for an answer that is no page. */
  status: z.number(),
});
export type Measured = z.infer<typeof Measured>;

const code = `
const { statSync } = require('node:fs');
const { dirname } = require('node:path');
const { path, event, aheadMs } = JSON.parse(process.env.COLD);
delete process.env.COLD;
const Real = Date;
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + aheadMs) : super(...given); }
  static now() { return Real.now() + aheadMs; }
};
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const began = spent();
const { handler } = require(path);
const started = spent();
(async () => {
  const answer = await handler(event, { awsRequestId: 'cold', getRemainingTimeInMillis: () => 15000 });
  const answered = spent();
  const read = Object.keys(require.cache).filter((file) => file.startsWith(dirname(path)));
  const bytes = read.reduce((sum, file) => sum + statSync(file).size, 0);
  const measured = { startMs: started - began, answerMs: answered - started, files: read.length, bytes };
  process.stdout.write('\\n' + JSON.stringify({ ...measured, status: answer?.statusCode ?? 0 }), () => process.exit(0));
})();`;

export type Cold = {
  /** The bundle's file. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
  /** How far its clock is from the machine's. */
  readonly aheadMs: number;
};

/** `folder`: where the program that does it is written. */
export const openColdProcess = (folder: string) => {
  const program = join(folder, 'cold.cjs');
  writeFileSync(program, code);
  return async ({ path, environment, event, aheadMs }: Cold): Promise<Measured> => {
    const env = { PATH: process.env.PATH ?? '', ...environment, COLD: JSON.stringify({ path, event, aheadMs }) };
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
    return Measured.parse(JSON.parse(stdout.split('\n').at(-1) ?? ''));
  };
};
