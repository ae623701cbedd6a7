/** People of the demonstration, who know nothing but the mails that they were sent. */
import { type Browser, createBrowser, type Page } from './browser.ts';

export type Mail = {
  readonly id: string;
  readonly number: number;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: string;
};

export type Participant = {
  readonly name: string;
  /** A browser of their own. */
  readonly browser: Browser;
  /** Their mail address. */
  address(): Promise<string>;
  /** Newest first. */
  mails(): Promise<readonly Mail[]>;
  /**
   * The newest mail with these words in its subject, or in the heading of one of the things that it brings together; waited
   * for until the post of a later day. Throws when there is none: then the story does not hold. `since`: none of an earlier
   * day, `2026-06-08`.
   */
  mail(words: string, since?: string): Promise<Mail>;
  /** The first link to us in that mail, below that heading. */
  link(words: string, since?: string): Promise<string>;
  /** Opens the link in that mail. */
  open(words: string, since?: string): Promise<Page>;
};

type Surroundings = {
  /** Where the system answers: links in mails begin with it. */
  readonly url: string;
  /** Everything that was sent or started has arrived: only then is somebody's address and post what it is. */
  readonly settled: () => Promise<void>;
  readonly addressOf: (id: string) => Promise<string>;
  /** Newest first. */
  readonly mailsTo: (address: string) => Promise<readonly Mail[]>;
  /** The next morning, with its post: what came second on a day comes then. */
  readonly nextDay: () => Promise<void>;
  readonly onPage?: ((person: string, page: Page) => void) | undefined;
};

const nameOf = (id: string): string =>
  id
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

/** A fortnight and a holiday at its end: longer waits no post of those whom the story asks. */
const longestWait = 25;

/** What a mail says from the thing with these words on: one of several, under a numbered heading, or the whole mail. */
export const saidOf = ({ subject, text }: Pick<Mail, 'subject' | 'text'>, words: string): string | undefined => {
  const heading = text.split('\n').find((line) => /^\d+\. /.test(line) && line.includes(words));
  if (heading !== undefined) return text.slice(text.indexOf(heading));
  return subject.includes(words) ? text : undefined;
};

const participantOf = (
  { url, settled, addressOf, mailsTo, nextDay, onPage }: Surroundings,
  id: string,
): Participant => {
  const browser = createBrowser(url, (page) => onPage?.(id, page));
  const mails = async () => {
    await settled();
    return mailsTo(await addressOf(id));
  };
  const mail = async (words: string, since = ''): Promise<Mail> => {
    let all = await mails();
    for (let days = 0; days < longestWait; days += 1) {
      const found = all.find((one) => one.at >= since && saidOf(one, words) !== undefined);
      if (found) return found;
      await nextDay();
      all = await mails();
    }
    throw new Error(`${id} has no mail about "${words}", only:\n${all.map(({ subject }) => subject).join('\n')}`);
  };
  const link = async (words: string, since = ''): Promise<string> => {
    const one = await mail(words, since);
    const found = saidOf(one, words)
      ?.split(/\s+/)
      .find((word) => word.startsWith(`${url}/`));
    if (!found) throw new Error(`the mail "${one.subject}" has no link`);
    return found;
  };
  return {
    name: nameOf(id),
    browser,
    address: () => addressOf(id),
    mails,
    mail,
    link,
    open: async (words, since) => browser.open(await link(words, since)),
  };
};

/** Gives the same participant, with the same browser, each time that somebody is called. */
export const participantsOf = (surroundings: Surroundings): ((id: string) => Participant) => {
  const participants = new Map<string, Participant>();
  return (id) => {
    const found = participants.get(id) ?? participantOf(surroundings, id);
    participants.set(id, found);
    return found;
  };
};
