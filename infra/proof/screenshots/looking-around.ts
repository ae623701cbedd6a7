/** Looking around in the year: opening links of mails and pages, and pressing buttons too early. None of it changes anything. */
import type { Browser, Page } from '../demonstration/browser.ts';
import { signIn } from '../demonstration/people.ts';
import type { RunningDemonstration } from '../demonstration/running-demonstration.ts';
import { routeOf } from './seen.ts';

/** Pages of ours that a page leads to, without their fragments, each once. */
const linksOn = ({ $, url }: Page): string[] => {
  const { origin, href } = new URL(url);
  const links = $('main a[href], nav a[href], footer a[href]')
    .get()
    .map((each) => new URL($(each).attr('href') ?? '', href))
    .filter((link) => link.origin === origin && !link.pathname.startsWith('/demo'))
    .map((link) => `${link.origin}${link.pathname}${link.search}`);
  return [...new Set(links)];
};

/** Pages that few are led to; whoever may not see them reads why. */
const unlinked = ['/partnerships', '/leaving', '/evaluation/202526', '/questions', '/audit/file'];

/** Of pages that differ only in which person, question or filter they are about, so many are opened. */
const mostAlike = 2;
const mostClosely = 30;

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

/** A form that wants more is refused, or shown again with another row. */
const pressedTooEarly = async (page: Page): Promise<readonly string[]> => {
  if (!wantsMore(page)) return [];
  const answered = await page.submit();
  const refused = answered.status === 400 || answered.heading === page.heading;
  return refused ? [] : [`${page.url} took an empty form: ${answered.status}`];
};

/** Opens pages, those nearest to the address first, until no link leads to a page of a kind that was not opened. */
const walkFrom = async (browser: Browser, address: string, most = mostAlike): Promise<readonly string[]> => {
  const faults: string[] = [];
  const found = new Set([address]);
  const alike = new Map<string, number>();
  // A set goes on with what is added while it is walked through.
  for (const next of found) {
    const route = routeOf(next) ?? 'none';
    const count = alike.get(route) ?? 0;
    if (count >= most && !route.endsWith('/:token/:below')) continue;
    alike.set(route, count + 1);
    const page = await browser.open(next);
    if (page.status >= 400 && page.status !== 410) faults.push(`a link leads nowhere: ${page.status} ${next}`);
    faults.push(...(await pressedTooEarly(page)));
    for (const link of linksOn(page)) found.add(link);
  }
  return faults;
};

/** Opens the newest link in this mail, and every page behind it. What went wrong comes back. */
export const lookAtMail = async (
  running: RunningDemonstration,
  person: string,
  subject: string,
): Promise<readonly string[]> => {
  const participant = running.participant(person);
  try {
    return await walkFrom(participant.browser, await participant.link(subject));
  } catch (error) {
    return [`${person}: ${String(error)}`];
  }
};

/**
 * Signs in, and opens every page that leads on from the first. `closely`: also those that differ only in what they are
 * about. What went wrong comes back.
 */
export const lookAround = async (
  running: RunningDemonstration,
  person: string,
  closely: boolean,
): Promise<readonly string[]> => {
  const { browser } = running.participant(person);
  const home = await browser.open('/home');
  if (!home.url.endsWith('/home') || home.status !== 200) await signIn(running, person);
  for (const path of unlinked) await browser.open(path);
  return walkFrom(browser, `${running.url}/home`, closely ? mostClosely : mostAlike);
};
