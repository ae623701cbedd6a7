/** The process is killed, again and again, while people decide. `npm run faults -- --long` does it with 200 and twenty times. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect } from 'vitest';
import { bundleIfChanged } from '../../infra/local/bundle.ts';
import { killLoop } from '../../infra/proof/bench/kill-loop.ts';
import { fault, isLong } from '../faults/fault.ts';

const size = isLong ? { requests: 200, kills: 20 } : { requests: 40, kills: 4 };
const longestMs = isLong ? 600_000 : 120_000;

beforeAll(async () => {
  await bundleIfChanged(fileURLToPath(new URL('../..', import.meta.url)));
}, 60_000);

fault(
  32,
  'killed at random moments while people decide, the server loses nothing and does nothing twice',
  async () => {
    const { faults, retries, requests, kills } = await killLoop({ ...size, tell: () => undefined });
    expect(faults).toEqual([]);
    return `${requests} decisions through ${kills} kills, ${retries} sent again: each taken once, mails and trails whole`;
  },
  longestMs,
);
