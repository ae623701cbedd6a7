/** Letters that ask for nothing: something happened, here is where to read it. */
import { helpFrom } from '../contacts.ts';
import type { MailContext } from '../context.ts';
import type { Action, Letter } from '../letter.ts';

type Said = Pick<Letter, 'subject' | 'paragraphs'> &
  Partial<Pick<Letter, 'facts' | 'minutes' | 'ifNothing' | 'help' | 'calendar'>>;

/** Where a letter leads: the page its effect names, else the recipient's own link, else a page to read, else the first behind the sign-in. */
export const leadsTo = ({ details, link, readingLink, publicUrl }: MailContext, label: string): Action => ({
  label,
  href: details.path === undefined ? (link ?? readingLink ?? `${publicUrl}/home`) : `${publicUrl}${details.path}`,
});

/** Without a label there is no button: there is nothing to do. */
export const notice = (context: MailContext, said: Said, label?: string): Letter => {
  return {
    greeting: context.person.name,
    partnership: context.partnership.name,
    ...(label === undefined ? {} : { action: leadsTo(context, label) }),
    personalLink: label !== undefined && context.details.path === undefined && context.link !== undefined,
    ...helpFrom(context),
    ...said,
  };
};

const longestReason = 280;

/** What somebody wrote, in quotation marks; long texts are cut, the page has them whole. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestReason) return `“${line}”`;
  const cut = line.slice(0, longestReason).replace(/[\ud800-\udbff]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `“${space < 0 ? cut : cut.slice(0, space)}…”`;
};
