/** Decisions given in some way by clients that note what they were told; what they came to is read from the data folder. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, connectTo } from './connection.ts';
import { type Decision, findDecisions } from './decisions.ts';
import { type Served, startServed } from './served.ts';
import { type Traces, tracesIn } from './traces.ts';

const clients = 8;
const tryAgainMs = 20;
/** One in so many declines, so that proposals go back and are revised meanwhile. */
const oneDeclines = 15;

/** What a decision was to be, by its place: the same in every run. */
export const choiceOf = ({ partnership, party }: Decision): 'agree' | 'decline' => {
  const [, number = ''] = /(\d+)$/.exec(party) ?? [];
  const [, of = ''] = /(\d+)$/.exec(partnership) ?? [];
  return (Number(number) + Number(of)) % oneDeclines === 0 ? 'decline' : 'agree';
};

export type Loop = { readonly url: string; told: string[]; faults: string[]; retries: number };

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
export const answerAll = async (loop: Loop, decisions: readonly Decision[]): Promise<void> => {
  const left = decisions.values();
  const client = async (): Promise<void> => {
    for (const decision of left) await answerSurely(loop, decision);
  };
  await Promise.all(Array.from({ length: clients }, client));
};

const settled = async (client: Connection): Promise<void> => {
  const { status } = await client.get('/demo/idle.json');
  if (status !== 200) throw new Error(`the server is not idle: ${status}`);
};

export type Started = { readonly dataDir: string; readonly port: number };
export type Give = (loop: Loop, decisions: readonly Decision[], running: Served) => Promise<Served>;

/** What everything came to, with all decisions given in some way, and what clients were told that it is not. */
export const played = async (started: Started, requests: number, give: Give): Promise<Loop & { traces: Traces }> => {
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

/** Nothing happens meanwhile. */
export const undisturbed: Give = async (loop, decisions, running) => {
  await answerAll(loop, decisions);
  return running;
};
