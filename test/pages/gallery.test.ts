import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../functions/pages/layout.tsx';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { htmlMistakes } from '../html-rules.ts';
import { GALLERY } from './gallery.tsx';
import { openGallery } from './gallery-browser.ts';

type Name = keyof typeof GALLERY;
const NAMES: readonly Name[] = ['home', 'form', 'mistakes', 'done', 'stop', 'reading'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function inBrowser<T>(
  name: Name,
  options: BrowserContextOptions,
  look: (opened: Awaited<ReturnType<typeof openGallery>>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await look(await openGallery(context, name));
  } finally {
    await context.close();
  }
}

describe.each(NAMES)('the page "%s"', (name) => {
  test('is accessible and needs no sideways scrolling on a phone, a tablet and a desk', async () => {
    await inBrowser(name, { bypassCSP: true }, async ({ page }) => {
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        if (width !== 768) expect(await axeFaultsOn(page)).toEqual([]);
      }
    });
  });

  test('asks for nothing but its own stylesheet and icon, and keeps the strict rules for content', async () => {
    await inBrowser(name, {}, async ({ asked, complaints }) => {
      expect(asked.filter((path) => path !== '/assets/icon.svg')).toEqual([`/${name}`, '/assets/app.css']);
      expect(complaints).toEqual([]);
    });
  });

  test('is correct HTML', async () => {
    expect(await htmlMistakes(renderPage(GALLERY[name]))).toEqual([]);
  });

  test('with its stylesheet is under 50 KB on its way', () => {
    const weight = gzipSync(renderPage(GALLERY[name])).byteLength + gzipSync(buildStylesheet().css).byteLength;
    expect(weight).toBeLessThan(50_000);
  });
});

describe('a form', () => {
  test('shows what an answer needs once it is picked, with scripts off', async () => {
    await inBrowser('form', { javaScriptEnabled: false }, async ({ page }) => {
      const change = page.getByLabel('Which change?');
      const why = page.getByLabel('Why not?');
      expect(await change.isVisible()).toBe(true);
      expect(await why.isVisible()).toBe(false);
      await page.getByLabel('Did not agree').check();
      expect(await change.isVisible()).toBe(false);
      expect(await why.isVisible()).toBe(true);
    });
  });

  test('leads the Tab key from the skip link through every field in the order on the page', async () => {
    await inBrowser('form', {}, async ({ page }) => {
      const focused: string[] = [];
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate<string>(
          '(document.activeElement.textContent || document.activeElement.name || "").trim()',
        );
        if (name === focused[0]) break;
        focused.push(name);
      }
      expect(focused[0]).toBe('Skip to main content');
      const fields = ['decision', 'change', 'meeting-day', 'meeting-month', 'meeting-year', 'present', 'cap', 'email'];
      const places = [...fields, 'schools', 'note', 'copy', 'sure', 'Save and continue', 'Cancel'].map((name) =>
        focused.indexOf(name),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    });
  });

  test('leads from a mistake in the summary to its field', async () => {
    await inBrowser('mistakes', { javaScriptEnabled: false }, async ({ page }) => {
      await page.getByRole('link', { name: 'Type your name' }).click();
      expect(new URL(page.url()).hash).toBe('#name');
      expect(await page.locator('#name').count()).toBe(1);
    });
  });
});

test('on paper what was folded away is there, and what cannot be clicked is not', async () => {
  await inBrowser('reading', {}, async ({ page }) => {
    const quorum = page.getByText('must be there for a decision to count');
    expect(await quorum.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await quorum.isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Back' }).isVisible()).toBe(false);
  });
});
