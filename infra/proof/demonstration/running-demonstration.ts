/**
 * Where the demonstration is played: the product's own server in a process of its own, with a fresh folder; its clock;
 * and people who know nothing but the mails they were sent.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays } from '../../../functions/domain/calendar.ts';
import { londonDate } from '../../../functions/domain/london.ts';
import type { Page } from './browser.ts';
import type { Played } from './mails-by-role.ts';
import { type Mail, type Participant, participantsOf } from './participants.ts';

export type Counts = { readonly commits: number; readonly mails: number; readonly transitions: number };

export type RunningDemonstration = {
  readonly url: string;
  readonly dataDir: string;
  participant(id: string): Participant;
  /** Goes to the morning of a date, living through every day before it. */
  goTo(date: string): Promise<void>;
  /** Everything that was sent or started has arrived. */
  settled(): Promise<void>;
  /** One line of the story, with the day on which it happens. */
  tell(line: string): void;
  /** A moment of the year at which whoever watches may look around. */
  moment(name: string): Promise<void>;
  /** Every mail of the year, newest first. */
  allMails(): Promise<readonly Mail[]>;
  /** What has happened in the server since it started. */
  counts(): Promise<Counts>;
  /** Stops the server; the folder stays until `close`. */
  stop(): Promise<void>;
  close(): void;
};

type WithItsCast = RunningDemonstration & {
  /** Everybody in it now, and what they do. */
  cast(): Promise<readonly Played[]>;
};

/** Whoever watches the year being lived. What they do may change nothing in it. */
export type Watchers = {
  /** Hears each line of the story. */
  readonly tell: (line: string) => void;
  /** Sees every page that one of the people sees. */
  readonly onPage?: (person: string, page: Page) => void;
  readonly atMoment?: (name: string, running: RunningDemonstration) => Promise<void>;
};

/** So many come at once. */
const mostMails = 1000;

const root = fileURLToPath(new URL('../../..', import.meta.url));

const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const url = /^ready (\S+) in \d+ ms$/m.exec(heard)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${heard}`)));
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const asked = async (address: URL, init?: RequestInit): Promise<unknown> => {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status} ${await response.text()}`);
  return response.json();
};

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** `dataDir`: a folder to go on with, instead of a new one. `file`: whose partnership, within `infra/partnerships`. */
export const startDemonstration = async (
  { tell, onPage, atMoment }: Watchers,
  dataDir = mkdtempSync(join(tmpdir(), 'partnership-demo-')),
  file = 'wendle-valley.yaml',
): Promise<WithItsCast> => {
  const { MAIL_URL: _, PUBLIC_URL: __, HOST: ___, PARTNERSHIPS: ____, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'infra/local/start.mjs')], {
    env: {
      ...inherited,
      PORT: '0',
      DATA_DIR: dataDir,
      PARTNERSHIPS: join(root, 'infra/partnerships', file),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await started(child);
  const at = (path: string): URL => new URL(path, url);
  let today = '';
  const counts = async (): Promise<Counts> => {
    const idle = (await asked(at('/demo/idle.json'))) as Counts & { now: string };
    today = idle.now;
    return idle;
  };
  const settled = async (): Promise<void> => {
    await counts();
  };
  await settled();
  /** Read anew each time: people come and go. */
  const castNow = async (): Promise<readonly (Played & { readonly person: string })[]> => {
    const [cast] = (await asked(at('/demo/cast.json'))) as { people: (Played & { person: string })[] }[];
    return cast?.people ?? [];
  };
  const addressOf = async (id: string): Promise<string> => {
    const found = (await castNow()).find((one) => one.person === id);
    if (!found) throw new Error(`nobody is called ${id}`);
    return found.address;
  };

  /** A day that has come already, because somebody waited for a morning's post, is today. */
  const goTo = async (date: string): Promise<void> => {
    if (date <= londonDate(new Date(today))) return;
    await asked(at('/demo/clock.json'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: date }),
    });
    await settled();
  };

  const participant = participantsOf({
    url,
    settled,
    addressOf,
    mailsTo: async (address) =>
      (await asked(at(`/demo/inbox.json?to=${encodeURIComponent(address)}&limit=200`))) as Mail[],
    nextDay: async () => {
      const now = londonDate(new Date(today));
      await goTo(addDays(now, 1));
    },
    onPage,
  });

  const running: WithItsCast = {
    url,
    dataDir,
    participant,
    settled,
    goTo,
    tell: (line) => tell(`${longDay.format(new Date(today)).padEnd(18)} ${line}`),
    moment: async (name) => atMoment?.(name, running),
    allMails: async () => {
      const found: Mail[] = [];
      for (let before = ''; ; before = `&before=${found.at(-1)?.number ?? 0}`) {
        const some = (await asked(at(`/demo/inbox.json?limit=${mostMails}${before}`))) as Mail[];
        found.push(...some);
        if (some.length < mostMails) return found;
      }
    },
    cast: castNow,
    counts,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await ended(child);
    },
    close: () => rmSync(dataDir, { recursive: true, force: true }),
  };
  return running;
};
