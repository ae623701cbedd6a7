/** The demonstration's theatre in a house of bundles: the same people, the same story. */
import type { Email } from 'postal-mime';
import { addDays } from '../../../functions/domain/calendar.ts';
import { instantAt } from '../../../functions/domain/london.ts';
import { callActors, type Mail } from '../demonstration/actors.ts';
import type { Theatre } from '../demonstration/theatre.ts';
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
  const actor = callActors({
    url,
    settled,
    addressOf,
    mailsTo: async (address) => (await allMails()).filter(({ to }) => to.address === address),
  });

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
    actor,
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
