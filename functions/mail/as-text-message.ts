/** A letter as a text message: what is asked, by when, and the whole link; at most two segments. */
import { type Request, recipientOf } from '../domain/asking/request.ts';
import type { MailName } from '../domain/mail-names.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import { shortDate } from '../domain/wording.ts';
import { clip, type Letter, oneLine } from './letter.ts';

/** The alphabet of text messages (3GPP 23.038); one letter outside it would halve what fits. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take two places each. */
const doubled = '^{}\\[~]|€';
const places = (text: string): number => [...text].reduce((sum, letter) => sum + (doubled.includes(letter) ? 2 : 1), 0);

const oneSegment = 160;
const ofSeveral = 153;
const mostSegments = 2;
export const mostPlaces = mostSegments * ofSeveral;
export const segmentsOf = (text: string): number => {
  const length = places(text);
  return length <= oneSegment ? 1 : Math.ceil(length / ofSeveral);
};

const plainer: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** Letters that the alphabet lacks lose their accents; what is left then becomes a question mark. */
export const inAlphabet = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => plainer[letter] ?? letter)
    .flatMap((letter) =>
      letter.length > 1 || basic.includes(letter) || doubled.includes(letter)
        ? [letter]
        : [...letter.normalize('NFD').replace(/\p{M}/gu, '')],
    )
    .map((letter) => (letter.length > 1 || basic.includes(letter) || doubled.includes(letter) ? letter : '?'))
    .join('');

/** Asks go by text. What is signed, sealed or read for the record goes by mail, which also tells us that it arrived. */
const byText: readonly MailName[] = ['ask', 'remind'];
const byMailAlone: readonly Request['kind'][] = ['sign-mou', 'sign-data-agreement'];

const isAsked = (request: Request, person: string): boolean => {
  const recipient = recipientOf(request, person);
  return recipient?.part === 'answers' && recipient.state === 'asked' && !byMailAlone.includes(request.kind);
};

const fewestPlaces = 40;
const longestInText = 40;

const aDate = /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

type About = { readonly template: MailName; readonly person: string; readonly request?: Request | undefined };

/** Nothing for a letter that goes by mail. */
export const asTextMessage = (letter: Letter, { template, person, request }: About): string | undefined => {
  const { action, personalLink, subject, greeting, partnership } = letter;
  if (!byText.includes(template) || !request || !action || !personalLink || !isAsked(request, person)) return undefined;
  const link = ` ${action.href}`;
  // A telephone may be shared, and a text has no other sender: for whom it is, and in which partnership.
  const whole = oneLine(
    `${shortPartnershipName(partnership)}, for ${clip(greeting, longestInText)}: ${subject}`,
  ).trim();
  const ask = whole.endsWith('.') ? whole.slice(0, -1) : whole;
  const end = `${/[?!]$/.test(ask) ? '' : '.'}${aDate.test(ask) ? '' : ` By ${shortDate(request.dueOn)}.`}`;
  const room = mostPlaces - places(link) - places(end);
  // A link is never cut: one so long that nothing could be said beside it goes by mail.
  if (room < fewestPlaces) return undefined;
  // Every letter may take two places, so what is cut once may have to be cut again.
  let said = inAlphabet(clip(ask, room));
  while (places(said) > room) said = inAlphabet(clip(ask, said.length - 4));
  return `${said}${end}${link}`;
};
