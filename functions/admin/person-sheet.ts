/** One person: what their mailbox opens, who sees their name and address, what they did. */
import { addressHash, peopleByAddress } from '../asking/by-address.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { readTrail } from '../audit/read-trail.ts';
import { tellEvent } from '../audit/story.ts';
import { whomToTell, whoseParts } from '../domain/incident/whom-to-tell.ts';
import { partsIn } from '../domain/partnership/part-words.ts';
import { wayToChange } from '../domain/partnership/reach.ts';
import { countOf, listOf } from '../domain/wording.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';
import { sessionsOfAddress } from '../web/session.ts';
import { named, readWhole, runners, type Sheet, type Whole } from './sheet.ts';

/** What a sheet shows of what somebody did: the newest. */
export const mostActs = 50;

const sessionsNow = async (outside: Outside, email: string): Promise<number> => {
  const { partition } = sessionsOfAddress.key('', `${addressHash(email)}/`);
  const items = await everyItem(outside.store, {
    partition,
    prefix: 'session#',
  });
  const now = outside.clock.now();
  return items.filter((item) => new Date(decode(sessionsOfAddress, item).until) > now).length;
};

/** Who sees the address on the person's page: they themselves, and whoever may change it. */
const seeAddress = ({ partnership, everybody }: Whole, person: string): readonly string[] => {
  const isHere = (id: string): boolean => everybody.some((one) => one.id === id && one.left === undefined);
  return everybody
    .filter(({ id }) => isHere(id) && wayToChange(partnership, id, person, 'address', isHere) !== undefined)
    .map(({ id }) => id);
};

export const actsAbout = async (outside: Outside, whole: Whole, person: string): Promise<Sheet['did']> => {
  const { events } = await readTrail(outside, whole.partnership.id, { person, forReaders: true }, mostActs);
  const voice = { ...whole, titleOf: (activity: string) => activity };
  return events.map((event) => tellEvent(event, voice));
};

const sheetFor = async (outside: Outside, whole: Whole, person: StoredPerson): Promise<Sheet> => {
  const { partnership, everybody, nameOf } = whole;
  const [open, sessions, did] = await Promise.all([
    listOpenRequests(outside, partnership.id),
    sessionsNow(outside, person.email),
    actsAbout(outside, whole, person.id),
  ]);
  const asked = open.filter(({ recipients }) =>
    recipients.some((one) => one.person === person.id && (one.state === 'asked' || one.state === 'answered')),
  );
  const seers = whoseParts(
    partnership,
    everybody.map(({ id }) => id),
    'see-partnership',
  );
  const addressSeers = seeAddress(whole, person.id);
  return {
    about: `${person.name}, in ${partnership.name}`,
    partnership: partnership.id,
    facts: [
      ['Parts', listOf(partsIn(partnership, person.id)) || 'None now'],
      ['Links in their mailbox that can still be answered with', String(asked.length)],
      ['Signed in now', countOf(sessions, 'browser')],
      ['Our emails', person.noMail === undefined ? 'No news that they do not arrive' : 'Do not arrive'],
    ],
    could: [
      {
        who: `Everybody with a part in ${partnership.name}: ${listOf(seers.map(({ who }) => nameOf(who)))}`,
        why: 'see their name and their parts',
      },
      {
        who: listOf(addressSeers.map(nameOf)) || 'Nobody',
        why: 'see their email address, since they may change it',
      },
      runners,
    ],
    did,
    tell: named(whole, whomToTell(partnership, { people: [person.id] })),
    now: [
      'Is it their mailbox that somebody else can read? Then have their school’s IT lock it first.',
      'Have them sign in and press “Sign out everywhere”, on a computer that is safe.',
      'Send them new links to read, on their page under People. The old ones stop at once.',
      'If the mailbox stays lost, change their address on their page: links at the old one stop at once.',
    ],
  };
};

/** One sheet for each partnership in which somebody has this address. */
export const personSheets = async (outside: Outside, email: string): Promise<readonly Sheet[]> => {
  const sheets: Sheet[] = [];
  for (const holder of await peopleByAddress(outside, email)) {
    const whole = await readWhole(outside, holder.partnership);
    const person = whole?.everybody.find(({ id }) => id === holder.person);
    if (whole && person) sheets.push(await sheetFor(outside, whole, person));
  }
  return sheets;
};
