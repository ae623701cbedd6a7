/** Imports that must not be are planted in a small copy of the tree, and the boundary is asked what it sees. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = 'infra/proof/checks/dependency-cruiser.cjs';
const { forbidden } = createRequire(import.meta.url)(join(root, config)) as {
  forbidden: readonly { readonly name: string; readonly comment?: string; readonly severity: string }[];
};

const rooms = readdirSync(join(root, 'functions'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const serving = [
  'admin',
  'adapters',
  'asking',
  'delivery',
  'domain',
  'lambda',
  'mail',
  'pages',
  'pdf',
  'records',
  'site',
  'web',
];
/** Whoever runs the system looks at these stages' records; at no other's, and no stage at theirs. */
const ofAdmin = ['audit', 'partnership', 'people', 'find'];
const stages = [...rooms.filter((room) => !serving.includes(room)), 'made-tomorrow'];
const pairsOf = (names: readonly string[], others: readonly string[]): [string, string][] =>
  names.flatMap((from) => others.filter((to) => to !== from).map((to): [string, string] => [from, to]));

/** Each from its folder to its folder, below the root. */
const planted: readonly [string, string][] = [
  ...pairsOf(stages, stages),
  ...pairsOf(['domain', 'records', 'pages', 'web', 'asking', 'mail', 'delivery', 'pdf', 'adapters'], stages),
  ...pairsOf(stages, ['adapters', 'admin', 'delivery', 'lambda', 'pdf', 'site']),
  ...pairsOf(
    ['admin'],
    stages.filter((stage) => !ofAdmin.includes(stage)),
  ),
  ...pairsOf(['domain'], ['records', 'web', 'pages']),
  ...pairsOf(['records'], ['asking', 'web', 'mail']),
  ...pairsOf(['web'], ['asking', 'mail', 'site']),
].map(([from, to]) => [`functions/${from}`, `functions/${to}`]);
const elsewhere: readonly [string, string][] = [
  ['functions/review', 'infra/local'],
  ['infra/local', 'infra/proof/bench'],
  ['infra/cloud', 'infra/proof/emulators'],
  ['workflows', 'functions/domain'],
  ['infra/local', 'test/builders'],
];
const allowed: readonly [string, string][] = [
  ...pairsOf(stages, ['domain', 'records', 'pages', 'web', 'asking', 'mail']),
  ...pairsOf(['admin'], ['domain', 'records', 'pages', 'web', 'asking', 'delivery', ...ofAdmin]),
  ...pairsOf(['site'], stages),
  ...pairsOf(['lambda'], ['adapters', 'site']),
].map(([from, to]) => [`functions/${from}`, `functions/${to}`]);

const folder = mkdtempSync(join(tmpdir(), 'import-boundaries-'));
let reported: ReadonlySet<string> = new Set();

const plant = (from: string, to: string): string => {
  const name = `to-${to.replaceAll('/', '-')}.ts`;
  const path = join(folder, from, name);
  const target = `${relative(join(folder, from), join(folder, to, 'a.ts'))}`;
  writeFileSync(path, `import { a } from '${target.startsWith('.') ? target : `./${target}`}';\nexport const b = a;\n`);
  return `${from}/${name}`;
};
const keyOf = (from: string, to: string): string => `${from} → ${to}`;

beforeAll(() => {
  const all = [...planted, ...elsewhere, ...allowed];
  for (const name of new Set(all.flat())) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'a.ts'), 'export const a = 1;\n');
  }
  mkdirSync(join(folder, dirname(config)), { recursive: true });
  cpSync(join(root, config), join(folder, config));
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [from, to] of all) plant(from, to);
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [cruiser, '--config', config, '--output-type', 'json', 'functions', 'infra', 'workflows'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; to: string }[] } };
  reported = new Set(summary.violations.map(({ from, to }) => keyOf(dirname(from), dirname(to))));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import boundary', () => {
  it.each([
    ['ledger', 'review'],
    ['survey', 'review'],
    ['mail-feedback', 'signing'],
    ['evaluation', 'ledger'],
    ['made-tomorrow', 'home'],
    ['home', 'made-tomorrow'],
  ])('sees %s import %s', (from, to) => {
    expect(reported).toContain(keyOf(`functions/${from}`, `functions/${to}`));
  });

  it('sees every stage import any other, and every room import what is above it', () => {
    const missed = [...planted, ...elsewhere].map(([from, to]) => keyOf(from, to)).filter((key) => !reported.has(key));
    expect(missed).toEqual([]);
  });

  it('reports nothing that is allowed', () => {
    expect(allowed.map(([from, to]) => keyOf(from, to)).filter((key) => reported.has(key))).toEqual([]);
  });

  it('says why, rule by rule', () => {
    expect(forbidden.filter(({ comment = '' }) => comment.length < 20).map(({ name }) => name)).toEqual([]);
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  it('speaks of folders that there are', () => {
    const named = forbidden
      .map(({ name }) => /^(.*)-knows-its-own$/.exec(name)?.[1])
      .filter((name) => name !== undefined);
    expect(named.toSorted()).toEqual(rooms.toSorted());
  });
});
