/**
 * Decisions are given by clients that try again, while the server's process is killed at random moments and started anew
 * on the same folder. In the end everything must be as if nothing had happened: that is compared with a run in which
 * nothing does.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, connectTo } from './connection.ts';
import { type Decision, findDecisions } from './decisions.ts';
import { withOpenDecisions } from './fresh.ts';
import { type Served, spawnServed, startServed } from './served.ts';
import { differencesIn, type Traces, tracesIn } from './traces.ts';

export type KillLoop = {
  readonly requests: number;
  readonly kills: number;
  /** Hears how far it is. */
  readonly tell: (line: string) => void;
};

export type KillReport = {
  readonly requests: number;
  readonly kills: number;
  /** Posts that got no answer and were sent again. */
  readonly retries: number;
  /** What is not as it must be; empty when all is well. */
  readonly faults: readonly string[];
};

const clients = 8;
const longestStartMs = 400;
const longestWorkMs = 250;
const tryAgainMs = 20;
/** One in so many declines, so that proposals go back and are revised meanwhile. */
const oneDeclines = 15;

/** What a decision was to be, by its place: the same in every run. */
const choiceOf = ({ partnership, party }: Decision): 'agree' | 'decline' => {
  const [, number = ''] = /(\d+)$/.exec(party) ?? [];
  const [, of = ''] = /(\d+)$/.exec(partnership) ?? [];
  return (Number(number) + Number(of)) % oneDeclines === 0 ? 'decline' : 'agree';
};

type Loop = { readonly url: string; told: string[]; faults: string[]; retries: number };

/** Sends until there is an answer. The same form again is the same decision. */
const answerSurely = async (loop: Loop, decision: Decision): Promise<void> => {
  const { path, partnership, party } = decision;
  const choice = choiceOf(decision);
  for (;;) {
    const connection = connectTo(loop.url);
    try {
      const { status } = await connection.post(path, decision[choice]);
      if (status === 303) loop.told.push(`${partnership} ${party} ${choice}`);
      else loop.faults.push(`${partnership} ${party}: ${choice} was answered ${status}`);
      return;
    } catch {
      loop.retries += 1;
      await wait(tryAgainMs);
    } finally {
      connection.close();
    }
  }
};

/** All of these, by several clients at once. */
const answerAll = async (loop: Loop, decisions: readonly Decision[]): Promise<void> => {
  const left = decisions.values();
  const client = async (): Promise<void> => {
    for (const decision of left) await answerSurely(loop, decision);
  };
  await Promise.all(Array.from({ length: clients }, client));
};

const inParts = <T>(items: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, at) =>
    items.slice(Math.floor((at * items.length) / parts), Math.floor(((at + 1) * items.length) / parts)),
  );

const settled = async (client: Connection): Promise<void> => {
  const { status } = await client.get('/demo/idle.json');
  if (status !== 200) throw new Error(`the server is not idle: ${status}`);
};

type Started = { readonly dataDir: string; readonly port: number };
type Give = (loop: Loop, decisions: readonly Decision[], running: Served) => Promise<Served>;

/** What everything came to, with all decisions given in some way, and what clients were told that it is not. */
const played = async (started: Started, requests: number, give: Give): Promise<Loop & { traces: Traces }> => {
  const running = await startServed(started);
  const client = connectTo(running.url);
  const decisions = await findDecisions(client, running.url, requests);
  client.close();
  const loop: Loop = { url: running.url, told: [], faults: [], retries: 0 };
  const survivor = await give(loop, decisions, running);
  const last = connectTo(survivor.url);
  await settled(last);
  last.close();
  await survivor.stop();
  return Object.assign(loop, { traces: tracesIn(started.dataDir) });
};

const undisturbed: Give = async (loop, decisions, running) => {
  await answerAll(loop, decisions);
  return running;
};

/** Kills while clients answer, some time after the start: now and then before it is ready. */
const killing =
  (started: Started, kills: number, tell: (line: string) => void): Give =>
  async (loop, decisions, first) => {
    let kill = first.kill;
    // One part for each kill: it comes while the part is answered, or while what follows from it is done.
    for (const [at, part] of inParts(decisions, kills).entries()) {
      const answered = answerAll(loop, part);
      await wait(Math.random() * longestWorkMs);
      await kill();
      const next = spawnServed(started);
      kill = next.kill;
      if (at % 4 === 3) {
        next.started.catch(() => undefined);
        await wait(Math.random() * longestStartMs);
        await kill();
        kill = (await startServed(started)).kill;
      } else await next.started;
      await answered;
      tell(`killed ${at + 1} of ${kills}, ${loop.told.length} of ${decisions.length} answered\n`);
    }
    await kill();
    return startServed(started);
  };

export const killLoop = async ({ requests, kills, tell }: KillLoop): Promise<KillReport> => {
  const calm = await withOpenDecisions(requests, (open) => played(open, requests, undisturbed));
  const { traces, told, faults, retries } = await withOpenDecisions(requests, (open) =>
    played(open, requests, killing(open, kills, tell)),
  );
  const found = [...faults, ...differencesIn(traces, { told, calm: calm.traces })];
  return { requests, kills, retries, faults: found };
};
