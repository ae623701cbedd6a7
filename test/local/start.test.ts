import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { bundleIfChanged } from '../../infra/local/bundle.ts';
import { FolderInUse, lockFolder } from '../../infra/local/data-lock.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { serve } from '../web/served.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'partnerships-start-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
type Started = {
  readonly child: ChildProcess;
  /** What it has written to its output when it has written a line, or has ended. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
};

const start = (environment: Record<string, string> = {}): Started => {
  const child = spawn(process.execPath, ['infra/local/start.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr?.on('data', (part) => {
    err += part;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  const firstLine = new Promise<string>((resolve) => {
    child.stdout?.on('data', (part) => {
      out += part;
      if (out.includes('\n')) resolve(out);
    });
    child.on('close', () => resolve(out));
  });
  return { child, firstLine, ended };
};

describe('npm start', () => {
  it('says where it answers in one line, serves its first page, and ends cleanly when it is told', async () => {
    const { child, firstLine, ended } = start();
    const [, url = ''] = /^ready (http:\/\/127\.0\.0\.1:\d+) in \d+ ms\n$/.exec(await firstLine) ?? [];
    const page = await fetch(url);
    expect(await page.text()).toContain('Try the demonstration');
    const [, stylesheet = ''] =
      /href="(\/assets\/app\.css\?v=[0-9a-f]{12})"/.exec(await (await fetch(url)).text()) ?? [];
    expect(await (await fetch(`${url}${stylesheet}`)).text()).toContain('.govuk-button');
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');

    const second = await start().ended;
    expect(second.code).toBe(1);
    expect(second.out).toBe('');
    expect(second.err).toContain('Another process is already using');

    child.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('says what is wrong with its settings, all at once, and ends', async () => {
    const { code, err } = await start({ PORT: 'x', PUBLIC_URL: 'nowhere' }).ended;
    expect(code).toBe(1);
    expect(err).toContain('PORT: expected');
    expect(err).toContain('PUBLIC_URL: expected');
    expect(err).not.toContain('    at ');
  });

  it.each([
    ['a folder that cannot be made', { DATA_DIR: join(root, 'package.json', 'data') }, 'package.json'],
    ['partnership files that are not there', { PARTNERSHIPS: '/nowhere/at-all' }, '/nowhere/at-all'],
  ])('names %s, and ends', async (_, environment, named) => {
    const { code, err } = await start(environment).ended;
    expect(code).toBe(1);
    expect(err).toContain(named);
    expect(err).not.toContain('    at ');
  });

  it('refuses to invite people without a mail server, and to run nothing', async () => {
    const invited = { PUBLIC_URL: 'http://partnership.example' };
    const silent = await start(invited).ended;
    expect([silent.code, silent.out]).toEqual([1, '']);
    expect(silent.err).toContain('MAIL_URL: expected the address of a mail server');
    const empty = await start({ ...invited, MAIL_URL: 'smtp://127.0.0.1:1', DATA_DIR: join(folder, 'none') }).ended;
    expect([empty.code, empty.out]).toEqual([1, '']);
    expect(empty.err).toMatch(/There is no partnership to run.*Skipped: wendle-valley/);
  });

  it('says what it brought in, and what its mail server said', async () => {
    const file = join(folder, 'plain.yaml');
    const { localClock: _, ...plain } = aPartnershipFile();
    writeFileSync(file, JSON.stringify(plain));
    const more = { PUBLIC_URL: 'http://partnership.example', MAIL_URL: 'smtp://127.0.0.1:1', PARTNERSHIPS: file };
    const { child, ended } = start({ ...more, DATA_DIR: join(folder, 'plain') });
    await new Promise<void>((resolve) => {
      let out = '';
      child.stdout?.on('data', (part) => {
        out += part;
        if (out.includes('mail server')) resolve();
      });
    });
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toContain('1 partnership: valley');
    expect(out).toContain('The mail server 127.0.0.1:1 cannot be used (ECONNREFUSED)');
  });

  it('says that its port is taken, and lets go of its folder', async () => {
    const { port, stop } = await serve([], anOutside());
    const dataDir = join(folder, 'no-port');
    const { code, err } = await start({ PORT: String(port), DATA_DIR: dataDir }).ended;
    await stop();
    expect([code, err]).toEqual([1, expect.stringContaining('PORT=3001')]);
    lockFolder(dataDir)();
  });

  it('says what is wrong with a partnership file, by its line, and ends', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, JSON.stringify({ ...aPartnershipFile(), schools: [] }, null, 2));
    const { code, err } = await start({ PARTNERSHIPS: file }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.yaml:\d+: schools: expected/);
    expect(err).not.toContain('    at ');
  });
});

describe('the lock on a data folder', () => {
  it('is held by one at a time, and let go when it ends', () => {
    const dataDir = join(folder, 'locked');
    const unlock = lockFolder(dataDir);
    expect(() => lockFolder(dataDir)).toThrow(FolderInUse);
    unlock();
    lockFolder(dataDir)();
  });

  it('does not outlive a process that was killed', async () => {
    const dataDir = join(folder, 'killed');
    const { child, firstLine, ended } = start({ DATA_DIR: dataDir });
    await firstLine;
    expect(() => lockFolder(dataDir)).toThrow(FolderInUse);
    child.kill('SIGKILL');
    await ended;
    lockFolder(dataDir)();
  });
});

describe('the bundle', () => {
  /** Enough of the product to make a bundle of, away from everybody who is at work on it. */
  const copied = (): string => {
    const place = join(folder, 'product');
    for (const part of ['functions', 'infra', 'workflows', 'package.json', 'package-lock.json']) {
      cpSync(join(root, part), join(place, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
    return place;
  };

  it('is made again when a source of it has changed, and only then', async () => {
    const place = copied();
    const bundled = async () => {
      const main = await bundleIfChanged(place);
      return statSync(main).mtimeMs;
    };
    const first = await bundled();
    expect(await bundled()).toBe(first);
    appendFileSync(join(place, 'functions/web/problems.ts'), '\n// A change.\n');
    const second = await bundled();
    expect(second).toBeGreaterThan(first);
    appendFileSync(join(place, 'functions/pages/styles/brand.css'), '\n.changed { color: red; }\n');
    expect(await bundled()).toBeGreaterThan(second);
    rmSync(join(place, '.build/local/app.css'));
    await bundled();
    expect(existsSync(join(place, '.build/local/app.css'))).toBe(true);
    // Four bundles: a second each where nobody else is at work.
  }, 120_000);
});
