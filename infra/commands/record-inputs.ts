/**
 * `npx tsx infra/commands/record-inputs.ts FOLDER`, on the day of a release: lives the demonstration year and writes down what each
 * task of the workflows was sent, one of each shape. From then on a test sends it to the tasks as they are.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Task, tasks } from '../../functions/site/tasks.ts';
import { startCountedDemonstration } from '../proof/cost/lived-year.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';

/** What a value is made of, without what it says. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))].sort();
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, name === 'kind' || name === 'means' ? part : shapeOf(part)]);
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder? One for each release: test/workflows/released/2026-11');

const recorded = new Map<string, Map<string, unknown>>();
const listening =
  (name: string, task: Task): Task =>
  async (outside, payload) => {
    const shapes = recorded.get(name) ?? new Map<string, unknown>();
    recorded.set(name, shapes);
    const shape = JSON.stringify(shapeOf(payload));
    if (!shapes.has(shape)) shapes.set(shape, JSON.parse(JSON.stringify(payload)));
    return task(outside, payload);
  };
// The workflows call the tasks by this one object.
for (const [name, task] of Object.entries(tasks)) Reflect.set(tasks, name, listening(name, task));

const { running } = await startCountedDemonstration(() => undefined);
try {
  await liveTheYear(running);
} finally {
  await running.stop();
  running.close();
}
const inputs = Object.fromEntries(
  [...recorded].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, shapes]) => [name, [...shapes.values()]]),
);
mkdirSync(folder, { recursive: true });
// A token is as good as a key while its workflow waits; these workflows are gone.
writeFileSync(join(folder, 'inputs.json'), `${JSON.stringify(inputs, null, 2)}\n`);
for (const [name, all] of Object.entries(inputs)) console.log(`${name}: ${all.length}`);
