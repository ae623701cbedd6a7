/** Sends what a hostile hand would send, one after the other, and counts what came of it. */
import type { DatabaseSync } from 'node:sqlite';
import { keepsTheForbidden } from './inputs.ts';

export type Attempt = {
  readonly name: string;
  readonly path: string;
  readonly init: RequestInit;
  /** `refused`: an answer below 400 that changes a fact, or shows a page, lets somebody in. `unchanged`: no fact may change. */
  readonly must?: 'refused' | 'unchanged' | undefined;
};

export type Tally = {
  attempts: number;
  refused: number;
  forms: number;
  routes: number;
  /** Answers of 500 and above, and connections that broke without an answer. */
  serverErrors: number;
  letIn: number;
  slowestMs: number;
  slowest: string;
  readonly faults: string[];
};

export const emptyTally = (): Tally => ({
  attempts: 0,
  refused: 0,
  forms: 0,
  routes: 0,
  serverErrors: 0,
  letIn: 0,
  slowestMs: 0,
  slowest: '',
  faults: [],
});

/** What stands in the store of a partnership, in two numbers that change with it. */
const factsIn = (db: DatabaseSync): string =>
  JSON.stringify(
    db.prepare("SELECT count(*) AS facts, sum(version) AS versions FROM items WHERE partition GLOB 'p#*'").get(),
  );

const isFault = (html: string): boolean => !/<h1/.test(html) || /\bat .*\.(ts|mjs|js):\d+/.test(html);

type Place = { readonly url: string; readonly db: DatabaseSync };
type Answer = { readonly status: number; readonly html: string; readonly isPage: boolean };

const answered = async ({ url }: Place, { path, init }: Attempt): Promise<Answer> => {
  const answer = await fetch(new URL(path, url), { redirect: 'manual', ...init });
  const html = await answer.text();
  return { status: answer.status, html, isPage: (answer.headers.get('content-type') ?? '').startsWith('text/html') };
};

/** The processor's time of everything in this process: the server, its threads, and whoever sends. */
export const attempt = async (place: Place, tally: Tally, one: Attempt): Promise<void> => {
  const before = factsIn(place.db);
  const started = process.cpuUsage();
  const fault = (what: string): void => void tally.faults.push(`${one.name}: ${what}`);
  tally.attempts += 1;
  let answer: Answer;
  try {
    answer = await answered(place, one);
  } catch (error) {
    // A body that is cut off, or a method that no client may send, has no answer; a server that died has none either.
    answer = { status: 0, html: String(error), isPage: false };
    const alive = await fetch(new URL('/healthz', place.url)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!alive) {
      tally.serverErrors += 1;
      fault('nothing answers any more');
    }
  }
  const { user, system } = process.cpuUsage(started);
  const ms = Math.round((user + system) / 1000);
  if (ms > tally.slowestMs) Object.assign(tally, { slowestMs: ms, slowest: one.name });
  const changed = factsIn(place.db) !== before;
  if (answer.status >= 500) {
    tally.serverErrors += 1;
    fault(`${answer.status}`);
  }
  if (answer.status >= 400) {
    tally.refused += 1;
    if (answer.isPage && one.init.method !== 'HEAD' && isFault(answer.html)) fault('no page for a person');
    if (changed) fault(`${answer.status}, and something changed`);
  }
  const passes = answer.status > 0 && answer.status < 400;
  const isIn =
    (one.must === 'refused' && passes && (changed || (answer.status < 300 && one.init.method !== 'POST'))) ||
    (one.must === 'unchanged' && changed);
  if (isIn) {
    tally.letIn += 1;
    fault(`${answer.status}: let in`);
  }
};

/** What nobody may have left behind. */
export const searched = ({ db }: Place, tally: Tally, name: string): void => {
  const rows = db.prepare("SELECT sort, body FROM items WHERE partition GLOB 'p#*'").all();
  for (const { sort, body } of rows) {
    if (!keepsTheForbidden(String(body))) continue;
    tally.letIn += 1;
    tally.faults.push(`${name}: ${String(sort)} keeps what nobody may type`);
  }
};
