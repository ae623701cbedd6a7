/**
 * `npx tsx infra/commands/kill-loop.ts --requests 200 --kills 20`: kills the server at random moments while decisions are
 * given, and says what was lost or done twice. The last line is JSON.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleIfChanged } from '../local/bundle.ts';
import { killLoop } from '../proof/bench/kill-loop.ts';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((each) => each !== '--'),
  options: { requests: { type: 'string', default: '200' }, kills: { type: 'string', default: '20' } },
});
await bundleIfChanged(fileURLToPath(new URL('../..', import.meta.url)));
const began = performance.now();
const { faults, ...report } = await killLoop({
  requests: Number(values.requests),
  kills: Number(values.kills),
  tell: (line) => void process.stderr.write(line),
});
for (const fault of faults) console.log(fault);
console.log(JSON.stringify({ ...report, faults: faults.length, ms: Math.round(performance.now() - began) }));
process.exitCode = faults.length === 0 ? 0 : 1;
