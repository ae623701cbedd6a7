/** The demonstration's theatre in a house of bundles: the same people, the same story. */
import type { Email } from 'postal-mime';
import { addDays } from '../../../functions/domain/calendar.ts';
import { instantAt } from '../../../functions/domain/london.ts';
import { createBrowser } from '../../demo/browser.ts';
import type { Actor, Mail, Theatre } from '../../demo/theatre.ts';
import type { House } from './house.ts';

const asMail = (email: Email, number: number): Mail => ({
  id: email.messageId ?? String(number),
  number,
  to: { name: '', address: email.to?.[0]?.address ?? '' },
  subject: email.subject ?? '',
  text: email.text ?? '',
  html: email.html ?? '',
  at: email.date ?? '',
});

type StageNeeds = {
  readonly house: House;
  readonly partnership: string;
  readonly firstDay: string;
  readonly tell: (line: string) => void;
};

export const openStage = ({ house, partnership, firstDay, tell }: StageNeeds): Theatre => {
  const { url, settled } = house;
  let today = firstDay;
  const allMails = async (): Promise<readonly Mail[]> => house.mails.map(asMail).reverse();
  const addressOf = async (id: string): Promise<string> => {
    const item = await house.store.get({ partition: `p#${partnership}`, sort: `person#${id}` });
    if (typeof item?.body.email !== 'string') throw new Error(`nobody is called ${id}`);
    return item.body.email;
  };
  const newActor = (id: string): Actor => {
    const browser = createBrowser(url);
    const mails = async () => {
      await settled();
      const address = await addressOf(id);
      return (await allMails()).filter(({ to }) => to.address === address);
    };
    const mail = async (words: string): Promise<Mail> => {
      const all = await mails();
      const found = all.find(({ subject }) => subject.includes(words));
      if (found) return found;
      throw new Error(`${id} has no mail about "${words}", only:\n${all.map(({ subject }) => subject).join('\n')}`);
    };
    const link = async (words: string): Promise<string> => {
      const found = (await mail(words)).text.split(/\s+/).find((word) => word.startsWith(`${url}/`));
      if (!found) throw new Error(`no link in the mail about "${words}"`);
      return found;
    };
    const name = id.replace(
      /(^|-)([a-z])/g,
      (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase(),
    );
    return {
      name,
      browser,
      address: () => addressOf(id),
      mails,
      mail,
      link,
      open: async (words) => browser.open(await link(words)),
    };
  };
  const actors = new Map<string, Actor>();

  /** Every morning of the way at 07:00 in London, as the Scheduler does. */
  const goTo = async (date: string): Promise<void> => {
    await settled();
    while (today < date) {
      today = addDays(today, 1);
      house.setClock(instantAt(today, '07:00'));
      await house.engine.runDue();
      await house.sweep();
      await settled();
    }
    house.setClock(instantAt(today, '09:00'));
  };
  return {
    url,
    dataDir: '',
    actor: (id) => {
      const found = actors.get(id) ?? newActor(id);
      actors.set(id, found);
      return found;
    },
    goTo,
    settled,
    tell: (line) => tell(`${today}  ${line}`),
    moment: async () => undefined,
    allMails,
    counts: async () => ({ commits: 0, mails: house.mails.length, transitions: house.engine.transitions() }),
    stop: async () => undefined,
    close: () => undefined,
  };
};
