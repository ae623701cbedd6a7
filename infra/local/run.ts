/** Starts the whole system in this process, and stops it. */
import type { Server } from 'node:http';
import type { Log } from '../../functions/ports.ts';
import { openSite } from '../../functions/site/open-site.ts';
import type { Door } from '../../functions/web/door.ts';
import { problemResult } from '../../functions/web/problem-result.ts';
import { type Asset, createAssets } from './assets.ts';
import { lockFolder } from './data-lock.ts';
import { health } from './health.ts';
import { bringInAll, firstDay, readPartnershipFiles, refuseNothing } from './partnership-files.ts';
import { createLocalServer, type Served } from './server.ts';
import { isDemonstration, type LocalSettings, ownUrl } from './settings.ts';
import { toolLinks } from './tools/tool-links.ts';
import { createTools } from './tools/tools.ts';
import { type Wired, wire } from './wire.ts';

export type LocalSystem = {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  readonly wired: Wired;
  readonly door: Door;
  /** What it brought in, applied and skipped: lines for whoever started it. */
  readonly said: readonly string[];
  /** What the mail server says to us, once it has answered, or has not for ten seconds. */
  readonly aboutServer: Promise<readonly string[]>;
  stop(): Promise<void>;
};

type Start = {
  readonly settings: LocalSettings;
  readonly stylesheet: string;
  /** Which version this is, for the page of whoever runs it. */
  readonly version?: string;
  /** The partnership files, where the settings name none. */
  readonly partnerships: string;
  /** Refuses to run nothing, with what was skipped and why. */
  readonly needsPartnerships?: boolean;
  /** Hears of warnings and errors, a line each. */
  readonly tell?: (line: string) => void;
};

const listening = (server: Server, { port, host }: LocalSettings): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // What is being answered has a moment; who holds a connection open for no reason has not.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });

const assetsOf = (stylesheet: string): readonly Asset[] => [
  { name: 'app.css', contentType: 'text/css; charset=utf-8', content: stylesheet },
];

/** Says once that a proxy seems to stand before us which nobody told us of: every visitor then has its address. */
const warnOnce = (log: Log): (() => void) => {
  let isSaid = false;
  return () => {
    if (isSaid) return;
    isSaid = true;
    log('warn', 'forwarded-by-a-proxy', {
      because: 'X-Forwarded-For is not believed: set TRUST_PROXY=1 if it is your proxy',
    });
  };
};

/** The server is tried at the start: a wrong password shows now, and not when the first board is to be asked. */
const aboutMail = async ({ tryMail }: Wired, { mailUrl }: LocalSettings): Promise<readonly string[]> => {
  if (mailUrl === undefined) return [];
  const trouble = await tryMail();
  const server = new URL(mailUrl).host;
  if (trouble === undefined) return [`The mail server ${server} lets us in`];
  return [
    `The mail server ${server} cannot be used (${trouble}): mails wait, and are tried again for three days. Look at MAIL_URL.`,
  ];
};

/**
 * Opens the folder, listens, brings partnerships in, goes on with what was running. Throws FolderInUse,
 * BadPartnershipFiles, NoPartnerships, StoreUnavailable, LinkKeysUnreadable, and what listening throws.
 */
export const startLocal = async ({
  settings,
  stylesheet,
  partnerships,
  needsPartnerships = false,
  version,
  tell = () => undefined,
}: Start): Promise<LocalSystem> => {
  const demonstration = isDemonstration(settings);
  const path = settings.partnerships ?? partnerships;
  const read = await readPartnershipFiles(path, { demonstration });
  if (needsPartnerships) refuseNothing(read, path, settings.dataDir);
  const unlock = lockFolder(settings.dataDir);
  const assets = createAssets(assetsOf(stylesheet));
  let serve: (served: Served) => void = () => undefined;
  const server = createLocalServer(new Promise<Served>((resolve) => (serve = resolve)));
  let wired: Awaited<ReturnType<typeof wire>> | undefined;

  const stop = async (): Promise<void> => {
    await closed(server);
    await wired?.close();
    unlock();
  };
  try {
    const url = ownUrl(settings, await listening(server, settings));
    const publicUrl = settings.publicUrl ?? url;
    wired = await wire({
      settings,
      publicUrl,
      stylesheet: assets.address('app.css'),
      firstDay: firstDay(read.files),
      version,
      tell,
    });
    const { outside } = wired;
    const said = await bringInAll(outside, read);
    const aboutServer = aboutMail(wired, settings);
    await wired.start();
    const door = openSite(outside, demonstration ? toolLinks : []);
    serve({
      door,
      assets,
      problem: (name, said) => problemResult(outside, name, said),
      beside: [health(wired), ...(demonstration ? [createTools(wired, settings.dataDir)] : [])],
      proxies: settings.proxies,
      onForwarded: warnOnce(outside.log),
      courtesy: wired.courtesy,
    });
    return { url, wired, door, said, aboutServer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
