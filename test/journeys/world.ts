/**
 * A whole system for journeys: composed as `npm start` composes it, in this process, on a free port and in a folder of
 * its own; with its inbox, its clock, and browsers for its people.
 *
 *   const world = await startWorld({ file: aPartnershipFile() });
 *   const page = await world.browser().open(world.linkFor('head-alder'));
 *   const done = await page.submit({ decision: 'support' });
 *   await world.settled();
 *   await world.pass({ next: 'chase' });
 *   await world.stop();
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FoundMail } from '../../functions/adapters/local/mailbox.ts';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Outside } from '../../functions/ports.ts';
import { type LocalSystem, startLocal } from '../../infra/local/run.ts';
import type { LocalSettings } from '../../infra/local/settings.ts';
import type { Move } from '../../infra/local/tools/moving.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

export type World = {
  readonly url: string;
  readonly dataDir: string;
  readonly system: LocalSystem;
  readonly outside: Outside;
  /** A new browser, without cookies. */
  browser(): Browser;
  /** Newest first: mails to a person's id or an address, or to anybody. */
  mails(to?: string): readonly FoundMail[];
  /** The newest mail to them, or the newest with these words in its subject. Fails the test when there is none. */
  mail(to: string, subject?: string): FoundMail;
  /** The first link to a page of ours in their newest mail (with these words in its subject). */
  linkFor(to: string, subject?: string): string;
  /** Nothing is running and nothing waits to be delivered. */
  settled(): Promise<void>;
  /** Moves the clock on, every morning in order, and waits until all that follows from it is done. */
  pass(move: Move): Promise<void>;
  now(): Date;
  /** Stops the system and, unless the folder was given, deletes it. */
  stop(): Promise<void>;
};

type WorldParts = {
  /** What the partnership is: four small schools unless told. A path, or the file's content. */
  readonly file?: PartnershipFile | string;
  /** Kept when the world stops, so that another can go on with it. */
  readonly dataDir?: string;
  readonly settings?: Partial<LocalSettings>;
};

const firstDay = '2026-09-07';

const writtenFile = (folder: string, file: PartnershipFile | string): string => {
  if (typeof file === 'string') return file;
  const path = join(folder, 'valley.yaml');
  // JSON is YAML too.
  writeFileSync(path, JSON.stringify({ localClock: firstDay, ...file }));
  return path;
};

export const startWorld = async ({ file = aPartnershipFile(), dataDir, settings }: WorldParts = {}): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerships-'));
  const data = dataDir ?? join(folder, 'data');
  const system = await startLocal({
    settings: { port: 0, host: '127.0.0.1', dataDir: data, proxies: 0, ...settings },
    stylesheet: 'body{}',
    partnerships: writtenFile(folder, file),
  });
  const { wired } = system;

  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(new URL(path, system.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const mails = (to?: string): readonly FoundMail[] => {
    const all = wired.mailbox?.list({ limit: 10_000 }) ?? [];
    if (to === undefined) return all;
    // People's addresses are made of their ids, in Wendle Valley with a dot.
    const begins = [`${to}@`, `${to.replaceAll('-', '.')}@`];
    return all.filter(({ to: { address } }) => address === to || begins.some((begin) => address.startsWith(begin)));
  };
  const mail = (to: string, subject = ''): FoundMail => {
    const found = mails(to).find((each) => each.subject.includes(subject));
    if (!found) throw new Error(`no mail to ${to}${subject && ` about "${subject}"`}`);
    return found;
  };
  return {
    url: system.url,
    dataDir: data,
    system,
    outside: wired.outside,
    browser: () => createBrowser(system.url),
    mails,
    mail,
    linkFor: (to, subject) => {
      const { text } = mail(to, subject);
      const link = text.split(/\s+/).find((word) => word.startsWith(`${system.url}/`));
      if (link === undefined) throw new Error(`the mail to ${to} has no link:\n${text}`);
      return link;
    },
    settled: wired.settled,
    pass: async (move) => {
      await post('/demo/clock.json', move);
    },
    now: () => wired.outside.clock.now(),
    stop: async () => {
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
