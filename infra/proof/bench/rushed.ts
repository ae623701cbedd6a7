/**
 * Many decide in the same minute, and nobody waits for anybody: how many are answered a second, and how many are finished,
 * which is when everything that they brought about is done: next steps, mails, papers. Beside them the floor of the same run.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { connectTo } from './connection.ts';
import { findDecisions } from './decisions.ts';
import { rounded, spread } from './figures.ts';
import { floor } from './floor.ts';
import { servedWithOpenDecisions } from './fresh.ts';

/** By then the thread that makes PDFs has ended, since nobody asked it for anything. */
const restMs = 15_000;

export const rushed = async (count = 2000, clients = 50) => {
  const { floor: least } = await floor(count, clients);
  return servedWithOpenDecisions(count, async (served) => {
    const finder = connectTo(served.url);
    const decisions = await findDecisions(finder, served.url, count);
    if (decisions.length < count) throw new Error(`${decisions.length} of ${count} decisions are open`);
    const left = decisions.values();
    const times: number[] = [];
    const client = async (): Promise<void> => {
      const connection = connectTo(served.url);
      for (const { path, agree } of left) {
        const sent = performance.now();
        const { status } = await connection.post(path, agree);
        if (status !== 303) throw new Error(`a decision was answered ${status}`);
        times.push(performance.now() - sent);
      }
      connection.close();
    };
    const held = served.memory();
    const used = served.processorMs();
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    await Promise.all(Array.from({ length: clients }, client));
    const answered = count / seconds();
    // Answers when nothing is left to do.
    await finder.get('/demo/idle.json');
    const finished = count / seconds();
    finder.close();
    const after = served.memory();
    const cpu = (served.processorMs() - used) / count;
    await wait(restMs);
    return {
      rush: {
        n: count,
        c: clients,
        ...spread(times),
        answered_per_s: rounded(answered),
        of_floor: rounded(answered / least.completed_per_s),
        finished_per_s: rounded(finished),
        cpu_ms_each: rounded(cpu),
        memory_mb: { before: held, after, at_rest: served.memory(), most: served.mostMemory() },
        floor: least,
      },
      rss_mb: served.mostMemory(),
    };
  });
};
