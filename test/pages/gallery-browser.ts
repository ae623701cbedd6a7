import type { BrowserContext, Page } from 'playwright-core';
import { renderPage } from '../../functions/pages/layout.tsx';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { GALLERY } from './gallery.tsx';

const ORIGIN = 'https://partnerships.example';

/** The rules for content that the product answers with, as strict as they can be. */
const CONTENT_RULES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ANSWERS: ReadonlyMap<string, { contentType: string; body: string }> = new Map([
  ['/assets/app.css', { contentType: 'text/css', body: buildStylesheet().css }],
  ['/assets/icon.svg', { contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
  ...Object.entries(GALLERY).map(
    ([name, page]) => [`/${name}`, { contentType: 'text/html; charset=utf-8', body: renderPage(page) }] as const,
  ),
]);

/** Opens a page of the gallery, and keeps what the browser asked for and complained of. No network is used. */
export async function openGallery(
  context: BrowserContext,
  name: keyof typeof GALLERY,
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const asked: string[] = [];
  const complaints: string[] = [];
  await context.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    asked.push(origin === ORIGIN ? pathname : route.request().url());
    const answer = origin === ORIGIN ? ANSWERS.get(pathname) : undefined;
    return answer
      ? route.fulfill({ ...answer, headers: { 'content-security-policy': CONTENT_RULES } })
      : route.fulfill({ status: 404, body: '' });
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${ORIGIN}/${name}`);
  return { page, asked, complaints };
}
