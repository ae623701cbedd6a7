/** A letter: what one mail says, before it is HTML or plain text. Both are made from its blocks, so they say the same. */

import { cleaned } from '../domain/values.ts';
import { countOf } from '../domain/wording.ts';

export type Action = { readonly label: string; readonly href: string };
export type Fact = { readonly label: string; readonly text: string };

/** Somebody and how to reach them. `role` follows the name: "who leads the partnership". */
export type Someone = { readonly name: string; readonly role?: string; readonly address?: string };

export type Letter = {
  readonly subject: string;
  /** The name behind "Dear". */
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly Fact[];
  /** The one thing to do or read. */
  readonly action?: Action;
  /** Minutes it takes. */
  readonly minutes?: number;
  /** What happens if nothing comes. */
  readonly ifNothing?: string;
  /** Who asks. */
  readonly asker?: Someone;
  /** Who answers questions, where that is not the asker; mails that are answered go to them. */
  readonly help?: Someone;
  /** Whether the action's address is the recipient's own. */
  readonly personalLink?: boolean;
  /** Whether the page behind the link lets them hand it over to the right person. */
  readonly handOver?: boolean;
  /** The whole name of the partnership, for the first line and the last. */
  readonly partnership: string;
  /** What the reader does in it: "vice-chair of the Governing Body of Harrowbeck". */
  readonly offices?: readonly string[];
  /** Where its privacy notice is: who runs this, and what is held. */
  readonly notice?: string;
  readonly calendar?: { readonly filename: string; readonly content: string };
  /** Several things in one email: each is a letter with its own button. */
  readonly parts?: readonly Letter[];
  /** Why this mail comes, where its reader has no part in a partnership. */
  readonly why?: string;
};

export type Block =
  | { readonly kind: 'head' | 'part' | 'line' | 'small'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'foot'; readonly label: string; readonly href: string }
  | { readonly kind: 'action'; readonly label: string; readonly href: string };

/** One line without anything that could hide what it says or begin a header of its own. */
export const oneLine = (text: string): string => cleaned(text).replace(/\s+/gu, ' ');

/** Without the spaces and stops that would stand loose before an ellipsis. */
const withoutLoose = (text: string): string => {
  let end = text.length;
  while (end > 0 && ' ,;:.'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** At most `length` characters, cut between words where it can be. */
export const clip = (text: string, length: number): string => {
  const line = oneLine(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const whole = space > length / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/u, '');
  return `${withoutLoose(whole)}…`;
};

/** Room for a person's or a board's whole name; only what is no name any more is cut. */
export const longestName = 60;

const longestSubject = 110;

/** Names are cut before they come here; `=?` would be read as an encoded header. */
export const subjectLine = (text: string): string => clip(text.replaceAll('=?', '= ?'), longestSubject);

/** An empty line begins a new paragraph, also inside of what somebody typed. */
const lines = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean)
    .map((part): Block => ({ kind: 'line', text: part }));
const small = (text: string): Block => ({ kind: 'small', text: oneLine(text) });

const named = ({ name, role }: Someone): string => (role ? `${name}, ${role}` : name);

/** `together`: in an email with other things, an answer to it may reach somebody else. */
const whoAsks = ({ asker, help }: Letter, together = false): Block[] => {
  const whom = help ?? asker;
  if (!whom) return [];
  const asks = asker ? `${named(asker)}, asks this of you. ` : '';
  const writeTo = together ? 'write to' : 'answer this email, or write to';
  const reach = whom.address === undefined ? undefined : `${writeTo} ${whom.address}`;
  if (help) return [small(`${asks}If something is not clear, ask ${named(help)}${reach ? `: ${reach}` : ''}.`)];
  return [small(`${asks}If something is not clear, ${reach ?? `ask ${whom.name}`}.`)];
};

/** Whom an answer to the mail reaches: of several things, whoever answers for all of them. */
export const answersTo = ({ asker, help, parts = [] }: Letter): Someone | undefined => {
  const [first, ...others] = parts.map(answersTo);
  return first && others.every((other) => other?.address === first.address) ? first : (help ?? asker);
};

/** Every calendar file that the email brings. */
export const calendarsOf = ({ calendar, parts = [] }: Letter): NonNullable<Letter['calendar']>[] => [
  ...(calendar ? [calendar] : []),
  ...parts.flatMap(calendarsOf),
];

/** Of whoever has many parts: enough to know as whom they are written to. */
const mostOffices = 2;

const whyThisMail = (letter: Letter): string => {
  const offices = (letter.offices ?? []).slice(0, mostOffices).join('; ');
  const part = offices === '' ? '' : `: ${offices}`;
  const why = letter.why ?? `You get this email because you have a part in ${letter.partnership}${part}.`;
  if (!letter.personalLink) return why;
  const pass = letter.handOver ? 'If somebody else should answer, hand it over on the page' : 'The link is yours alone';
  return `${why} ${pass}: please do not pass this email on.`;
};

/** What one letter says between its greeting and its foot. */
const bodyOf = (letter: Letter, together = false): readonly Block[] => [
  ...letter.paragraphs.flatMap(lines),
  ...(letter.facts ?? []).map(
    ({ label, text }): Block => ({ kind: 'fact', label: oneLine(label), text: oneLine(text) }),
  ),
  ...(letter.action
    ? [{ kind: 'action', label: oneLine(letter.action.label), href: letter.action.href } as const]
    : []),
  ...(letter.minutes ? lines(`It takes about ${countOf(letter.minutes, 'minute')}.`) : []),
  ...(letter.ifNothing ? lines(letter.ifNothing) : []),
  ...whoAsks(letter, together),
];

const partOf = (letter: Letter, at: number): readonly Block[] => [
  { kind: 'part', text: oneLine(`${at + 1}. ${letter.subject}`) },
  small(letter.partnership),
  ...bodyOf(letter, true),
];

/** The letter in the order in which it is read. */
export const blocksOf = (letter: Letter): readonly Block[] => [
  { kind: 'head', text: oneLine(letter.partnership) },
  ...lines(`Dear ${letter.greeting},`),
  ...bodyOf(letter),
  ...(letter.parts ?? []).flatMap(partOf),
  small(whyThisMail(letter)),
  ...(letter.notice
    ? [{ kind: 'foot', label: 'Who runs this, and what we hold about you', href: letter.notice } as const]
    : []),
];
