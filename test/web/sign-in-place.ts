/** A small partnership behind real doors, with TLS as far as cookies can tell, and a clock that stands still. */
import { createIds } from '../../functions/adapters/ids.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership-file.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { signInRoutes } from '../../functions/people/sign-in/routes.ts';
import { homeRoute } from '../../functions/web/home.tsx';
import { type Browser, createBrowser } from '../../infra/demo/browser.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from './link-keys.ts';
import { serve } from './served.ts';

export type Place = {
  readonly outside: TestOutside;
  readonly url: string;
  browser(): Browser;
  /** Asks for a link and gives the one that was mailed, if one was: its path. */
  askFor(email: string, next?: string): Promise<string | undefined>;
  /** Everything in the store, as text. */
  stored(): string;
  stop(): Promise<void>;
};

export const aPlace = async (...files: readonly PartnershipFile[]): Promise<Place> => {
  const outside = anOutside({ linkKeys: someLinkKeys(), ids: createIds() });
  for (const file of files) await bringIn(outside, { whole: expand(file) });
  const door = await serve([...signInRoutes, homeRoute()], outside, { trustProxy: true });
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
  return {
    outside,
    url: door.url,
    browser: () => createBrowser(door.url),
    askFor,
    stored: () => JSON.stringify(outside.db.prepare('SELECT * FROM items').all()),
    stop: door.stop,
  };
};
