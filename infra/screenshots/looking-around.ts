/** Looking around in the year: opening links of mails and pages, and pressing buttons too early. None of it changes anything. */
import type { Browser, Page } from '../demo/browser.ts';
import { signIn } from '../demo/people.ts';
import type { Theatre } from '../demo/theatre.ts';
import { routeOf } from './seen.ts';

/** Pages of ours that a page leads to, without their fragments, each once. */
const linksOn = ({ $, url }: Page): string[] => {
  const { origin, href } = new URL(url);
  const links = $('main a[href], nav a[href]')
    .get()
    .map((each) => new URL($(each).attr('href') ?? '', href))
    .filter((link) => link.origin === origin && !link.pathname.startsWith('/demo'))
    .map((link) => `${link.origin}${link.pathname}${link.search}`);
  return [...new Set(links)];
};

/** Pages that few are led to; whoever may not see them reads why. */
const unlinked = ['/partnerships', '/leaving', '/evaluation/202526', '/questions', '/audit/file'];

const mostSteps = 4;
/** Of pages that differ only in which person, question or review they are about, so many are opened. */
const mostAlike = 2;

type Walk = {
  readonly browser: Browser;
  readonly opened: Set<string>;
  readonly alike: Map<string, number>;
  readonly most: number;
  readonly faults: string[];
};

/** Follows every link to pages of ours, and theirs. Throws at a link that leads nowhere. */
const follow = async (walk: Walk, address: string, steps: number, from = 'a mail'): Promise<void> => {
  const { browser, opened, alike, most, faults } = walk;
  const route = routeOf(address) ?? 'none';
  const count = alike.get(route) ?? 0;
  if (opened.has(address) || steps > mostSteps || (route.includes(':') && !route.startsWith('/l/') && count >= most))
    return;
  opened.add(address);
  alike.set(route, count + 1);
  const page = await browser.open(address);
  if (page.status >= 400 && page.status !== 410)
    faults.push(`a link from ${from} leads nowhere: ${page.status} ${address}`);
  if (wantsMore(page)) await tooEarly(walk, page);
  if (routeOf(page.url) === undefined) return;
  for (const link of linksOn(page)) await follow(walk, link, steps + 1, address);
};

/** Whether the form wants something that nobody has given: then its button may be pressed, and nothing comes of it. */
const wantsMore = ({ $, url }: Page): boolean => {
  if (new URL(url).pathname.startsWith('/proposal')) return false;
  const form = $('main form[method=post]').first();
  const radios = form.find('input[type=radio]');
  const unpicked = radios.length > 0 && form.find('input[type=radio][checked]').length === 0;
  return (
    unpicked || form.find('input[type=checkbox][name=me], input[type=checkbox][name=read]').not('[checked]').length > 0
  );
};

const tooEarly = async ({ faults }: Walk, page: Page): Promise<void> => {
  const answered = await page.submit();
  // A form that only grows by a row is shown again.
  if (answered.status !== 400 && answered.heading !== page.heading)
    faults.push(`${page.url} took an empty form: ${answered.status}`);
};

const walkFrom = async (browser: Browser, address: string, most = mostAlike): Promise<readonly string[]> => {
  const walk: Walk = { browser, opened: new Set(), alike: new Map(), most, faults: [] };
  await follow(walk, address, 0);
  return walk.faults;
};

/** Opens the newest link in this mail, and every page behind it. What went wrong comes back. */
export const lookAtMail = async (theatre: Theatre, person: string, subject: string): Promise<readonly string[]> => {
  const actor = theatre.actor(person);
  try {
    return await walkFrom(actor.browser, await actor.link(subject));
  } catch (error) {
    return [`${person}: ${String(error)}`];
  }
};

/**
 * Signs in, and opens every page that leads on from the first. `closely`: also those that differ only in what they are
 * about. What went wrong comes back.
 */
export const lookAround = async (theatre: Theatre, person: string, closely: boolean): Promise<readonly string[]> => {
  const { browser } = theatre.actor(person);
  const home = await browser.open('/home');
  if (!home.url.endsWith('/home') || home.status !== 200) await signIn(theatre, person);
  for (const path of unlinked) await browser.open(path);
  return walkFrom(browser, `${theatre.url}/home`, closely ? 60 : mostAlike);
};
