import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { carriesBrowser, ourEnvironment, unpackBrowser } from './carried.ts';

/** A browser that has not started by then has hung. Milliseconds. */
const START_WITHIN = 60_000;

/**
 * Starts a browser without a window; close it when you are done.
 * `debugPort`: another tool may look at its pages through that port.
 * On Linux x64 it is the Chromium that a package carries, elsewhere the Chrome that is installed.
 */
export async function launchBrowser({ debugPort }: { debugPort?: number } = {}): Promise<Browser> {
  const debugged = debugPort === undefined ? [] : [`--remote-debugging-port=${debugPort}`];
  if (!carriesBrowser()) return chromium.launch({ channel: 'chrome', args: debugged, timeout: START_WITHIN });
  const home = unpackBrowser();
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', ...debugged],
    env: { ...ourEnvironment(), LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: home },
    timeout: START_WITHIN,
  });
}
