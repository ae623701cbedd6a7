/** The people of the demonstration in a world of a test: they know nothing but their mails, also mails of another address. */
import { addDays } from '../../functions/domain/calendar.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { people } from '../../functions/records/kinds.ts';
import { type Mail, participantsOf } from '../../infra/proof/demonstration/participants.ts';
import type { RunningDemonstration } from '../../infra/proof/demonstration/running-demonstration.ts';
import type { World } from './world.ts';

const partnership = 'wendle-valley';

export const demonstrationIn = (world: World): RunningDemonstration => {
  const { url, settled } = world;
  const mailsTo = (to?: string): Mail[] =>
    world.mails(to).map((mail) => ({
      ...mail,
      at: mail.sentAt,
      // An old mail names the address of then; whoever follows its link today comes to today's.
      text: mail.text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, url),
    }));
  const addressOf = async (id: string): Promise<string> =>
    String((await world.outside.store.get(people.key(partnership, id)))?.body.email);
  const goTo = async (date: string): Promise<void> => {
    if (date <= londonDate(world.now())) return;
    await world.pass({ to: date });
    await settled();
  };
  return {
    url,
    dataDir: world.dataDir,
    participant: participantsOf({
      url,
      settled,
      addressOf,
      mailsTo: async (address) => mailsTo(address),
      nextDay: () => goTo(addDays(londonDate(world.now()), 1)),
    }),
    goTo,
    settled,
    tell: () => undefined,
    moment: async () => undefined,
    allMails: async () => mailsTo(),
    counts: async () => ({ commits: world.system.wired.countCommits(), mails: world.mails().length, transitions: 0 }),
    stop: world.stop,
    close: () => undefined,
  };
};
