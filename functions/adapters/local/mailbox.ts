/** A mailer and a texter that deliver into the same database file: the inbox of a demonstration, and of tests. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import type { Clock, Mailer, Message, Texter } from '../../ports.ts';
import { onFile, withinTransaction } from './database.ts';

/** A mail as it lies in the mailbox. `number` rises with every mail; `sentAt` is UTC by the process's clock. */
export type FoundMail = Message & { readonly number: number; readonly sentAt: string };

/** Somebody who got mails, under the name of their newest. */
export type MailRecipient = { readonly name: string; readonly address: string; readonly mails: number };

/** Text messages lie beside the mails, under an id that says so. */
const textPrefix = 'text:';
export const isText = ({ id }: Pick<Message, 'id'>): boolean => id.startsWith(textPrefix);

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/https?:\/\/\S+/, '<a href="$&">$&</a>');

/** As it lies in the inbox: its words without the link are the subject. */
export const textAsMail = ({ id, to, text }: Parameters<Texter['send']>[0]): Message => ({
  id: `${textPrefix}${id}`,
  to: { name: to.name, address: to.address },
  subject: (text.split(/\shttps?:/, 1)[0] ?? '').trim(),
  text,
  html: `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Text message to ${escaped(to.number)}</title></head><body><main><h1>Text message to ${escaped(to.number)}</h1><p style="overflow-wrap: anywhere">${escaped(text)}</p></main></body></html>`,
});

export type Mailbox = Mailer & {
  readonly texts: Texter;
  /** Newest first: mails to that address, or to anybody; with a number below `before`; at most `limit` (50). */
  list(asked?: { to?: string; limit?: number; before?: number }): readonly FoundMail[];
  get(id: string): FoundMail | undefined;
  count(): number;
  /** Everybody who got a mail, by name. */
  recipients(): readonly MailRecipient[];
};

const CalendarFiles = z.array(z.strictObject({ filename: z.string(), content: z.string() }));

type Row = Record<string, SQLOutputValue>;

const prepare = (db: DatabaseSync) => ({
  insert: db.prepare(
    `INSERT INTO mailbox (id, sent_at, to_name, to_address, reply_to_name, reply_to_address, subject, text, html,
       calendars)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  ),
  all: db.prepare('SELECT * FROM mailbox WHERE number < ? ORDER BY number DESC LIMIT ?'),
  to: db.prepare('SELECT * FROM mailbox WHERE to_address = ? AND number < ? ORDER BY number DESC LIMIT ?'),
  get: db.prepare('SELECT * FROM mailbox WHERE id = ?'),
  count: db.prepare('SELECT count(*) AS mails FROM mailbox'),
  // SQLite takes the bare column from the row with the greatest number.
  recipients: db.prepare(
    'SELECT to_name, to_address, count(*) AS mails, max(number) FROM mailbox GROUP BY to_address ORDER BY to_name',
  ),
});

/** A mail of an earlier version has its one file in two columns. */
const calendarsIn = (row: Row): Pick<Message, 'calendars'> => {
  if (row.calendars !== null && row.calendars !== undefined) {
    return { calendars: CalendarFiles.parse(JSON.parse(String(row.calendars))) };
  }
  if (row.calendar_filename === null) return {};
  return { calendars: [{ filename: String(row.calendar_filename), content: String(row.calendar_content) }] };
};

const mailOf = (row: Row): FoundMail => ({
  number: Number(row.number),
  id: String(row.id),
  sentAt: String(row.sent_at),
  to: { name: String(row.to_name), address: String(row.to_address) },
  ...(row.reply_to_address !== null && {
    replyTo: { name: String(row.reply_to_name), address: String(row.reply_to_address) },
  }),
  subject: String(row.subject),
  text: String(row.text),
  html: String(row.html),
  ...calendarsIn(row),
});

type Waiting = { readonly message: Message; readonly done: () => void; readonly failed: (error: unknown) => void };

/** The mailbox in an open database. The same message id a second time changes nothing. */
export const createMailbox = ({ db, clock }: { db: DatabaseSync; clock: Clock }): Mailbox => {
  const statements = onFile(() => prepare(db));
  let waiting: Waiting[] = [];

  const keep = ({ id, to, replyTo, subject, text, html, calendars }: Message) =>
    statements.insert.run(
      id,
      clock.now().toISOString(),
      to.name,
      to.address,
      replyTo?.name ?? null,
      replyTo?.address ?? null,
      subject,
      text,
      html,
      calendars ? JSON.stringify(calendars) : null,
    );

  /** Mails handed over together share one transaction, so one wait for the disk. */
  const keepAll = () => {
    const together = waiting;
    waiting = [];
    try {
      withinTransaction(db, () => {
        for (const { message } of together) keep(message);
      });
      for (const { done } of together) done();
    } catch (error) {
      for (const { failed } of together) failed(error);
    }
  };

  const send = (message: Message): Promise<void> =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(keepAll);
      waiting.push({ message, done, failed });
    });

  return {
    send,
    texts: { send: (message) => send(textAsMail(message)) },
    list: ({ to, limit = 50, before = Number.MAX_SAFE_INTEGER } = {}) => {
      const rows = onFile(() =>
        to === undefined ? statements.all.all(before, limit) : statements.to.all(to, before, limit),
      );
      return rows.map(mailOf);
    },
    get: (id) => {
      const row = onFile(() => statements.get.get(id));
      return row && mailOf(row);
    },
    count: () => Number(onFile(() => statements.count.get())?.mails ?? 0),
    recipients: () =>
      onFile(() => statements.recipients.all()).map((row) => ({
        name: String(row.to_name),
        address: String(row.to_address),
        mails: Number(row.mails),
      })),
  };
};
