/**
 * `npm run bench`: measures the product's own server and prints one JSON object; how far it is, it tells on stderr.
 * `npm run bench -- race floor` measures only these. What limits each figure: infra/proof/bench/README.md.
 */
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { bundleIfChanged } from '../local/bundle.ts';
import { approveToComplete, concurrent } from '../proof/bench/answering.ts';
import { floor } from '../proof/bench/floor.ts';
import { hostileFiles } from '../proof/bench/hostile-files.ts';
import { pages } from '../proof/bench/pages.ts';
import { race } from '../proof/bench/race.ts';
import { register } from '../proof/bench/register.ts';
import { reports } from '../proof/bench/reports.ts';
import { rushed } from '../proof/bench/rushed.ts';
import { shown } from '../proof/bench/shown.ts';
import { ready, restart } from '../proof/bench/starting.ts';

type Figures = Readonly<Record<string, unknown>> & { readonly rss_mb?: number };

/** Each in folders of its own, one after the other. */
const measurements: Readonly<Record<string, () => Promise<Figures>>> = {
  ready,
  approve: approveToComplete,
  concurrent,
  race,
  rush: rushed,
  floor,
  restart,
  reports,
  pages,
  'hostile-files': hostileFiles,
  shown,
  register,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no measurement ${unknown.join(', ')}: ${Object.keys(measurements).join(', ')}\n`);
  process.exit(2);
}

await bundleIfChanged(fileURLToPath(new URL('../..', import.meta.url)));
let figures: Figures = {};
/** The most that any of the servers held. */
let memory = 0;
for (const [name, measure] of Object.entries(measurements)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const began = performance.now();
  const { rss_mb: held = 0, ...found } = await measure();
  memory = Math.max(memory, held);
  figures = { ...figures, ...found };
  process.stderr.write(`${name}: ${Math.round((performance.now() - began) / 1000)} s ${JSON.stringify(found)}\n`);
}
console.log(JSON.stringify({ ...figures, rss_mb: memory }));
