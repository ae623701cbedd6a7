/** What the papers for users say is there is there: commands, files, stacks. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const folder = (path: string): string[] => readdirSync(join(root, path)).map((name) => join(path, name));

const papers = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...folder('infra/papers').filter((path) => path.endsWith('.md')),
  ...folder('infra/runbook'),
  ...folder('infra/decisions'),
];
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

describe.each(papers)('%s', (paper) => {
  const text = textOf(paper);

  it('names commands that there are', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('leads to files that there are', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => link);
    const own = links.filter((link) => !/^https?:/.test(link));
    expect(own.filter((link) => !existsSync(join(root, dirname(paper), link)))).toEqual([]);
  });
});

it('commands that the first page names say how they are used, when they are given no more words', () => {
  for (const name of ['backup', 'audit', 'evidence', 'privacy', 'link-keys']) {
    expect(textOf('README.md')).toContain(`\`${name}\``);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `infra/commands/${name}.ts`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, `${stdout}${stderr}`]).toEqual([
      expect.any(Number),
      expect.stringContaining(`npm run ${name} -- `),
    ]);
    expect(status).not.toBe(0);
  }
}, 30_000);
