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
  /** The newest mail with these words in its subject. Throws when there is none: then the story does not hold. */
  mail(words: string): Promise<Mail>;
  /** The first link to us in that mail. */
  link(words: string): Promise<string>;
  /** Opens the link in that mail. */
  open(words: string): Promise<Page>;
};

type Surroundings = {
  /** Where the system answers: links in mails begin with it. */
  readonly url: string;
  /** Everything that was sent or started has arrived: only then is somebody's address and post what it is. */
  readonly settled: () => Promise<void>;
  readonly addressOf: (id: string) => Promise<string>;
  /** Newest first. */
  readonly mailsTo: (address: string) => Promise<readonly Mail[]>;
  readonly onPage?: ((person: string, page: Page) => void) | undefined;
};

const nameOf = (id: string): string =>
  id
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

const participantOf = ({ url, settled, addressOf, mailsTo, onPage }: Surroundings, id: string): Participant => {
  const browser = createBrowser(url, (page) => onPage?.(id, page));
  const mails = async () => {
    await settled();
    return mailsTo(await addressOf(id));
  };
  const mail = async (words: string): Promise<Mail> => {
    const all = await mails();
    const found = all.find(({ subject }) => subject.includes(words));
    if (found) return found;
    throw new Error(`${id} has no mail about "${words}", only:\n${all.map(({ subject }) => subject).join('\n')}`);
  };
  const link = async (words: string): Promise<string> => {
    const { text, subject } = await mail(words);
    const found = text.split(/\s+/).find((word) => word.startsWith(`${url}/`));
    if (!found) throw new Error(`the mail "${subject}" has no link`);
    return found;
  };
  return {
    name: nameOf(id),
    browser,
    address: () => addressOf(id),
    mails,
    mail,
    link,
    open: async (words) => browser.open(await link(words)),
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
