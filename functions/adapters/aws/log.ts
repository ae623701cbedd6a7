/** Structured log lines, as CloudWatch reads them: one line of JSON each. */
import type { Log } from '../../ports.ts';

type Write = (line: string) => void;
const toOutput: Write = (line) => void process.stdout.write(line);

export const createLog =
  (write: Write = toOutput): Log =>
  (level, event, detail = {}) =>
    write(`${JSON.stringify({ level, event, ...detail })}\n`);
