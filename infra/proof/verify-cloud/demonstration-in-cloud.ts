/** The demonstration played on what is deployed: the same people, the same story. */
import * as z from 'zod';
import { addDays } from '../../../functions/domain/calendar.ts';
import { instantAt } from '../../../functions/domain/london.ts';
import { postTime } from '../../../functions/domain/mail-day.ts';
import { type Mail, participantsOf } from '../demonstration/participants.ts';
import type { RunningDemonstration } from '../demonstration/running-demonstration.ts';
import type { Emulator } from '../emulators/aws.ts';
import type { Gateway } from '../emulators/aws-gateway.ts';
import type { Deployed, SentMail, Standing } from './deployed.ts';

type Needs = {
  readonly emulator: Emulator;
  readonly deployed: Deployed;
  readonly gateway: Gateway;
  /** What links in mails begin with. */
  readonly publicUrl: string;
  readonly partnership: string;
  readonly firstDay: string;
  readonly sweepFunction: string;
  readonly postFunction: string;
  readonly tell: (line: string) => void;
};

/** What the sweep says it did. */
const Swept = z.record(z.string(), z.number());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const longestWaitMs = 90_000;

/**
 * Parallel branches share one history: its last event may be of a branch that has ended, while the others wait. Then
 * nothing more happens for as long as this.
 */
const quietMs = 3000;

/** What an execution may rest in: a doorbell that is waited for, another execution. */
const isResting = (lastEvent: string): boolean => /^TaskSubmitted|startExecution|waitForTaskToken/.test(lastEvent);

const addressIn = (to: string): string => (/<([^<>]+)>/.exec(to)?.[1] ?? to).trim();

export class Unsettled extends Error {
  constructor(what: string) {
    super(`what was started does not come to rest: ${what}`);
    this.name = 'Unsettled';
  }
}

export const demonstrationInCloud = (needs: Needs): RunningDemonstration => {
  const { emulator, deployed, gateway, publicUrl, partnership } = needs;
  let today = needs.firstDay;
  let ahead = 0;
  const setClock = (moment: Date): void => {
    ahead = moment.getTime() - Date.now();
    emulator.setClock(moment);
  };
  const now = (): Date => new Date(Date.now() + ahead);
  setClock(instantAt(today, '09:00'));

  const lastSeen = new Map<string, { readonly events: number; readonly since: number }>();
  const isQuiet = ({ name, events }: Standing): boolean => {
    const seen = lastSeen.get(name);
    if (seen?.events === events) return Date.now() - seen.since > quietMs;
    lastSeen.set(name, { events, since: Date.now() });
    return false;
  };
  const isBusy = (one: Standing): boolean => one.status === 'RUNNING' && !isResting(one.lastEvent) && !isQuiet(one);

  const atRest = async (): Promise<string> => {
    const waiting = await deployed.waiting(now());
    if (waiting > 0) return `${waiting} effects`;
    const all = await deployed.executions();
    const failed = all.find(({ status }) => status === 'FAILED' || status === 'TIMED_OUT');
    if (failed) throw new Error(`${failed.name} ${failed.status}: ${failed.error}`);
    return all
      .filter(isBusy)
      .map(({ name, lastEvent }) => `${name} (${lastEvent})`)
      .join(', ');
  };
  const settled = async (): Promise<void> => {
    const until = Date.now() + longestWaitMs;
    let still = 0;
    for (let busy = await atRest(); still < 2; busy = await atRest()) {
      if (busy !== '' && Date.now() > until) throw new Unsettled(busy);
      still = busy === '' ? still + 1 : 0;
      await pause(busy === '' ? 120 : 200);
    }
    if ((await deployed.setAside()) > 0) throw new Error('an effect was set aside');
  };

  const asMail = (sent: SentMail, number: number): Mail => ({
    id: sent.MessageId,
    number,
    to: { name: '', address: addressIn(sent.To[0] ?? '') },
    subject: sent.Subject,
    text: (sent.BodyText ?? '').replaceAll(publicUrl, gateway.url),
    html: (sent.BodyHtml ?? '').replaceAll(publicUrl, gateway.url),
    at: arrivedOn[number] ?? today,
  });
  /** The emulator knows the real time only: a mail arrived on the day on which it is first seen. */
  const arrivedOn: string[] = [];
  const allMails = async (): Promise<readonly Mail[]> => {
    const sent = await deployed.mails();
    while (arrivedOn.length < sent.length) arrivedOn.push(today);
    return sent.map(asMail).reverse();
  };

  const addressOf = async (id: string): Promise<string> => {
    const item = await deployed.get({ partition: `p#${partnership}`, sort: `person#${id}` });
    if (typeof item?.body.email !== 'string') throw new Error(`nobody is called ${id}`);
    return item.body.email;
  };
  const participant = participantsOf({
    url: gateway.url,
    settled,
    addressOf,
    mailsTo: async (address) => (await allMails()).filter(({ to }) => to.address === address),
    nextDay: () => goTo(addDays(today, 1)),
  });

  /** As the Scheduler does. */
  const call = async (name: string): Promise<unknown> => {
    const address = `${emulator.endpoint}/2015-03-31/functions/${name}/invocations`;
    const answer = await fetch(address, { method: 'POST', body: '{}' });
    const text = await answer.text();
    if (!answer.ok || answer.headers.has('x-amz-function-error')) throw new Error(`${name} failed: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  /** A morning on which nothing was due brings nothing about; else what it rang may still be on its way. */
  const isIdle = async (swept: unknown): Promise<boolean> =>
    Object.values(Swept.parse(swept)).every((count) => count === 0) &&
    (await deployed.waiting(instantAt(today, postTime))) === 0;
  const goTo = async (date: string): Promise<void> => {
    await allMails();
    while (today < date) {
      today = addDays(today, 1);
      setClock(instantAt(today, '07:00'));
      // The functions look at their clock every tenth of a second.
      await pause(120);
      if (await isIdle(await call(needs.sweepFunction))) continue;
      await settled();
      setClock(instantAt(today, postTime));
      await pause(120);
      await call(needs.postFunction);
      await settled();
      await allMails();
    }
    setClock(instantAt(today, '09:00'));
    await pause(120);
  };
  return {
    url: gateway.url,
    dataDir: '',
    participant,
    settled,
    goTo,
    tell: (line) => needs.tell(`${today}  ${line}`),
    moment: async () => undefined,
    allMails,
    counts: async () => ({
      commits: await deployed.versions(),
      mails: (await deployed.mails()).length,
      transitions: 0,
    }),
    stop: async () => undefined,
    close: () => undefined,
  };
};
