/** Pictures of every page and mail, and one page on which they stand side by side. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { distinctMails, distinctPages, type SeenYear } from './seen.ts';
import { keptMail, keptPage, openViewer, type Viewer } from './show.ts';

const widths = { phone: 360, desktop: 1200 } as const;
type Width = keyof typeof widths;
/** Longer pages are cut here. Pixels. */
const tallest = 2600;

type Subject = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly kept: Parameters<Viewer['show']>[0];
};

const fileName = (at: number, words: string): string =>
  `${String(at + 1).padStart(3, '0')}-${words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)}`;

export const subjectsOf = ({ pages, mails }: SeenYear): Subject[] => [
  ...distinctPages(pages).map((seen, at) => ({
    name: fileName(at, `${seen.who} ${seen.page.heading}`),
    title: seen.page.heading,
    note: `${seen.route ?? 'no page'} · ${seen.page.status} · ${seen.who} · ${seen.moment}`,
    kept: keptPage(seen),
  })),
  ...distinctMails(mails).map((mail, at) => ({
    name: `mail-${fileName(at, mail.subject)}`,
    title: mail.subject,
    note: `mail to ${mail.to.name} · ${mail.at.slice(0, 10)}`,
    kept: keptMail(mail),
  })),
];

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const sheetOf = (subjects: readonly Subject[]): string => `<!DOCTYPE html>
<html lang="en-GB"><meta charset="utf-8"><title>Every page and every mail</title>
<style>
body{font:15px/1.4 system-ui,sans-serif;margin:1rem;background:#eee}
section{display:inline-block;vertical-align:top;background:#fff;margin:.5rem;padding:.5rem;width:34rem}
h2{font-size:1rem;margin:0}p{margin:.2rem 0 .5rem;color:#555;font-size:.85rem}
a{display:inline-block;vertical-align:top;height:26rem;overflow:hidden;border:1px solid #ccc}
.phone{width:9.5rem}.desktop{width:22.5rem;margin-left:.5rem}img{width:100%}
</style>
<h1>Every page and every mail of the demonstration’s year</h1>
${subjects
  .map(
    ({ name, title, note }) =>
      `<section><h2>${escaped(title)}</h2><p>${escaped(note)}</p>${(Object.keys(widths) as Width[])
        .map(
          (width) =>
            `<a class="${width}" href="${width}/${name}.png"><img loading="lazy" src="${width}/${name}.png" alt="${escaped(title)}, on a ${width}"></a>`,
        )
        .join('')}</section>`,
  )
  .join('\n')}
</html>
`;

const picturesAt = async (browser: Browser, width: Width, subjects: readonly Subject[], folder: string) => {
  const context = await browser.newContext({ viewport: { width: widths[width], height: 800 } });
  const viewer = await openViewer(context);
  for (const { name, kept } of subjects) {
    const { page } = await viewer.show(kept);
    const height = Math.min(tallest, await page.evaluate<number>('document.documentElement.scrollHeight'));
    await page.screenshot({
      path: join(folder, width, `${name}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width: widths[width], height },
    });
  }
  await context.close();
};

/** Writes `index.html`, `phone/*.png` and `desktop/*.png` into the folder. How many pages and mails there are comes back. */
export const writeContactSheet = async (browser: Browser, year: SeenYear, folder: string): Promise<number> => {
  const subjects = subjectsOf(year);
  for (const width of Object.keys(widths)) mkdirSync(join(folder, width), { recursive: true });
  await Promise.all([picturesAt(browser, 'phone', subjects, folder), picturesAt(browser, 'desktop', subjects, folder)]);
  writeFileSync(join(folder, 'index.html'), sheetOf(subjects));
  return subjects.length;
};
