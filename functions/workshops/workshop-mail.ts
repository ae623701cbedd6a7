/** Carries a letter about a workshop out, to a teacher who has no part in the partnership. */
import { workshopAddress } from '../asking/reading-links.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import type { Effect, EffectPayload } from '../domain/effect.ts';
import type { WorkshopLetter } from '../domain/mail-names.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { dayAndDate } from '../domain/wording.ts';
import { turnOf } from '../domain/workshops/places.ts';
import type { Letter, Someone } from '../mail/letter.ts';
import { messageOf } from '../mail/mail-handler.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import { entryIn, type Found, isAhead, type Seen, seeWorkshop } from './in-hand.ts';

export type WorkshopMail = Extract<EffectPayload, { kind: 'workshop-mail' }>;

type Written = Pick<Letter, 'subject' | 'paragraphs' | 'ifNothing'> & {
  readonly label: string;
};

const whenAndWhere = ({ partnership, occasion }: Seen): string =>
  `${dayAndDate(occasion.date)}, ${occasion.start} to ${occasion.end}, ${occasionWhere(occasion, shortSchoolNames(partnership))}`;

const placeWords = ({ list, entry }: Found): string =>
  entry.place === 'in'
    ? 'You have a place.'
    : `It is full for now. You are number ${turnOf(list.entries, entry.id)} on the waiting list, and hear from us when a place comes free.`;

const sureBy = ({ until }: Found['entry']): Pick<Letter, 'ifNothing'> =>
  until === undefined
    ? {}
    : {
        ifNothing: `If you do not press it by ${dayAndDate(until)}, somebody else can have your place.`,
      };

const confirm = (seen: Seen, title: string, found: Found): Written => ({
  subject: `Make your place sure: ${title}, ${dayAndDate(seen.occasion.date)}`,
  paragraphs: [
    `You asked for “${title}”: ${whenAndWhere(seen)}.`,
    `${placeWords(found)} Please open your link and press “Make it sure”.`,
    'By the same link you can change, give up or hand on your place.',
  ],
  label: 'Open my link',
  ...sureBy(found.entry),
});

const again = (seen: Seen, title: string, found: Found): Written => ({
  subject: `Your link again: ${title}, ${dayAndDate(seen.occasion.date)}`,
  paragraphs: [
    'Somebody signed up with your address, and you had signed up before. Nothing has changed.',
    `“${title}”: ${whenAndWhere(seen)}. ${placeWords(found)}`,
  ],
  label: 'Open my link',
  ...(found.entry.state === 'unconfirmed' ? sureBy(found.entry) : {}),
});

const movedUp = (seen: Seen, title: string, { entry }: Found): Written => ({
  subject: `A place came free, and it is yours: ${title}`,
  paragraphs: [
    `You have a place in “${title}”: ${whenAndWhere(seen)}.`,
    'If you can no longer come, please give it up by your link. The next on the list then gets it.',
  ],
  label: 'Open my link',
  ...(entry.state === 'unconfirmed' ? sureBy(entry) : {}),
});

const moved = (seen: Seen, title: string, found: Found): Written => ({
  subject: `Another date: ${title} is now on ${dayAndDate(seen.occasion.date)}`,
  paragraphs: [
    `“${title}” is now: ${whenAndWhere(seen)}.`,
    `${placeWords(found)} If you cannot come, please give it up by your link.`,
  ],
  label: 'Open my link',
});

const off = ({ occasion }: Seen, title: string): Written => ({
  subject: `Called off: ${title}, ${dayAndDate(occasion.date)}`,
  paragraphs: [
    `“${title}” on ${dayAndDate(occasion.date)} is called off.`,
    ...(occasion.cancelled ? [`The reason given: “${occasion.cancelled.reason}”`] : []),
  ],
  label: 'Open my link',
});

const used = (title: string): Written => ({
  subject: `Did you use something in class? ${title}`,
  paragraphs: [
    `Some weeks ago you came to “${title}”. Did you use something of it in class?`,
    'It is one press. We count the answers and keep none with your name.',
  ],
  label: 'Answer',
  ifNothing: 'If you do not answer, nothing happens. We do not ask again.',
});

const written = (letter: WorkshopLetter, seen: Seen, found: Found): Written | undefined => {
  const title = seen.workshop.choices.find(({ id }) => id === found.list.choice)?.title ?? seen.occasion.title;
  const isOn = isAhead(seen);
  switch (letter) {
    case 'workshop-confirm':
      return isOn && found.entry.state === 'unconfirmed' ? confirm(seen, title, found) : undefined;
    case 'workshop-again':
      return again(seen, title, found);
    case 'workshop-moved-up':
      return isOn && found.entry.place === 'in' ? movedUp(seen, title, found) : undefined;
    case 'workshop-date':
      return isOn ? moved(seen, title, found) : undefined;
    case 'workshop-off':
      return seen.occasion.state === 'cancelled' ? off(seen, title) : undefined;
    case 'workshop-used':
      return found.entry.toldUse === true ? undefined : used(title);
  }
};

const runnerOf = async (outside: Outside, { partnership, workshop }: Seen): Promise<Someone | undefined> => {
  const item = await outside.store.get(people.key(partnership.id, workshop.runner));
  const person = item && decode(people, item);
  return person && person.left === undefined ? { name: person.name, address: person.email } : undefined;
};

/** Throws when the mailer does not take it: it is tried again. What is no longer needed is not sent. */
export const workshopMailHandler =
  (outside: Outside) =>
  async ({ partnership, workshop, entry: id, letter }: WorkshopMail, effect: Effect): Promise<void> => {
    const unsent = (because: string) =>
      outside.log('info', 'mail-not-sent', {
        effect: effect.id,
        letter,
        because,
      });
    const seen = await seeWorkshop(outside, partnership, workshop);
    const found = seen && entryIn(seen.lists, (entry) => entry.id === id && entry.state !== 'asks');
    if (!seen || !found) return unsent('no-place');
    const said = written(letter, seen, found);
    const href = await workshopAddress(outside, partnership, `place:${workshop}#${id}`);
    if (!said || href === undefined) return unsent('nothing-to-say');
    const { label, ...rest } = said;
    const help = await runnerOf(outside, seen);
    const whole: Letter = {
      ...rest,
      partnership: seen.partnership.name,
      greeting: found.entry.name,
      action: { label, href },
      personalLink: true,
      why: `You get this email because you signed up for workshops of ${seen.partnership.name}.`,
      notice: `${outside.settings.publicUrl}/privacy/${partnership}`,
      ...(help && { help }),
    };
    await outside.mailer.send(
      messageOf(whole, effect.id, {
        name: found.entry.name,
        address: found.entry.email,
      }),
    );
  };
