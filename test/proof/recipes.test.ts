/** The recipes of CONTRIBUTING.md lead to places that there are. `npm run recipes` follows each and runs the check. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applied } from '../../infra/proof/recipes/recipe.ts';
import { recipes } from '../../infra/proof/recipes/recipes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const contributing = textOf('CONTRIBUTING.md');

describe.each(recipes)('$title', ({ title, steps }) => {
  const from = contributing.indexOf(`### ${title}\n`);
  const to = contributing.slice(from + 1).search(/\n##/);
  const section = contributing.slice(from, to < 0 ? undefined : from + 1 + to);

  it('has a part in CONTRIBUTING.md, which names each file that is changed', () => {
    expect(from).toBeGreaterThan(0);
    const known = steps.filter(({ file }) => existsSync(join(root, file))).map(({ file }) => file);
    expect(known.filter((file) => !section.includes(`\`${file}\``))).toEqual([]);
  });

  it('finds its places, and is told where one is gone', () => {
    for (const step of steps) {
      const isNew = !existsSync(join(root, step.file));
      expect(applied(step, isNew ? '' : textOf(step.file))).toContain(step.text);
      if (!isNew) expect(() => applied(step, 'nothing')).toThrow(step.file);
    }
  });
});
