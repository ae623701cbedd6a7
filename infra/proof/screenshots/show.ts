/** Shows kept pages and mails in a real browser, without a server and without a network. */
import type { BrowserContext, Page } from 'playwright-core';
import { buildStylesheet } from '../../assets/stylesheet.ts';
import type { Mail } from '../demonstration/participants.ts';
import type { SeenPage } from './seen.ts';

export type Shown = {
  readonly page: Page;
  /** Addresses that the browser asked for, other than the page itself. */
  readonly asked: readonly string[];
  /** What the browser complained of. */
  readonly complaints: readonly string[];
};

type Kept = { readonly url: string; readonly html: string; readonly headers: Readonly<Record<string, string>> };

/** As the server sent it: with its rules for content, so that a page which breaks them complains. */
export const keptPage = ({ page: { url, html, headers } }: SeenPage): Kept => ({
  url,
  html,
  headers: { 'content-security-policy': headers.get('content-security-policy') ?? '' },
});
export const keptMail = ({ id, html }: Mail): Kept => ({ url: `https://mail.example/${id}`, html, headers: {} });

const { css } = buildStylesheet();

export type Viewer = {
  readonly page: Page;
  show(kept: Kept): Promise<Shown>;
  /**
   * As `show`, in the window's own document: what was loaded into the window stays, and stays warm. Nobody has pressed a key
   * there yet as far as the page can tell, but the browser remembers where the focus was.
   */
  replace(kept: Kept): Promise<Shown>;
};

/** Runs in the window. It is over when the styles of the new page are there. */
const put = ({ url, html }: Kept): string => `(async ({ url, html }) => {
  history.replaceState(null, '', url);
  document.open();
  const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  document.write(html);
  document.close();
  await loaded;
  scrollTo(0, 0);
})(${JSON.stringify({ url, html })})`;

/** One window in which page after page is shown. */
export const openViewer = async (context: BrowserContext): Promise<Viewer> => {
  let now: Kept | undefined;
  let asked: string[] = [];
  let complaints: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === now?.url)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', headers: now.headers, body: now.html });
    asked.push(url);
    if (new URL(url).pathname === '/assets/app.css') return route.fulfill({ contentType: 'text/css', body: css });
    // A script of ours asks the server, which is not here.
    if (new URL(url).pathname.startsWith('/scripts/'))
      return route.fulfill({ contentType: 'text/javascript', body: '' });
    return route.fulfill({ status: 404, body: '' });
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const begin = (kept: Kept): void => {
    now = kept;
    asked = [];
    complaints = [];
  };
  const show = async (kept: Kept): Promise<Shown> => {
    begin(kept);
    await page.goto(kept.url);
    return { page, asked, complaints };
  };
  return {
    page,
    show,
    replace: async (kept) => {
      if (new URL(kept.url).origin !== new URL(page.url()).origin) return show(kept);
      begin(kept);
      await page.evaluate(put(kept));
      return { page, asked, complaints };
    },
  };
};
