import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Unpacks the carried browser unless it is there, and says where. Safe to call from several processes at once:
 * each unpacks beside the place and moves the whole into it, so nobody ever starts a half-written file.
 */
export function unpackBrowser(): string {
  const carried = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = join(tmpdir(), `school-partnerships-browser-${versionOf(carried)}`);
  if (existsSync(home)) return home;
  const beside = mkdtempSync(`${home}-`);
  execFileSync(process.execPath, ['-e', `require(${JSON.stringify(carried)}).executablePath()`], {
    // The package unpacks to the temporary directory, and its libraries only where it believes itself on Lambda.
    env: { ...ourEnvironment(), TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  writeFileSync(join(beside, 'fonts.conf'), fontSettings(home));
  mkdirSync(join(beside, 'fonts-cache'), { recursive: true });
  moveInto(home, beside);
  return home;
}

/** Whether this machine is one that the package carries a browser for. */
export function carriesBrowser(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

function moveInto(home: string, beside: string): void {
  try {
    renameSync(beside, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(beside, { recursive: true });
  }
}

function versionOf(carried: string): string {
  const manifest = join(dirname(carried), '..', '..', 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  return version;
}

/** Only the carried font, so that a screenshot looks the same on every machine. */
function fontSettings(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts', 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** This process's environment, for a child that needs a little more. */
export function ourEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
