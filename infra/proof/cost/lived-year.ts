/** The demonstration's running in this process, so that what it does can be counted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people } from '../../../functions/records/kinds.ts';
import { startLocal } from '../../local/run.ts';
import { createBrowser } from '../demonstration/browser.ts';
import type { Mail, Participant } from '../demonstration/participants.ts';
import type { RunningDemonstration } from '../demonstration/running-demonstration.ts';
import { type Asked, countByRequest } from './by-request.ts';
import { type Metered, meteredStore } from './meter.ts';

export type Counted = Metered & { httpRequests: number; days: number };
export type CountedDemonstration = {
  readonly running: RunningDemonstration;
  readonly counted: Counted;
  /** By kind of request, such as `GET /l/:token`. */
  readonly kinds: ReadonlyMap<string, Asked>;
  transitions(): Promise<number>;
};

const partnership = 'wendle-valley';

export const startCountedDemonstration = async (tell: (line: string) => void): Promise<CountedDemonstration> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cost-'));
  const system = await startLocal({
    settings: { port: 0, host: '127.0.0.1', dataDir, proxies: 0 },
    stylesheet: 'body{}',
    partnerships: 'infra/partnerships/wendle-valley.yaml',
  });
  const { url, wired } = system;
  const byRequest = countByRequest();
  const { store, metered } = meteredStore(wired.outside.store, byRequest.count);
  // Everything reaches the store through this one object.
  Reflect.set(wired.outside, 'store', store);
  const counted: Counted = Object.assign(metered, { httpRequests: 0, days: 0 });

  const mailsTo = (address: string | undefined): readonly Mail[] =>
    (wired.mailbox?.list({ limit: 2000, ...(address !== undefined && { to: address }) }) ?? []).map((mail) => ({
      ...mail,
      at: mail.sentAt,
    }));
  const addressOf = async (id: string): Promise<string> => {
    const email = (await wired.outside.store.get(people.key(partnership, id)))?.body.email;
    if (typeof email !== 'string') throw new Error(`nobody is called ${id}`);
    return email;
  };
  const asked = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(new URL(path, url), init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const newActor = (id: string): Participant => {
    const browser = createBrowser(url, () => {
      counted.httpRequests += 1;
    });
    const mails = async () => {
      await wired.settled();
      return mailsTo(await addressOf(id));
    };
    const mail = async (words: string): Promise<Mail> => {
      const found = (await mails()).find(({ subject }) => subject.includes(words));
      if (!found) throw new Error(`${id} has no mail about "${words}"`);
      return found;
    };
    const link = async (words: string): Promise<string> => {
      const found = (await mail(words)).text.split(/\s+/).find((word) => word.startsWith(`${url}/`));
      if (!found) throw new Error(`no link in the mail about "${words}"`);
      return found;
    };
    return {
      name: id,
      browser,
      address: () => addressOf(id),
      mails,
      mail,
      link,
      open: async (words) => browser.open(await link(words)),
    };
  };
  const participants = new Map<string, Participant>();
  const transitions = async (): Promise<number> => {
    const idle = await asked('/demo/idle.json');
    return typeof idle === 'object' && idle !== null && 'transitions' in idle ? Number(idle.transitions) : 0;
  };
  const running: RunningDemonstration = {
    url,
    dataDir,
    participant: (id) => {
      const found = participants.get(id) ?? newActor(id);
      participants.set(id, found);
      return found;
    },
    goTo: async (date) => {
      const body = JSON.stringify({ to: date });
      const from = wired.outside.clock.now().getTime();
      await asked('/demo/clock.json', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      counted.days += Math.round((wired.outside.clock.now().getTime() - from) / 86_400_000);
      await wired.settled();
    },
    settled: () => wired.settled(),
    tell,
    moment: async () => undefined,
    allMails: async () => mailsTo(undefined),
    counts: async () => ({
      commits: wired.countCommits(),
      mails: wired.mailbox?.count() ?? 0,
      transitions: await transitions(),
    }),
    stop: () => {
      byRequest.stop();
      return system.stop();
    },
    close: () => rmSync(dataDir, { recursive: true, force: true }),
  };
  return { running, counted, kinds: byRequest.kinds, transitions };
};
