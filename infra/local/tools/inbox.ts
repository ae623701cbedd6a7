/** Every mail of the demonstration, for people and for scripts. */
import type { FoundMail } from '../../../functions/adapters/local/mailbox.ts';
import type { Wired } from '../wire.ts';
import { inboxPage, mailPage } from './inbox-pages.tsx';
import { htmlAnswer, jsonAnswer, type Tool, type ToolAnswer } from './tool.ts';

const onAPage = 50;
const mostForScripts = 1000;

/** A mail's own page can do nothing but show itself, and lead on in the window around it. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; " +
  'sandbox allow-top-navigation-by-user-activation allow-popups';

const withTopLinks = (html: string): string => {
  const base = '<base target="_top">';
  const head = /<head[^<>]*>/i.exec(html);
  if (!head) return `${base}${html}`;
  const end = head.index + head[0].length;
  return `${html.slice(0, end)}${base}${html.slice(end)}`;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
};

const numberIn = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isSafeInteger(number) && number >= 0 ? number : otherwise;
};

const forScripts = ({ id, number, to, subject, text, html, sentAt, replyTo, calendars }: FoundMail) => ({
  id,
  number,
  to,
  ...(replyTo && { replyTo }),
  subject,
  text,
  html,
  ...(calendars && { calendars }),
  at: sentAt,
});

export const createInbox = ({ mailbox, outside }: Pick<Wired, 'mailbox' | 'outside'>): Tool => {
  const list = (query: URLSearchParams): ToolAnswer => {
    const to = query.get('to') ?? undefined;
    const before = numberIn(query.get('before'), Number.MAX_SAFE_INTEGER);
    const mails = mailbox?.list({ ...(to !== undefined && { to }), before, limit: onAPage }) ?? [];
    return htmlAnswer(
      inboxPage({ mails, to, recipients: mailbox?.recipients() ?? [], full: mails.length === onAPage }),
    );
  };
  /** Newest first; `to`: one address; `after`, `before`: numbers of mails; `limit`: 100 unless told, at most 1,000. */
  const listForScripts = (query: URLSearchParams): ToolAnswer => {
    const to = query.get('to') ?? undefined;
    const after = numberIn(query.get('after'), 0);
    const before = numberIn(query.get('before'), Number.MAX_SAFE_INTEGER);
    const limit = Math.min(numberIn(query.get('limit'), 100), mostForScripts);
    const mails = mailbox?.list({ ...(to !== undefined && { to }), before, limit }) ?? [];
    return jsonAnswer(mails.filter(({ number }) => number > after).map(forScripts));
  };

  return async ({ method, segments, query }) => {
    const [tool, id = '', part] = segments;
    if (method !== 'GET') return undefined;
    if (tool === 'inbox.json' && segments.length === 1) return listForScripts(query);
    if (tool !== 'inbox') return undefined;
    if (segments.length === 1) return list(query);
    const mail = mailbox?.get(decoded(id).replace(/\.json$/, ''));
    if (!mail || segments.length > 3) return undefined;
    if (part === 'html') {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': mailPolicy };
      return { status: 200, headers, body: withTopLinks(mail.html) };
    }
    if (part !== undefined) return undefined;
    if (id.endsWith('.json')) return jsonAnswer(forScripts(mail));
    return htmlAnswer(mailPage({ mail, sender: outside.settings.sender, publicUrl: outside.settings.publicUrl }));
  };
};
