/**
 * `npm run test:date -- 2028-02-29`: runs the tests as if it were that day, in every Node process and thread; 09:00 in London
 * unless told (`2027-03-28T00:30`). Files of tests may follow, or `run` and the name of another script: `run demo`.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { askedDate } from '../proof/dates/asked.ts';

const preload = fileURLToPath(new URL('../proof/dates/shifted.cjs', import.meta.url));
const asked = askedDate(process.argv.slice(2));
if (asked.ok) {
  const { moment, script } = asked.value;
  const [name = 'test', ...more] = script;
  console.log(`npm run ${script.join(' ')}, as if it were ${moment.toISOString()}`);
  const child = spawn('npm', ['run', name, '--', ...more], {
    stdio: 'inherit',
    env: {
      ...process.env,
      DATE_AHEAD_MS: String(moment.getTime() - Date.now()),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(preload)}`.trim(),
    },
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(asked.detail);
  process.exitCode = 2;
}
