/** Follows a recipe in a copy of the project, as somebody would who adds the thing, and runs the check there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenEnded } from '../emulators/when-ended.ts';
import { applied, type Recipe } from './recipe.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Tried = { readonly passed: boolean; readonly output: string };

const run = (cwd: string, command: string, args: readonly string[]): Tried => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { passed: status === 0, output: `${stdout}${stderr}` };
};

/** The last commit, and what has been changed since and is not ignored: a recipe is tried before it is committed too. */
const cloneTo = (folder: string): void => {
  const cloned = run(root, 'git', ['clone', '--quiet', '--local', root, folder]);
  if (!cloned.passed) throw new Error(cloned.output);
  const listed = run(root, 'git', ['ls-files', '-z', '--modified', '--others', '--exclude-standard', '--deduplicate']);
  for (const file of listed.output.split('\0').filter((name) => name !== '')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
};

/** Each step after the other; the files of the folder are changed. Throws where a step finds its place no more. */
export const follow = ({ steps }: Recipe, folder: string): void => {
  for (const step of steps) {
    const path = join(folder, step.file);
    const isNew = step.above === undefined && step.under === undefined && step.instead === undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, applied(step, isNew ? '' : readFileSync(path, 'utf8')));
  }
};

const formatter = [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '--config-path=infra/proof/checks/biome.json',
  '--write',
];

export const tryRecipe = (recipe: Recipe): Tried => {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  whenEnded(() => rmSync(folder, { recursive: true, force: true }));
  try {
    cloneTo(folder);
    follow(recipe, folder);
    const files = [...new Set(recipe.steps.map(({ file }) => file))].filter((file) => !file.endsWith('.md'));
    run(folder, process.execPath, [...formatter, ...files]);
    for (const script of recipe.make ?? []) run(folder, process.execPath, ['--import', 'tsx', script]);
    return run(folder, process.execPath, ['--import', 'tsx', 'infra/proof/checks/check.ts']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
