/**
 * The evening before a closing date: many open requests, many people at once. Each opens a link, reads, turns pages, and
 * decides; now and then somebody presses twice. No page may fail, and what is there at the end must be what they were
 * told, and what a calm run leaves behind.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, connectTo } from './connection.ts';
import type { Decision } from './decisions.ts';
import { rounded, spread } from './figures.ts';
import { withOpenDecisions } from './fresh.ts';
import { choiceOf, type Give, type Loop, played, undisturbed } from './played.ts';
import { differencesIn } from './traces.ts';

export type Rush = {
  readonly requests: number;
  readonly people: number;
  /** How long it lasts: each person's decisions are spread over it. */
  readonly seconds: number;
  /** Hears how far it is. */
  readonly tell: (line: string) => void;
};

type Spread = ReturnType<typeof spread>;
export type RushReport = {
  readonly requests: number;
  readonly people: number;
  readonly seconds: number;
  /** Pages read, decisions and their answers apart. */
  readonly pages: number;
  readonly decide_ms: Spread;
  readonly read_ms: Spread;
  /** MB: the middle of the second fifth of the time, and of the last; the first is spent compiling. */
  readonly rss_mb: { readonly early: number; readonly late: number; readonly most: number };
  /** What is not as it must be; empty when all is well. */
  readonly faults: readonly string[];
};

/** Between two pages somebody looks at what is there. */
const lookMs = 250;
/** One in so many presses the button twice. */
const onePressesTwice = 10;
const memoryEveryMs = 250;

type Heard = { readonly decided: number[]; readonly read: number[] };
type Person = {
  readonly loop: Loop;
  readonly heard: Heard;
  readonly connection: Connection;
  readonly own: readonly Decision[];
};

const timed = async <T>(times: number[], work: Promise<T>): Promise<T> => {
  const began = performance.now();
  const done = await work;
  times.push(performance.now() - began);
  return done;
};

const read = async ({ loop, heard, connection }: Person, { path, partnership, party }: Decision): Promise<void> => {
  const { status, body } = await timed(heard.read, connection.get(path));
  if (status !== 200 || !body.includes('</html>'))
    loop.faults.push(`${partnership} ${party}: a page answered ${status}`);
};

const decide = async (person: Person, decision: Decision, presses: number): Promise<void> => {
  const { loop, heard, connection } = person;
  const choice = choiceOf(decision);
  const name = `${decision.partnership} ${decision.party} ${choice}`;
  const press = () => timed(heard.decided, connection.post(decision.path, decision[choice]));
  const answers = await Promise.all(Array.from({ length: presses }, press));
  if (answers.every(({ status }) => status === 303)) loop.told.push(name);
  else loop.faults.push(`${name} was answered ${answers.map(({ status }) => status).join(', ')}`);
};

/** Reads until each next decision's time has come. */
const evening = async (person: Person, began: number, seconds: number): Promise<void> => {
  const { own } = person;
  const between = (seconds * 1000) / Math.max(own.length, 1);
  for (const [at, decision] of own.entries()) {
    const due = began + (at + Math.random()) * between;
    do {
      await read(person, decision);
      await wait(Math.random() * 2 * lookMs);
    } while (performance.now() < due);
    await decide(person, decision, Math.random() * onePressesTwice < 1 ? 2 : 1);
    await read(person, decision);
  }
  person.connection.close();
};

const middleOf = (numbers: readonly number[], from: number, to: number): number =>
  rounded(spread(numbers.slice(Math.floor(numbers.length * from), Math.ceil(numbers.length * to))).p50);

type Seen = { readonly heard: Heard; readonly memory: number[] };

const rushing =
  ({ people, seconds, tell }: Rush, { heard, memory }: Seen): Give =>
  async (loop, decisions, running) => {
    const began = performance.now();
    const watch = setInterval(() => memory.push(running.memory()), memoryEveryMs);
    const told = setInterval(() => tell(`${loop.told.length} of ${decisions.length} answered\n`), 10_000);
    const all = Array.from({ length: people }, (_, at): Person => {
      const own = decisions.filter((_one, place) => place % people === at);
      return { loop, heard, connection: connectTo(loop.url), own };
    });
    try {
      await Promise.all(all.map((person) => evening(person, began, seconds)));
    } finally {
      clearInterval(watch);
      clearInterval(told);
    }
    return running;
  };

export const rush = async (asked: Rush): Promise<RushReport> => {
  const { requests, people, seconds } = asked;
  const calm = await withOpenDecisions(requests, (open) => played(open, requests, undisturbed));
  const seen: Seen = { heard: { decided: [], read: [] }, memory: [] };
  const { traces, told, faults } = await withOpenDecisions(requests, (open) =>
    played(open, requests, rushing(asked, seen)),
  );
  const { heard, memory } = seen;
  return {
    requests,
    people,
    seconds,
    pages: heard.read.length,
    decide_ms: spread(heard.decided),
    read_ms: spread(heard.read),
    rss_mb: { early: middleOf(memory, 0.2, 0.4), late: middleOf(memory, 0.8, 1), most: Math.max(...memory) },
    faults: [...faults, ...differencesIn(traces, { told, calm: calm.traces })],
  };
};
