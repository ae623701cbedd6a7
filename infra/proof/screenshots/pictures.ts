/** The README's three pictures. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { SeenYear } from './seen.ts';
import { keptMail, keptPage, openViewer, type Viewer } from './show.ts';

const folder = fileURLToPath(new URL('../../pictures/', import.meta.url));

type Picture = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly from: (year: SeenYear) => Parameters<Viewer['show']>[0] | undefined;
};

const pictures: readonly Picture[] = [
  {
    name: 'governor-decides',
    width: 390,
    height: 760,
    from: ({ pages }) => {
      const seen = pages.find(({ who, page }) => who === 'margaret-hollis' && page.heading.startsWith('Please decide'));
      return seen && keptPage(seen);
    },
  },
  {
    name: 'lead-home',
    width: 1000,
    height: 900,
    from: ({ pages }) => {
      const seen = pages.find(
        ({ who, route, moment }) => who === 'dan-okoro' && route === '/home' && moment === 'a review has closed',
      );
      return seen && keptPage(seen);
    },
  },
  {
    name: 'mail-to-a-clerk',
    width: 480,
    height: 760,
    from: ({ mails }) => {
      const mail = mails.findLast(({ subject }) => subject.startsWith('Please put the Wendle Valley plan'));
      return mail && keptMail(mail);
    },
  },
];

/** Writes them into `infra/pictures`. Throws when the year did not show one of them. */
export const writePictures = async (browser: Browser, year: SeenYear): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (const { name, width, height, from } of pictures) {
    const kept = from(year);
    if (!kept) throw new Error(`the year showed nothing for the picture ${name}`);
    const context = await browser.newContext({ viewport: { width, height } });
    const { page } = await (await openViewer(context)).show(kept);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
  }
};
