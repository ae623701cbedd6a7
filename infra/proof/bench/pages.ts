/**
 * How long each page takes that whoever leads can be led to from their first one, in a year of nine schools and of forty:
 * every page of another kind is opened some times, once all have been opened before.
 */
import { performance } from 'node:perf_hooks';
import { load } from 'cheerio';
import { createBrowser } from '../demonstration/browser.ts';
import { routeOf } from '../screenshots/seen.ts';
import { percentile, rounded } from './figures.ts';
import { withYearOf, type YearOf } from './year-of.ts';

const openings = 8;
/** What a page may take, milliseconds. */
const aim = 50;

/** Signs in by the mail that is sent for it; gives the cookies. */
const signedIn = async ({ served: { url }, lead }: YearOf): Promise<string> => {
  const browser = createBrowser(url);
  await (await browser.open('/sign-in')).submit({ email: lead });
  await fetch(new URL('/demo/idle.json', url));
  const mails = await fetch(new URL(`/demo/inbox.json?to=${encodeURIComponent(lead)}&limit=1`, url));
  const link = new RegExp(`${url}/sign-in/[\\w.-]+`).exec(await mails.text())?.[0];
  if (link === undefined) throw new Error('no mail with a link to sign in');
  await (await browser.open(link)).submit();
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
};

type Opened = { readonly status: number; readonly html: string; readonly ms: number };

const measured = async (year: YearOf) => {
  const { url } = year.served;
  const cookie = await signedIn(year);
  const open = async (path: string): Promise<Opened> => {
    const began = performance.now();
    const answer = await fetch(new URL(path, url), { headers: { cookie } });
    const html = await answer.text();
    return { status: answer.status, html, ms: performance.now() - began };
  };
  const byRoute = new Map<string, string>();
  const found = new Set(['/home']);
  // A set goes on with what is added while it is walked through.
  for (const path of found) {
    const route = routeOf(new URL(path, url).href);
    if (route === undefined || byRoute.has(route)) continue;
    const { status, html } = await open(path);
    if (status !== 200) continue;
    byRoute.set(route, path);
    const $ = load(html);
    for (const each of $('main a[href], nav a[href]').get()) {
      const link = new URL($(each).attr('href') ?? '', new URL(path, url));
      if (link.origin === url) found.add(`${link.pathname}${link.search}`);
    }
  }
  const all: number[] = [];
  const slow: Record<string, number> = {};
  for (const [route, path] of byRoute) {
    const times: number[] = [];
    for (let at = 0; at < openings; at += 1) times.push((await open(path)).ms);
    all.push(...times);
    const slowest = percentile(times, 95);
    if (slowest > aim) slow[route] = rounded(slowest);
  }
  return { kinds: byRoute.size, p50_ms: rounded(percentile(all, 50)), p95_ms: rounded(percentile(all, 95)), slow };
};

export const pages = async () => ({
  pages: { nine_schools: await withYearOf(9, measured), forty_schools: await withYearOf(40, measured) },
});
