/** Letters that ask for nothing: something happened, here is where to read it. */
import { partsIn } from '../../domain/partnership/part-words.ts';
import { type Part, partsOf } from '../../domain/permissions.ts';
import { helpFrom } from '../contacts.ts';
import type { MailContext } from '../context.ts';
import type { Action, Letter } from '../letter.ts';

type Said = Pick<Letter, 'subject' | 'paragraphs'> &
  Partial<Pick<Letter, 'facts' | 'minutes' | 'ifNothing' | 'help' | 'calendar'>>;

/** Those who only sit on a board, sign or decide for it: they never sign in, they act and read by their links. */
const byLinkAlone: readonly Part[] = ['board-member', 'signatory', 'delegate', 'data-contact'];

const signsIn = ({ partnership, person }: MailContext): boolean =>
  [...partsOf(partnership, person.id)].some((part) => !byLinkAlone.includes(part));

/**
 * Where a letter leads: the page its effect names, else the recipient's own link, else a page to read, else the first behind
 * the sign-in. Whoever never signs in is led to no sign-in: their letter says all there is, without a button.
 */
export const leadsTo = (context: MailContext, label: string): Action | undefined => {
  const { details, link, readingLink, publicUrl } = context;
  if (details.path !== undefined) return { label, href: `${publicUrl}${details.path}` };
  const href = link ?? readingLink ?? (signsIn(context) ? `${publicUrl}/home` : undefined);
  return href === undefined ? undefined : { label, href };
};

/** Without a label there is no button: there is nothing to do. */
export const notice = (context: MailContext, said: Said, label?: string): Letter => {
  const action = label === undefined ? undefined : leadsTo(context, label);
  return {
    greeting: context.person.name,
    partnership: context.partnership.name,
    offices: partsIn(context.partnership, context.person.id),
    ...(action ? { action } : {}),
    personalLink: action !== undefined && context.details.path === undefined && context.link !== undefined,
    ...helpFrom(context),
    ...said,
  };
};

const longestReason = 280;

/** One space between words, one empty line between paragraphs. */
const tidied = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');

/** What somebody wrote, in quotation marks, in its paragraphs; long texts are cut, the page has them whole. */
export const quoted = (text: string): string => {
  const line = tidied(text);
  if (line.length <= longestReason) return `“${line}”`;
  const cut = line.slice(0, longestReason).replace(/[\ud800-\udbff]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `“${space < 0 ? cut : cut.slice(0, space)}…”`;
};
