/** Many people at once, the evening before a closing date. `npm run faults -- --long` does it with 2,000 requests, five minutes. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect } from 'vitest';
import { bundleIfChanged } from '../../infra/local/bundle.ts';
import { rush } from '../../infra/proof/bench/rush.ts';
import { isLong, soak } from '../faults/fault.ts';

const size = isLong ? { requests: 2000, people: 50, seconds: 300 } : { requests: 60, people: 20, seconds: 3 };
/** Of five minutes: what a heap may still settle to after its first minute. Short runs are too short to say. */
const mostGrowth = isLong ? 1.25 : Number.POSITIVE_INFINITY;

beforeAll(async () => {
  await bundleIfChanged(fileURLToPath(new URL('../..', import.meta.url)));
}, 60_000);

soak(
  'in a rush before a closing date no page fails, everything is kept once, and memory stays where it is',
  async () => {
    const { faults, requests, people, seconds, pages, decide_ms, read_ms, rss_mb } = await rush({
      ...size,
      tell: () => undefined,
    });
    expect(faults).toEqual([]);
    expect(rss_mb.late / rss_mb.early).toBeLessThan(mostGrowth);
    const times = `p99 ${decide_ms.p99} ms to decide, ${read_ms.p99} ms to read`;
    return `${requests} decisions and ${pages} pages by ${people} people in ${seconds} s: no error, ${times}, ${rss_mb.early} then ${rss_mb.late} MB`;
  },
  isLong ? 1_800_000 : 120_000,
);
