/**
 * `npm run recipes`: follows every recipe of CONTRIBUTING.md in a copy of the project and runs `npm run check` there. With
 * titles or parts of them (`npm run recipes -- mail`) only these. What a check says is shown where it fails.
 */
import { recipes } from '../proof/recipes/recipes.ts';
import { tryRecipe } from '../proof/recipes/try-recipe.ts';

const asked = process.argv.slice(2);
const chosen = recipes.filter(({ title }) => asked.length === 0 || asked.some((part) => title.includes(part)));
if (chosen.length === 0) {
  console.error(`There is no recipe of that name. There are: ${recipes.map(({ title }) => title).join(', ')}`);
  process.exitCode = 2;
}
for (const recipe of chosen) {
  const { passed, output } = tryRecipe(recipe);
  console.log(passed ? `ok     ${recipe.title}` : `FAILED ${recipe.title}\n${output}`);
  if (!passed) process.exitCode = 1;
}
