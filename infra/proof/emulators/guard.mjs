/**
 * Stands between whoever starts an emulator and the emulator, in a process group of its own. When its input closes, which it
 * does however its starter ends, or when it is told to end, it takes the emulator with it and every process that the emulator
 * has started: each has written its number into a file. Plain JavaScript, so that it stands at once.
 *
 *   node guard.mjs PROCESSES MARK PROGRAM
 *
 * MARK stands in the command line of each of those processes; a number that now belongs to somebody else is left alone.
 */
import { execFileSync, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

const [processes, mark, program] = process.argv.slice(2);
// Kept open: the folder may be deleted before the end.
const file = openSync(processes, 'a+');
const graceMs = 3000;
const rounds = 40;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const commandOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    } catch {
      return '';
    }
  }
};

/** Where the file is read from the beginning each time: more may have been started meanwhile. */
const started = () => {
  const text = (() => {
    try {
      return readFileSync(processes, 'utf8');
    } catch {
      return readFileSync(file, 'utf8');
    }
  })();
  return [...new Set(text.split('\n').map(Number))].filter((pid) => pid > 1);
};

const emulator = spawn(program, { stdio: ['ignore', 'inherit', 'inherit'] });
const gone = new Promise((resolve) => {
  emulator.once('exit', resolve);
  emulator.once('error', resolve);
});

let ending = false;
const end = async () => {
  if (ending) return;
  ending = true;
  emulator.kill('SIGTERM');
  await Promise.race([gone, pause(graceMs)]);
  emulator.kill('SIGKILL');
  await gone;
  for (let round = 0; round < rounds; round += 1) {
    const left = started().filter((pid) => commandOf(pid).includes(mark));
    if (left.length === 0) break;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await pause(50);
  }
  process.exit(0);
};

process.stdin.resume();
process.stdin.once('close', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, end);
void gone.then(end);
