/** What one machine is told by its environment. Every fault is named at once, with what is expected. */
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { accept, type Result, refuse } from '../../functions/domain/result.ts';

const webAddress = z
  .url({ protocol: /^https?$/, error: 'expected an address such as https://partnership.example' })
  .refine((text) => {
    const url = URL.parse(text);
    return url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  }, 'expected only a scheme and a host, such as https://partnership.example, with nothing behind it')
  .transform((text) => URL.parse(text)?.origin ?? text);

const proxyWords =
  'expected how many proxies of yours stand before this process and add to X-Forwarded-For: 1 for most, 0 for none';

const Environment = z
  .object({
    PORT: z
      .string()
      .default('3000')
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) < 65_536, 'expected a port from 0 to 65535')
      .transform(Number),
    HOST: z
      .string()
      .min(1, 'expected an address of this machine, such as 127.0.0.1')
      .default('127.0.0.1')
      .refine((text) => isIP(text) > 0 || text === 'localhost', 'expected an IP address of this machine, or localhost'),
    DATA_DIR: z
      .string()
      .min(1, 'expected a folder')
      .default('data')
      .transform((text) => resolve(text)),
    PUBLIC_URL: webAddress.optional(),
    MAIL_URL: z
      .url({
        protocol: /^smtps?$/,
        error: 'expected the address of a mail server, such as smtp://user:password@mail.example:587',
      })
      .optional(),
    MAIL_FROM: z.email('expected an email address that mails come from').optional(),
    PARTNERSHIPS: z.string().min(1, 'expected a folder or a file').optional(),
    TRUST_PROXY: z
      .string()
      .regex(/^[0-9]$/, proxyWords)
      .optional(),
  })
  .superRefine(({ PUBLIC_URL, TRUST_PROXY }, { addIssue }) => {
    // TLS ends before this process. Whoever does it stands between us and every visitor, whose address we must not mistake.
    if (PUBLIC_URL?.startsWith('https:') && TRUST_PROXY === undefined)
      addIssue({
        code: 'custom',
        path: ['TRUST_PROXY'],
        message: `${proxyWords}. With an https:// address it must be said`,
      });
  });

export type LocalSettings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl?: string | undefined;
  readonly mailUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** The partnership files: a folder or one file. Otherwise those that came with the product. */
  readonly partnerships?: string | undefined;
  /**
   * How many proxies of our own stand before this process: so many places from its end, X-Forwarded-For names the visitor.
   * What a visitor wrote there stands further to the front and is not looked at.
   */
  readonly proxies: number;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set. */
const given = (environment: Variables): Variables =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));

/** Refuses `bad-settings`: `detail` has one line a fault. */
export const readSettings = (environment: Variables): Result<LocalSettings, 'bad-settings'> => {
  const read = Environment.safeParse(given(environment));
  if (!read.success) {
    return refuse(
      'bad-settings',
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, MAIL_URL, MAIL_FROM, PARTNERSHIPS, TRUST_PROXY } = read.data;
  return accept({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    mailUrl: MAIL_URL,
    mailFrom: MAIL_FROM,
    partnerships: PARTNERSHIPS,
    proxies: Number(TRUST_PROXY ?? 0),
  });
};

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/**
 * Whoever opens the demonstration's inbox can be anybody. So it exists only where nobody else can reach it, and where
 * nothing says that this is meant for others: all three must hold.
 */
export const isDemonstration = ({ host, publicUrl, mailUrl }: LocalSettings): boolean =>
  isLoopback(host) && publicUrl === undefined && mailUrl === undefined;

/** People are invited, and no mail could reach them. */
export const lacksMail = ({ publicUrl, mailUrl }: LocalSettings): boolean =>
  publicUrl !== undefined && mailUrl === undefined;

const nameOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return hostname();
  return isIP(host) === 6 ? `[${host}]` : host;
};

/** Where this machine answers. */
export const ownUrl = ({ host }: LocalSettings, port: number): string => `http://${nameOf(host)}:${port}`;
