/** The demonstration's running in this process, so that what it does can be counted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../../functions/domain/calendar.ts';
import { londonDate } from '../../../functions/domain/london.ts';
import { people } from '../../../functions/records/kinds.ts';
import { startLocal } from '../../local/run.ts';
import { type Mail, participantsOf } from '../demonstration/participants.ts';
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
  const goTo = async (date: string): Promise<void> => {
    const from = wired.outside.clock.now();
    if (date <= londonDate(from)) return;
    const body = JSON.stringify({ to: date });
    await asked('/demo/clock.json', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    counted.days += Math.round((wired.outside.clock.now().getTime() - from.getTime()) / 86_400_000);
    await wired.settled();
  };
  const transitions = async (): Promise<number> => {
    const idle = await asked('/demo/idle.json');
    return typeof idle === 'object' && idle !== null && 'transitions' in idle ? Number(idle.transitions) : 0;
  };
  const running: RunningDemonstration = {
    url,
    dataDir,
    participant: participantsOf({
      url,
      settled: () => wired.settled(),
      addressOf,
      mailsTo: async (address) => mailsTo(address),
      nextDay: () => goTo(addDays(londonDate(wired.outside.clock.now()), 1)),
      onPage: () => {
        counted.httpRequests += 1;
      },
    }),
    goTo,
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
