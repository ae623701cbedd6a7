/** A small partnership behind real doors, with TLS as far as cookies can tell, and a clock that stands still. */
import { createIds } from '../../functions/adapters/ids.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { homeRoutes } from '../../functions/home/routes.tsx';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { signInRoutes } from '../../functions/people/sign-in/routes.ts';
import { homeRoute } from '../../functions/web/home.tsx';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from './link-keys.ts';
import { serve } from './served.ts';

export type Place = {
  readonly outside: TestOutside;
  readonly url: string;
  browser(): Browser;
  /** Asks for a link and gives the one that was mailed, if one was: its path. */
  askFor(email: string, next?: string): Promise<string | undefined>;
  /** The same, where there must be one. */
  link(email?: string, next?: string): Promise<string>;
  /** A browser in which somebody has signed in. */
  signedIn(email?: string): Promise<Browser>;
  /** A browser that has this session cookie, wherever it is from. */
  withCookie(secret: string): Browser;
  /** Sends the mails that wait. */
  deliver(): Promise<unknown>;
  /** Everything in the store, as text. */
  stored(): string;
  stop(): Promise<void>;
};

export const lead = 'lead-alder@valley.example';

export const cookieOf = (browser: Browser): string => browser.cookies.get('__Host-session') ?? '';

export const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.open('/')).text.includes('You are signed in as');

export const aPlace = async (...files: readonly PartnershipFile[]): Promise<Place> => {
  const outside = anOutside({ linkKeys: someLinkKeys(), ids: createIds() });
  for (const file of files) await bringIn(outside, { whole: expand(file) });
  const door = await serve([...signInRoutes, ...homeRoutes, homeRoute()], outside, { proxies: 1 });
  const handlers = { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) };

  const deliver = () => deliverDue(outside, handlers, { only: ['mail'] });
  const askFor = async (email: string, next?: string): Promise<string | undefined> => {
    await deliver();
    outside.heard.mails.length = 0;
    await createBrowser(door.url).post('/sign-in', { email, ...(next !== undefined && { next }) });
    await deliver();
    const [mail] = outside.heard.mails;
    const link = mail?.text.split(/\s+/).find((word) => word.startsWith(outside.settings.publicUrl));
    return link?.slice(outside.settings.publicUrl.length);
  };
  const link = async (email = lead, next?: string): Promise<string> => {
    const mailed = await askFor(email, next);
    if (mailed === undefined) throw new Error(`no link was mailed to ${email}`);
    return mailed;
  };
  const signedIn = async (email = lead): Promise<Browser> => {
    const browser = createBrowser(door.url);
    await (await browser.open(await link(email))).submit();
    return browser;
  };
  const withCookie = (secret: string): Browser => {
    const browser = createBrowser(door.url);
    browser.cookies.set('__Host-session', secret);
    return browser;
  };
  return {
    outside,
    url: door.url,
    browser: () => createBrowser(door.url),
    askFor,
    link,
    signedIn,
    withCookie,
    deliver,
    stored: () => JSON.stringify(outside.db.prepare('SELECT * FROM items').all()),
    stop: door.stop,
  };
};
