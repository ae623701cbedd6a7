/** Decides, and says how long it took until the workflow behind the decision had completed. */
import { performance } from 'node:perf_hooks';
import { type Connection, connectTo } from './connection.ts';
import { type Decision, findDecisions } from './decisions.ts';
import { middle, rounded, spread } from './figures.ts';
import { servedWithOpenDecisions } from './fresh.ts';
import { type Endings, listenToEndings } from './hear-ends.ts';
import type { Served } from './served.ts';

const idle = async (client: Connection): Promise<number> => {
  const { body } = await client.get('/demo/idle.json');
  const answer: { commits: number } = JSON.parse(body);
  return answer.commits;
};

const decide = async (client: Connection, endings: Endings, { path, agree, execution }: Decision) => {
  const began = performance.now();
  const [{ status }, { commits }] = await Promise.all([client.post(path, agree), endings.ended(execution)]);
  // Both: the person has been told, and the workflow has completed.
  const ended = performance.now();
  if (status !== 303) throw new Error(`a decision was answered ${status}`);
  return { ms: ended - began, commits };
};

type Prepared = { readonly client: Connection; readonly decisions: Decision[]; readonly endings: Endings };

/** Every link has been opened and its form read, as it must be before it is sent. */
const prepared = async <T>(count: number, served: Served, measure: (prepared: Prepared) => Promise<T>): Promise<T> => {
  const client = connectTo(served.url);
  const endings = await listenToEndings(served.url);
  try {
    const decisions = await findDecisions(client, served.url, count);
    if (decisions.length < count) throw new Error(`${decisions.length} of ${count} decisions are open`);
    return await measure({ client, decisions, endings });
  } finally {
    endings.close();
    client.close();
  }
};

/** One at a time: each is posted when all that the one before brought about is done. */
export const approveToComplete = (count = 200) =>
  servedWithOpenDecisions(count, (served) =>
    prepared(count, served, async ({ client, decisions, endings }) => {
      const times: number[] = [];
      const untilComplete: number[] = [];
      const untilIdle: number[] = [];
      for (const decision of decisions) {
        const before = await idle(client);
        const { ms, commits } = await decide(client, endings, decision);
        times.push(ms);
        untilComplete.push(commits - before);
        untilIdle.push((await idle(client)) - before);
      }
      return {
        approve_to_complete_ms: spread(times),
        commits_per_decision: middle(untilComplete),
        commits_per_decision_until_idle: middle(untilIdle),
        rss_mb: served.mostMemory(),
      };
    }),
  );

/** Ten clients, each deciding the next one as soon as the workflow behind its last has completed. */
export const concurrent = (count = 200, clients = 10) =>
  servedWithOpenDecisions(count, (served) =>
    prepared(count, served, async ({ decisions, endings }) => {
      const left = decisions.values();
      const times: number[] = [];
      const client = async (): Promise<void> => {
        const connection = connectTo(served.url);
        for (const decision of left) times.push((await decide(connection, endings, decision)).ms);
        connection.close();
      };
      const began = performance.now();
      await Promise.all(Array.from({ length: clients }, client));
      const seconds = (performance.now() - began) / 1000;
      return {
        concurrent: { n: count, c: clients, ...spread(times), completed_per_s: rounded(count / seconds) },
        rss_mb: served.mostMemory(),
      };
    }),
  );
