/** The process itself: reads its settings, starts the system, prints one line, stops when it is told. */
import './heap.ts';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { firstPageEvent } from './first-page.ts';
import { lambdaContext } from './lambda-context.ts';
import { type LocalSystem, startLocal } from './run.ts';
import { isDemonstration, lacksMail, readSettings } from './settings.ts';
import { versionIn } from './version.ts';

/** Errors that say all a person needs; the others come with their stack. */
const plainErrors = new Set([
  'FolderInUse',
  'BadPartnershipFiles',
  'NoPartnerships',
  'StoreUnavailable',
  'LinkKeysUnreadable',
]);

const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Choose another: PORT=3001';
  }
  // What the operating system refuses: its own words name the file or folder.
  if ('syscall' in error) return error.message;
  return plainErrors.has(error.name) ? error.message : (error.stack ?? error.message);
};

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const stopOn = (system: LocalSystem): void => {
  let stopping = false;
  const stop = (): void => {
    // A second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    system.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(told(error)),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

const settings = readSettings(process.env);
if (!settings.ok) fail(`These settings cannot be used:\n${settings.detail}`);
else if (lacksMail(settings.value)) {
  fail(
    'These settings cannot be used:\nMAIL_URL: expected the address of a mail server, such as smtp://user:password@mail.example:587, beside PUBLIC_URL: without one, nobody whom this asks would hear of it',
  );
} else {
  try {
    const system = await startLocal({
      settings: settings.value,
      stylesheet: readFileSync(new URL('./app.css', import.meta.url), 'utf8'),
      // This file runs as .build/local/main.mjs.
      version: versionIn(fileURLToPath(new URL('../..', import.meta.url))),
      needsPartnerships: true,
      tell: (line) => process.stderr.write(line),
      partnerships: fileURLToPath(new URL('../../infra/partnerships', import.meta.url)),
    });
    stopOn(system);
    await system.door(firstPageEvent(), lambdaContext('first-page'));
    const isDemo = isDemonstration(settings.value) && settings.value.partnerships === undefined;
    process.stdout.write(`ready ${system.url} in ${Math.round(performance.now())} ms\n`);
    if (!isDemo) for (const line of [...system.said, ...(await system.aboutServer)]) process.stdout.write(`${line}\n`);
  } catch (error) {
    fail(told(error));
  }
}
