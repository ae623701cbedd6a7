/** Carries a letter of a search out: to the head who looks, or to the school that is asked. */
import type { Effect, EffectPayload } from '../domain/effect.ts';
import { type Introduction, isWaiting } from '../domain/search/introduction.ts';
import type { Search } from '../domain/search/search.ts';
import { dayAndDate } from '../domain/wording.ts';
import type { Letter } from '../mail/letter.ts';
import { messageOf } from '../mail/mail-handler.ts';
import { AddressRefused, type Outside } from '../ports.ts';
import { readIntroduction, readSearch } from '../records/searches.ts';
import { couldNotDeliver } from './introduce.ts';
import { searchAddress, talkAddress } from './search-links.ts';

export type SearchMail = Extract<EffectPayload, { kind: 'search-mail' }>;
type Written = { readonly letter: Letter; readonly to: { readonly name: string; readonly address: string } };

const ours = 'School Partnerships';

const opened = (outside: Outside, search: Search): Written | undefined => {
  const href = searchAddress(outside, search);
  if (!search.head || href === undefined) return undefined;
  return {
    to: { name: search.head.name, address: search.head.email },
    letter: {
      partnership: ours,
      subject: `Find schools to work with near ${search.school.name}`,
      greeting: search.head.name,
      paragraphs: [
        'You are invited to look for schools to work with. You see which schools are near, what the way costs and what speaks for each.',
        'You can ask two or more of them for a talk, and print a page for your senior team. Nothing is promised, and no school learns your address unless you both want to talk.',
      ],
      action: { label: 'Find schools', href },
      minutes: 10,
      ifNothing: `If you do nothing, nothing happens. The link works until ${dayAndDate(search.until)}.`,
      personalLink: true,
      why: `You get this email because somebody gave your address as that of the head of ${search.school.name}.`,
    },
  };
};

const wouldYouTalk = (outside: Outside, search: Search, one: Introduction, again: boolean): Written | undefined => {
  const href = talkAddress(outside, one);
  if (!isWaiting(one) || one.to === undefined || href === undefined || !search.head) return undefined;
  const whom = one.introducedBy === undefined ? 'Nobody has introduced us yet.' : `You both know ${one.introducedBy}.`;
  return {
    to: { name: `The head of ${one.school}`, address: one.to },
    letter: {
      partnership: ours,
      subject: `${again ? 'Once more: would' : 'Would'} you talk with ${search.school.name} about working together?`,
      greeting: `head of ${one.school}`,
      paragraphs: [
        `${search.head.name}, head of ${search.school.name}, would like to talk with you about working together. ${whom}`,
        ...(one.words === '' ? [] : [`They write: “${one.words.replace(/\s+/g, ' ')}”`]),
        'You can say yes, not now or no. All three are fine. Neither of you sees the other’s address unless you say yes.',
      ],
      action: { label: 'Answer', href },
      minutes: 2,
      ifNothing: again
        ? `If you do not answer by ${dayAndDate(one.closesOn)}, we close it. We do not write again.`
        : `If you do not answer, we remind you once, and close it on ${dayAndDate(one.closesOn)}.`,
      personalLink: true,
      why: `You get this email because ${search.school.name} gave this address for the head of ${one.school}, or you look for schools yourself.`,
    },
  };
};

const answerWords = (one: Introduction): string => {
  if (one.state === 'yes')
    return `The head of ${one.school} would like to talk. You find their name and address on your page.`;
  if (one.state === 'later')
    return `The head of ${one.school} says: not now. They can still say yes until ${dayAndDate(one.closesOn)}.`;
  return `The head of ${one.school} says no. That is no judgement on your school.`;
};

const answered = (outside: Outside, search: Search, one: Introduction): Written | undefined => {
  const href = searchAddress(outside, search);
  if (!search.head || href === undefined || !['yes', 'later', 'no'].includes(one.state)) return undefined;
  return {
    to: { name: search.head.name, address: search.head.email },
    letter: {
      partnership: ours,
      subject: `${one.school} has answered`,
      greeting: search.head.name,
      paragraphs: [answerWords(one)],
      action: { label: 'Open your page', href },
      personalLink: true,
      why: `You get this email because you look for schools to work with for ${search.school.name}.`,
    },
  };
};

const written = async (outside: Outside, { search: id, letter, urn }: SearchMail): Promise<Written | undefined> => {
  const [search, one] = await Promise.all([
    readSearch(outside, id),
    urn === undefined ? undefined : readIntroduction(outside, id, urn),
  ]);
  if (search?.state !== 'open') return undefined;
  switch (letter) {
    case 'search-opened':
      return opened(outside, search);
    case 'would-you-talk':
    case 'would-you-talk-again':
      return one && wouldYouTalk(outside, search, one, letter === 'would-you-talk-again');
    case 'introduction-answered':
      return one && answered(outside, search, one);
  }
};

/** Throws when the mailer does not take it: it is tried again. What is no longer needed is not sent. */
export const searchMailHandler =
  (outside: Outside) =>
  async (payload: SearchMail, effect: Effect): Promise<void> => {
    const mail = await written(outside, payload);
    if (!mail) return outside.log('info', 'mail-not-sent', { effect: effect.id, because: 'nothing-to-say' });
    try {
      await outside.mailer.send(messageOf(mail.letter, effect.id, mail.to));
    } catch (error) {
      if (!(error instanceof AddressRefused) || payload.urn === undefined) throw error;
      await couldNotDeliver(outside, payload.search, payload.urn);
    }
  };
