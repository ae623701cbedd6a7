/**
 * An outside for tests: a real store in memory, a clock that stands still until it is moved, ids that count, and
 * neighbours that write down what they were asked.
 */
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import type { Message, Outside, TextMessage } from '../../functions/ports.ts';
import { quickPapers } from './papers.ts';

export type LogLine = { readonly level: string; readonly event: string; readonly [detail: string]: unknown };

export type Rung = { readonly token: string; readonly output: Readonly<Record<string, unknown>> };
export type Started = Parameters<Outside['workflows']['start']>[0];

/** What the neighbours were asked, in order. */
type Heard = {
  readonly lines: LogLine[];
  readonly mails: Message[];
  readonly texts: TextMessage[];
  readonly rung: Rung[];
  readonly started: Started[];
  readonly heads: Parameters<Outside['auditAnchor']['keep']>[0][];
};

export type TestOutside = Outside & {
  readonly db: DatabaseSync;
  readonly heard: Heard;
  /** Moves the clock on, seconds. */
  pass(seconds: number): void;
};

type Parts = Partial<Omit<Outside, 'clock'>> & { readonly startsAt?: string; readonly onEffects?: () => void };

export const anOutside = ({ startsAt = '2027-01-14T09:00:00.000Z', onEffects, ...parts }: Parts = {}): TestOutside => {
  const db = openDatabase(':memory:');
  const heard: Heard = { lines: [], mails: [], texts: [], rung: [], started: [], heads: [] };
  let now = new Date(startsAt);
  let made = 0;
  return {
    db,
    heard,
    pass: (seconds) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    store: createSqliteStore({ db, ...(onEffects && { onEffects }) }),
    clock: { now: () => now },
    ids: {
      id: () => {
        made += 1;
        return made.toString(36).padStart(20, '0');
      },
    },
    texter: {
      send: async (message) => {
        heard.texts.push(message);
      },
    },
    mailer: {
      send: async (message) => {
        heard.mails.push(message);
      },
    },
    workflows: {
      start: async (execution) => {
        heard.started.push(execution);
      },
      ring: async (token, output) => {
        heard.rung.push({ token, output });
        return 'rung';
      },
    },
    linkKeys: { current: 1, sign: (keyNumber, text) => (keyNumber === 1 ? `signed-${text}` : undefined) },
    auditAnchor: {
      keep: async (head) => {
        heard.heads.push(head);
      },
    },
    papers: quickPapers(),
    log: (level, event, detail = {}) => {
      heard.lines.push({ level, event, ...detail });
    },
    settings: {
      publicUrl: 'https://partnership.example',
      sender: { name: 'School partnerships', address: 'no-reply@partnership.example' },
      sendsTexts: true,
      secureCookies: true,
      stylesheet: '/assets/page.css',
    },
    ...parts,
  };
};
