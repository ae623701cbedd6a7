/** How soon the first page is there: in a fresh folder, and again where much is open. */
import { middle } from './figures.ts';
import { inFreshFolder, withOpenDecisions } from './fresh.ts';
import { freePort, startServed } from './served.ts';

/** The middle of several starts, each in a fresh folder, so that each brings the demonstration in. */
export const ready = async (starts = 7) => {
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const served = await inFreshFolder(async (dataDir) => {
      const running = await startServed({ dataDir, port: await freePort() });
      await running.stop();
      return running;
    });
    times.push(served.readyMs);
  }
  return { ready_ms: middle(times) };
};

/** Started, killed, and started again: the middle of several restarts with that many open. */
export const restart = (decisions = 10_000, restarts = 3) =>
  withOpenDecisions(decisions, async (open) => {
    const times: number[] = [];
    let running = await startServed(open);
    for (let count = 0; count < restarts; count += 1) {
      await running.kill();
      running = await startServed(open);
      times.push(running.readyMs);
    }
    const held = running.mostMemory();
    await running.stop();
    return { restart: { open: decisions, ready_ms: middle(times) }, rss_mb: held };
  });
