/**
 * A lived year in hostile hands. Each form is tried on a copy of the data as it was when somebody saw it; every route is come
 * to once the year is over.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from '../../../functions/site/routes.ts';
import { homeRoute } from '../../../functions/web/home.tsx';
import { everyRoute } from '../../../functions/web/route-group.ts';
import { backUp, restore } from '../../local/backup.ts';
import { type LocalSystem, startLocal } from '../../local/run.ts';
import type { Page } from '../demonstration/browser.ts';
import { createBrowser } from '../demonstration/browser.ts';
import { type RunningDemonstration, startDemonstration } from '../demonstration/running-demonstration.ts';
import { liveTheYear } from '../demonstration/story.ts';
import { routeOf, shapeOf } from '../screenshots/seen.ts';
import { attempt, emptyTally, searched, type Tally } from './attempts.ts';
import { attemptsAtDoors, attemptsWithFiles, type Session } from './doors.ts';
import { type Filled, fillingsOf, formsOf } from './filling.ts';

const partnerships = fileURLToPath(new URL('../../partnerships/wendle-valley.yaml', import.meta.url));

type Seen = { readonly person: string; readonly cookies: ReadonlyMap<string, string>; readonly page: Page };
type Options = {
  /** So many hostile words a field; without it all. */
  readonly triedOf?: number;
  /** The doors too, in all their ways; without it only the forms. */
  readonly doors: boolean;
  readonly tell: (line: string) => void;
};

const cookieOf = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const headersOf = ({ cookies }: Seen): Record<string, string> => ({
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
  origin: 'null',
  ...(cookies.size > 0 && { cookie: cookieOf(cookies) }),
});

const systemOn = (dataDir: string): Promise<LocalSystem> =>
  startLocal({
    settings: { port: 0, host: '127.0.0.1', dataDir, proxies: 0 },
    stylesheet: 'body{}',
    partnerships,
  });

const attackForm = async (
  dataDir: string,
  seen: Seen,
  filled: Filled,
  tally: Tally,
  options: Options,
): Promise<void> => {
  const system = await systemOn(dataDir);
  const place = { url: system.url, db: system.wired.db };
  const name = `${routeOf(new URL(filled.action, system.url).href) ?? filled.action} "${seen.page.heading}"`;
  try {
    for (const { what, body, mustBeRefused } of fillingsOf(filled, options.triedOf))
      await attempt(place, tally, {
        name: `${name} ${what}`,
        path: filled.action,
        init: { method: 'POST', body, headers: headersOf(seen) },
        must: mustBeRefused ? 'refused' : undefined,
      });
    if (filled.takesFiles && options.doors) {
      const field = filled.action.endsWith('/check') ? 'copy' : 'file';
      const door = { path: filled.action, field, fields: filled.fields, cookie: cookieOf(seen.cookies) };
      for (const one of attemptsWithFiles(door)) await attempt(place, tally, one);
    }
    await system.wired.settled();
    searched(place, tally, name);
    const after = await fetch(new URL(new URL(seen.page.url).pathname, system.url), { headers: headersOf(seen) });
    if (after.status >= 500) {
      tally.serverErrors += 1;
      tally.faults.push(`${seen.page.heading} cannot be opened any more: ${after.status}`);
    }
  } finally {
    await system.stop();
  }
};

/** A copy of the data as they are now, for each of some things. */
const onCopies = async <T>(
  { dataDir }: RunningDemonstration,
  things: readonly T[],
  use: (copy: string, thing: T) => Promise<void>,
): Promise<void> => {
  const folder = `${dataDir}-hostile`;
  mkdirSync(folder, { recursive: true });
  try {
    await backUp(dataDir, join(folder, 'backup'));
    for (const [at, thing] of things.entries()) {
      const copy = join(folder, String(at));
      mkdirSync(copy);
      await restore(join(folder, 'backup'), copy, new Date());
      copyFileSync(join(dataDir, 'link-keys.json'), join(copy, 'link-keys.json'));
      await use(copy, thing);
      rmSync(copy, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const signedIn = async ({ url, wired }: LocalSystem, address: string): Promise<Session> => {
  const browser = createBrowser(url);
  await (await browser.open('/sign-in')).submit({ email: address });
  await wired.settled();
  const words = (wired.mailbox?.list({ limit: 50 }) ?? []).flatMap(({ text }) => text.split(/\s+/));
  const link = words.find((word) => word.startsWith(`${url}/sign-in/`)) ?? '/';
  await (await browser.open(link)).submit();
  return { cookie: cookieOf(browser.cookies) };
};

/** `oneOf`: of so many attempts one is made, for the short form. */
export const attackDoors = async (dataDir: string, address: string, tally: Tally, oneOf = 1): Promise<void> => {
  const system = await systemOn(dataDir);
  try {
    const every = await everyRoute([...routes, homeRoute()]);
    const session = await signedIn(system, address);
    tally.routes = every.length;
    // Whoever presses "Sign out" is out: the others would then be tried by nobody.
    for (const one of attemptsAtDoors(every, session).filter((_, at) => at % oneOf === 0))
      if (!/sign-out/.test(one.path)) await attempt({ url: system.url, db: system.wired.db }, tally, one);
    searched({ url: system.url, db: system.wired.db }, tally, 'the doors');
  } finally {
    await system.stop();
  }
};

export const hostileYear = async (options: Options): Promise<Tally> => {
  const tally = emptyTally();
  const known = new Set<string>();
  const pages: Seen[] = [];
  const running = await startDemonstration({
    tell: () => undefined,
    onPage: (person, page) => {
      if (page.status === 200)
        pages.push({ person, cookies: new Map(running.participant(person).browser.cookies), page });
    },
    atMoment: async (moment, at) => {
      const fresh = pages.splice(0).flatMap((seen) =>
        formsOf(seen.page).flatMap((filled) => {
          const shape = `${shapeOf({ who: '', moment: '', route: routeOf(seen.page.url), page: seen.page })} ${filled.fields.map(([name]) => name).join()}`;
          if (known.has(shape)) return [];
          known.add(shape);
          return [{ seen, filled }];
        }),
      );
      if (fresh.length === 0) return;
      options.tell(`${moment}: ${fresh.length} forms`);
      await onCopies(at, fresh, async (copy, { seen, filled }) => {
        tally.forms += 1;
        await attackForm(copy, seen, filled, tally, options);
      });
    },
  });
  try {
    await liveTheYear(running);
    const lead = await running.participant('dan-okoro').address();
    await running.stop();
    if (options.doors) await onCopies(running, [lead], (copy, address) => attackDoors(copy, address, tally));
  } finally {
    await running.stop();
    running.close();
  }
  return tally;
};
