/** What follows from news of a mail. Doing it twice does it once. */

import { addressHash, peopleByAddressHash } from '../asking/by-address.ts';
import { openInTable } from '../asking/open-requests.ts';
import { tell } from '../asking/tell-people.ts';
import { type Request, stillAsked } from '../domain/asking/request.ts';
import type { EffectPayload } from '../domain/effect.ts';
import { isShortLived } from '../domain/mail-lifetime.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { deliveries, deliveryId } from '../records/deliveries.ts';
import { partnerships, people, requests, type StoredPerson, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { type News, sentMails } from './sent-mail.ts';

type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;

/** Copies after the first that a mailbox gets which was full or away. The mail service tried for hours each time. */
const mostCopies = 3;
const copyPattern = /-copy-(\d)$/;

const copyAfter = (id: string): string | undefined => {
  const number = Number(copyPattern.exec(id)?.[1] ?? 0) + 1;
  return number > mostCopies ? undefined : `${id.replace(copyPattern, '')}-copy-${number}`;
};

const clerkOf = (partnership: Partnership, request: Request): string | undefined =>
  partnership.parties.find((party) => party.id === request.party)?.boards[0]?.clerk;

/** The first of those who look after a request who can be written to, and is not the one whom no mail reaches. */
const whoIsTold = async (
  tx: Work,
  { roles }: Partnership,
  silent: string,
  clerk: string | undefined,
): Promise<string | undefined> => {
  for (const id of [clerk, roles.lead, roles.deputyLead, roles.progressChaser, roles.chair]) {
    if (id === undefined || id === silent) continue;
    const person = await tx.read(people, id);
    if (person && !person.noMail && !person.left) return id;
  }
  return undefined;
};

const waitsFor = (request: Request, person: string): boolean =>
  stillAsked(request).some((recipient) => recipient.person === person);

/** Every request that waits for them: whoever looks after it hears that mail does not reach them. It stays open. */
const tellThoseWhoWait = async (outside: Outside, tx: Work, silent: StoredPerson): Promise<void> => {
  const partnership = await tx.readNeeded(partnerships, theOne);
  const waiting: Request[] = [];
  for (const open of await openInTable(outside, tx.partnership)) {
    const request = await tx.read(requests, open.id);
    if (request && !request.outcome && waitsFor(request, silent.id)) waiting.push(request);
  }
  const details = { person: silent.id };
  const told = new Set<string>();
  for (const request of waiting) {
    const clerk = await whoIsTold(tx, partnership, silent.id, clerkOf(partnership, request));
    if (clerk === undefined || told.has(clerk)) continue;
    told.add(clerk);
    tell(tx, 'mail-failed', [clerk], { request: request.id, details });
  }
  if (told.size > 0) return;
  tell(tx, 'mail-failed', [await whoIsTold(tx, partnership, silent.id, undefined)], { details });
};

type Silenced = { readonly partnership: string; readonly person: string };

const noMoreMailFor = (
  outside: Outside,
  { partnership, person: id }: Silenced,
  news: News,
  because: 'bounced' | 'complained',
): Promise<void> =>
  work(outside, partnership, async (tx) => {
    const person = await tx.read(people, id);
    // Of an address that they no longer have, or known already.
    if (!person || person.noMail === because || addressHash(person.email) !== news.address) return;
    if (person.noMail === 'complained') return;
    tx.write(people, person.id, { ...person, noMail: because });
    await tellThoseWhoWait(outside, tx, person);
    tx.event(because === 'bounced' ? 'mail-bounced' : 'mail-refused', 'system', { person: person.id });
  });

/** News of an address is true wherever somebody has it: in every partnership, for each person. */
const noMoreMail = async (
  outside: Outside,
  mail: MailPayload,
  news: News,
  because: 'bounced' | 'complained',
): Promise<void> => {
  await noMoreMailFor(outside, { partnership: mail.partnership, person: mail.to }, news, because);
  for (const holder of await peopleByAddressHash(outside, news.address)) {
    await noMoreMailFor(outside, holder, news, because);
  }
};

const sendAgain = (outside: Outside, mail: MailPayload, id: string, copy: string): Promise<void> =>
  work(outside, mail.partnership, async (tx) => {
    const sent = await tx.read(sentMails, id);
    // A code or a link to sign in with is long dead by now.
    if (!sent || sent.copied || isShortLived(mail.template)) return;
    tx.write(sentMails, id, { ...sent, copied: true });
    tx.effect(mail, copy);
  });

/** What a signature rests on; of the person's own address, and of a mail about a request. */
const keepDelivery = (outside: Outside, { partnership, to, request }: MailPayload, news: News): Promise<void> =>
  work(outside, partnership, async (tx) => {
    if (request === undefined) return;
    const [person, before] = [await tx.read(people, to), await tx.read(deliveries, deliveryId(request, to))];
    if (before || !person || addressHash(person.email) !== news.address) return;
    tx.write(deliveries, deliveryId(request, to), { request, person: to, at: news.at });
  });

/**
 * Delivered: that is kept, and nothing more. Came back for good, or for now too often: the address is marked and the clerk or the lead is
 * told. Came back for now: a copy goes out. Asked for no more mail: they get none, and their requests go to the clerk.
 */
export const carryOutNews = async (outside: Outside, id: string, mail: MailPayload, news: News): Promise<void> => {
  switch (news.kind) {
    case 'delivered':
      return keepDelivery(outside, mail, news);
    case 'bounced':
      return noMoreMail(outside, mail, news, 'bounced');
    case 'refused':
      return noMoreMail(outside, mail, news, 'complained');
    case 'deferred': {
      const copy = copyAfter(id);
      return copy === undefined ? noMoreMail(outside, mail, news, 'bounced') : sendAgain(outside, mail, id, copy);
    }
  }
};
