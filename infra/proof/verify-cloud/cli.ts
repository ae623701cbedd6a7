/** The real CDK CLI, as an admin runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Emulator } from '../emulators/aws.ts';
import { whenEnded } from '../emulators/when-ended.ts';

export type Ran = { readonly ok: boolean; readonly output: string };

export type Cli = (args: readonly string[]) => Promise<Ran>;

type CliNeeds = {
  readonly root: string;
  readonly emulator: Pick<Emulator, 'environment'>;
  /** Under `school-partnerships` of the context. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where the assembly is written. */
  readonly output: string;
};

export const cdkCli =
  ({ root, emulator, settings, output }: CliNeeds): Cli =>
  (args) =>
    new Promise((resolve) => {
      const context = ['-c', `school-partnerships=${JSON.stringify(settings)}`, '--output', output];
      const child = spawn(process.execPath, [join(root, 'node_modules/aws-cdk/bin/cdk'), ...args, ...context], {
        cwd: root,
        env: { ...process.env, ...emulator.environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, since it runs the app in a process of its own.
        detached: true,
      });
      const forget = whenEnded(() => {
        if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      });
      const heard: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => heard.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => heard.push(chunk));
      child.on('close', (code) => {
        forget();
        resolve({ ok: code === 0, output: Buffer.concat(heard).toString() });
      });
    });
