import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { waitsForMeeting } from '../../functions/domain/asking/chasing.ts';
import { mailNames } from '../../functions/domain/mail-names.ts';
import type { Partnership, Person } from '../../functions/domain/partnership/partnership.ts';
import { messageOf } from '../../functions/mail/mail-handler.ts';
import type { Message } from '../../functions/ports.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';
import { everyLetter, type Written } from './every-letter.ts';

type Mail = Written & { readonly message: Message };

/** One of each letter that says something else: most differ only in whom they greet. */
const mailsOf = (partnership: Partnership, people: readonly Person[] = peopleOf(partnership)): Mail[] => {
  const different = new Map(
    everyLetter(partnership, people).map((written) => [JSON.stringify({ ...written.letter, greeting: '' }), written]),
  );
  return [...different.values()].map((written) => {
    const { name } = written.context.person;
    return { ...written, message: messageOf(written.letter, 'effect', { name, address: 'somebody@valley.example' }) };
  });
};

const mails = mailsOf(aPartnership());

/** Names of the mails that break a rule: an empty list is what a test wants. */
const breaking = (found: readonly Mail[], breaks: (mail: Mail) => boolean): string[] =>
  found.filter(breaks).map(({ name, message }) => `${name}: ${message.subject}`);

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
const wordsOfHtml = (html: string): string => {
  const page = load(html);
  page('p, h1, h2').after(' ');
  return words(page('body').text());
};
/** The button of the letter, or that of each thing which it brings. */
const buttonsOf = ({ letter }: Mail) =>
  [letter, ...(letter.parts ?? [])].flatMap(({ action }) => (action ? [action] : []));
/** In plain text a button is its label and a colon. */
const wordsOfText = (mail: Mail): string =>
  words(buttonsOf(mail).reduce((text, { label }) => text.replace(`${label}:\n`, `${label}\n`), mail.message.text));

const everything = ({ message }: Mail): string => `${message.subject}\n${message.text}\n${message.html}`;

describe('every mail', () => {
  it('is written for every name in the closed list', () => {
    expect(new Set(mails.map(({ mail }) => mail))).toEqual(new Set(mailNames));
  });

  it('has a subject that fits a list of mails', () => {
    expect(breaking(mails, ({ message }) => message.subject.length > 80 || message.subject.length < 10)).toEqual([]);
  });

  it('never says "Action required", and never tells anybody to approve', () => {
    expect(breaking(mails, (mail) => /action required|\bapprov|dear sir|kindly|asap/i.test(everything(mail)))).toEqual(
      [],
    );
  });

  it('leaves no gap where a name or a date should stand', () => {
    const gaps = /undefined|null|NaN|\[object|\bof \.|\bby \.|\s[,.]|\bno (?:trustee|head|signature)|\d{4}-\d{2}-\d{2}/;
    expect(
      breaking(mails, ({ message }) => gaps.test(message.subject) || gaps.test(message.text.replace(/https:\S+/g, ''))),
    ).toEqual([]);
  });

  it('begins every paragraph as a sentence does', () => {
    expect(breaking(mails, ({ letter }) => letter.paragraphs.some((text) => !/^[A-Z“]/.test(text)))).toEqual([]);
  });

  it('greets its recipient by name', () => {
    expect(
      breaking(mails, ({ message, context }) => !message.text.includes(`\nDear ${context.person.name},\n`)),
    ).toEqual([]);
  });

  it('says the same in plain text as in HTML', () => {
    expect(breaking(mails, (mail) => wordsOfHtml(mail.message.html) !== wordsOfText(mail))).toEqual([]);
  });

  it('has at most one link for each thing it brings, whole and on a line of its own, where HTML has its button', () => {
    const wrong = (mail: Mail): boolean => {
      const { message } = mail;
      const hrefs = load(message.html)('a')
        .toArray()
        .map((link) => link.attribs.href);
      const lines = message.text.split('\n').filter((line) => line.includes('https://'));
      const wanted = buttonsOf(mail).map(({ href }) => href);
      return hrefs.join() !== wanted.join() || lines.join() !== wanted.join();
    };
    expect(breaking(mails, wrong)).toEqual([]);
  });

  it('loads nothing: no image, no script, no outside address', () => {
    const loading = /<(?:img|script|link|iframe|object|video|audio)\b|url\(|@import|src=/i;
    expect(breaking(mails, ({ message }) => loading.test(message.html))).toEqual([]);
  });

  it('is an English page that takes a dark background', () => {
    const [{ html } = { html: '' }] = mails.map(({ message }) => message);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('says whom to ask and how, and an answer reaches them', () => {
    const asks = mails.filter(({ mail }) => mail !== 'sign-in');
    expect(
      breaking(asks, ({ message }) => !message.replyTo || !message.text.includes(message.replyTo.address)),
    ).toEqual([]);
    expect(breaking(asks, ({ message, context }) => message.replyTo?.name === context.person.name)).toEqual([]);
  });

  it('keeps its sentences short', () => {
    const long = ({ letter }: Mail): boolean =>
      [...letter.paragraphs, letter.ifNothing ?? ''].some((text) =>
        text.split(/[.!?:;“”]+/).some((sentence) => sentence.trim().split(/\s+/).length > 30),
      );
    expect(breaking(mails, long)).toEqual([]);
  });
});

describe('a mail about a decision', () => {
  const decisions = mails.filter(({ context }) => context.request?.kind === 'decision');
  const partOf = ({ context }: Mail) =>
    context.request?.recipients.find((one) => one.person === context.person.id)?.part;

  it('tells members of a board that meets that the board decides, and asks them for no vote', () => {
    const members = decisions.filter(
      (mail) =>
        mail.mail === 'ask' &&
        mail.context.request &&
        waitsForMeeting(mail.context.request) &&
        partOf(mail) === 'reads',
    );
    const deciding = members.filter(({ context }) => context.request?.step?.role === 'decides');
    expect(deciding.length).toBeGreaterThan(0);
    expect(breaking(deciding, ({ message }) => !/Your (board|committee) decides\./.test(message.text))).toEqual([]);
    expect(breaking(members, ({ message }) => !message.text.includes('There is no vote here'))).toEqual([]);
    expect(breaking(members, (mail) => /please decide/i.test(everything(mail)))).toEqual([]);
  });

  it('names the board for a clerk who has many', () => {
    const clerks = decisions.filter(
      (mail) =>
        mail.mail === 'ask' &&
        mail.context.request &&
        waitsForMeeting(mail.context.request) &&
        partOf(mail) === 'answers',
    );
    expect(clerks.length).toBeGreaterThan(0);
    expect(breaking(clerks, ({ message }) => !/^Board: \S/m.test(message.text))).toEqual([]);
  });
});

describe('hostile names', () => {
  const evil =
    "=cmd|'/c calc'!A1 <img src=x onerror=alert(1)>\r\nBcc: all@evil.example =?utf-8?q?=0D=0ABcc?=\u202e&amp;";
  const hostile = (): Mail[] => {
    const base = aPartnership({}, 3);
    const partnership: Partnership = {
      ...base,
      name: `${evil} Partnership`,
      parties: base.parties.map((party) => ({
        ...party,
        name: `${party.name} ${evil}`,
        boards: party.boards.map((board) => ({ ...board, name: `${board.name} ${evil}` })),
      })),
      schools: base.schools.map((school) => ({ ...school, name: `${school.name} ${evil}` })),
      jointCommittees: base.jointCommittees.map((committee) => ({ ...committee, name: `${committee.name} ${evil}` })),
    };
    return mailsOf(
      partnership,
      peopleOf(base).map((person) => ({ ...person, name: `${person.name} ${evil}` })),
    );
  };
  const found = hostile();

  it('begin no header, in the subject or in a name', () => {
    const headers = ({ message }: Mail) => [message.subject, message.to.name, message.replyTo?.name ?? ''];
    expect(breaking(found, (mail) => headers(mail).some((text) => /[\r\n\u2028\u2029\u202e]/.test(text)))).toEqual([]);
    expect(breaking(found, ({ message }) => message.subject.includes('=?'))).toEqual([]);
    expect(breaking(found, ({ message }) => /^Bcc:/m.test(message.text))).toEqual([]);
  });

  it('become text, never markup', () => {
    expect(breaking(found, ({ message }) => load(message.html)('img, [onerror]').length > 0)).toEqual([]);
    expect(breaking(found, (mail) => wordsOfHtml(mail.message.html) !== wordsOfText(mail))).toEqual([]);
  });

  it('do not make a subject endless', () => {
    expect(breaking(found, ({ message }) => message.subject.length > 110)).toEqual([]);
  });
});
