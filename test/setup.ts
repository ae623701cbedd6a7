import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { carriesBrowser, unpackBrowser } from '../infra/proof/browser/carried.ts';

/**
 * Once before all tests: the browser is unpacked, so that no test waits for it, and temporary files get a folder of their
 * own, so that whatever a test or a process that it killed leaves behind goes when the run ends.
 */
export function setup(): () => void {
  const browser = carriesBrowser() ? unpackBrowser() : undefined;
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'school-partnerships-test-'));
  if (browser !== undefined) symlinkSync(browser, join(folder, basename(browser)));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
