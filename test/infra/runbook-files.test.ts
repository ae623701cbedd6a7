/** The files that the runbook gives to whoever installs it: they name what there is, and are what their programs can read. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'infra/local/installed');
const analyze = '/usr/bin/systemd-analyze';
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const runbook = readFileSync(join(root, 'infra/runbook/one-machine.md'), 'utf8');
const { scripts, dependencies } = z
  .object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

describe('the files of the runbook', () => {
  it('are all named in it, and it names none that is missing', () => {
    const named = [...runbook.matchAll(/\]\(..\/local\/installed\/([^)]+)\)/g)].map(([, name]) => name);
    expect([...new Set(named)].toSorted()).toEqual(readdirSync(folder).toSorted());
  });

  it('start what there is: a script of the project, or one of its commands', () => {
    const started = ['school-partnerships.service', 'school-partnerships-backup.service'].map((name) =>
      /^ExecStart=(.+)$/m.exec(textOf(name))?.[1]?.split(' '),
    );
    expect(started.map((words) => words?.slice(1, 3))).toEqual([['infra/local/start.mjs'], ['run', 'backup']]);
    expect(existsSync(join(root, 'infra/local/start.mjs'))).toBe(true);
    expect(scripts.backup).toBeDefined();
    expect(textOf('Containerfile')).toContain('CMD ["node", "infra/local/start.mjs"]');
  });

  it('bring the Node that the project runs on, and write nowhere but where their settings say', () => {
    const [, major] = /^FROM node:(\d+)-slim$/m.exec(textOf('Containerfile')) ?? [];
    expect(dependencies.node?.split('.')[0]).toBe(major);
    const Compose = z.object({
      services: z.object({
        partnerships: z.object({
          build: z.object({ context: z.string(), dockerfile: z.string() }),
          environment: z.record(z.string(), z.string()),
          ports: z.array(z.string()),
          volumes: z.array(z.string()),
        }),
      }),
    });
    const { build, environment, ports, volumes } = Compose.parse(parse(textOf('compose.yaml'))).services.partnerships;
    expect(join(folder, build.context)).toBe(root);
    expect(existsSync(join(root, build.dockerfile))).toBe(true);
    expect(environment.DATA_DIR).toBe('/data');
    expect(volumes).toContain('data:/data');
    expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('can be read by systemd, where there is one', () => {
    if (!existsSync(analyze)) return;
    const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
    for (const unit of units) {
      const { stderr } = spawnSync(analyze, ['verify', join(folder, unit)], { encoding: 'utf8' });
      // The programs lie elsewhere on this machine; everything else that it says is a fault of the file.
      const faults = stderr.split('\n').filter((line) => line.includes(unit) && !line.includes('is not executable'));
      expect([unit, faults]).toEqual([unit, []]);
    }
  });
});

describe('an older Node', () => {
  it.skipIf(!existsSync('/usr/bin/node'))('is told in a sentence that it is too old, for every command', () => {
    const { stdout } = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
    if (Number(stdout.slice(1).split('.')[0]) >= 24) return;
    const { status, stderr } = spawnSync(
      '/usr/bin/node',
      ['--import', './infra/local/typescript.mjs', 'infra/commands/audit.ts'],
      { cwd: root, encoding: 'utf8' },
    );
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain('This needs Node 24 or newer');
  });

  it('is looked for before anything that it has not: no operator’s command runs without that look', () => {
    const own = Object.entries(scripts).filter(
      ([, script]) => script.includes('infra/commands/') && script.startsWith('node '),
    );
    expect(own.length).toBeGreaterThan(12);
    for (const [name, script] of own) {
      expect([name, script]).toEqual([name, expect.stringContaining('--import ./infra/local/typescript.mjs ')]);
    }
    const text = readFileSync(join(root, 'infra/local/typescript.mjs'), 'utf8');
    expect(text).not.toMatch(/import \{[^}]*registerHooks/);
  });
});
