/** The demonstration played on the bundles: the same people, the same story. */
import type { Email } from 'postal-mime';
import { textAsMail } from '../../../functions/adapters/local/mailbox.ts';
import { addDays } from '../../../functions/domain/calendar.ts';
import { instantAt } from '../../../functions/domain/london.ts';
import { postTime } from '../../../functions/domain/mail-day.ts';
import { mobileNumber } from '../../../functions/domain/telephone.ts';
import { everyItem } from '../../../functions/records/read-every.ts';
import { type Mail, participantsOf } from '../demonstration/participants.ts';
import type { RunningDemonstration } from '../demonstration/running-demonstration.ts';
import type { RunningBundles } from './running-bundles.ts';
import type { Sent } from './services.ts';

const emailAsMail = (email: Email, number: number): Mail => ({
  id: email.messageId ?? String(number),
  number,
  to: { name: '', address: email.to?.[0]?.address ?? '' },
  subject: email.subject ?? '',
  text: email.text ?? '',
  html: email.html ?? '',
  at: email.date ?? '',
});

type Needs = {
  readonly bundles: RunningBundles;
  readonly partnership: string;
  readonly firstDay: string;
  readonly tell: (line: string) => void;
};

export const demonstrationInBundles = ({ bundles, partnership, firstDay, tell }: Needs): RunningDemonstration => {
  const { url, settled } = bundles;
  let today = firstDay;
  const addresses = new Map<string, Promise<string>>();
  const readAddress = async (mobile: string): Promise<string> => {
    const people = await everyItem(bundles.store, { partition: `p#${partnership}`, prefix: 'person#' });
    const found = people.find(({ body }) => mobileNumber(String(body.mobile ?? '')) === mobile);
    return String(found?.body.email ?? mobile);
  };
  /** Whose mobile that is, as one machine's inbox knows it: by their address. */
  const addressWith = (mobile: string): Promise<string> => {
    const known = addresses.get(mobile) ?? readAddress(mobile);
    addresses.set(mobile, known);
    return known;
  };
  const asMail = async (sent: Sent, number: number): Promise<Mail> => {
    if (!('effect' in sent)) return emailAsMail(sent, number);
    const { effect: id, number: mobile, text, at } = sent;
    return {
      ...textAsMail({ id, to: { name: '', number: mobile, address: await addressWith(mobile) }, text }),
      number,
      at,
    };
  };
  const allMails = async (): Promise<readonly Mail[]> => (await Promise.all(bundles.sent.map(asMail))).reverse();
  const addressOf = async (id: string): Promise<string> => {
    const item = await bundles.store.get({ partition: `p#${partnership}`, sort: `person#${id}` });
    if (typeof item?.body.email !== 'string') throw new Error(`nobody is called ${id}`);
    return item.body.email;
  };
  const participant = participantsOf({
    url,
    settled,
    addressOf,
    mailsTo: async (address) => (await allMails()).filter(({ to }) => to.address === address),
    nextDay: () => goTo(addDays(today, 1)),
  });

  /** Every morning of the way at 07:00 in London, as the Scheduler does, and its post. */
  const goTo = async (date: string): Promise<void> => {
    await settled();
    while (today < date) {
      today = addDays(today, 1);
      bundles.setClock(instantAt(today, '07:00'));
      await bundles.engine.runDue();
      await bundles.sweep();
      await settled();
      bundles.setClock(instantAt(today, postTime));
      await settled();
    }
    bundles.setClock(instantAt(today, '09:00'));
  };
  return {
    url,
    dataDir: '',
    participant,
    goTo,
    settled,
    tell: (line) => tell(`${today}  ${line}`),
    moment: async () => undefined,
    allMails,
    counts: async () => ({ commits: 0, mails: bundles.sent.length, transitions: bundles.engine.transitions() }),
    stop: async () => undefined,
    close: () => undefined,
  };
};
