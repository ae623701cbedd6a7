/** What is wrong with a page or mail in a real browser: to the ear, on a phone, by keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Viewer } from '../../infra/proof/screenshots/show.ts';

type Kept = Parameters<Viewer['show']>[0];

/** The last is a phone's, and what is left of 1280 at 400 % zoom. */
const widths = [1280, 768, 320] as const;

/**
 * All rules, told of what breaks them alone: to list each node that keeps them takes longer than to find those. Our pages
 * have no frames, so no window is opened to put the results of several together.
 */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

/**
 * Words for each fault; none when the page is as it should be. Leaves the window at 320 pixels. `isKnown`: a page of the
 * same skeleton was looked at, so this one is looked at by ear and on the phone alone.
 */
export const faultsOf = async (viewer: Viewer, kept: Kept, { isKnown = false } = {}): Promise<string[]> => {
  const { page, asked, complaints } = await viewer.show(kept);
  const faults = complaints.map((complaint) => `complains: ${complaint}`);
  const strange = asked.filter((url) => !/^\/(assets|scripts)\//.test(new URL(url).pathname));
  faults.push(...strange.map((url) => `asks for ${url}`));
  for (const width of isKnown ? widths.slice(-1) : widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > width) faults.push(`scrolls sideways: ${wide} at ${width}`);
  }
  const { violations } = await axeOn(page).analyze();
  return [...faults, ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))];
};

/** On paper, and where the reader's own colours take the place of ours. Leaves the window as it was. */
export const mediaFaultsOf = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ media: 'print' });
  const printed =
    (await page.locator('main h1').first().isVisible()) && !(await page.locator('header nav').isVisible());
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const bare = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main button')].filter((each) => getComputedStyle(each).borderStyle === 'none').map((each) => each.outerHTML)`,
  );
  await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
  return [...(printed ? [] : ['prints without its heading, or with its navigation']), ...bare];
};

/** Every control of the main part that the Tab key should reach, in the order on the page. */
const wanted = `[...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
  .filter((each) => each.type !== 'hidden' && !each.disabled && each.checkVisibility({ checkVisibilityCSS: true }))
  .filter((each) => each.type !== 'radio' || each.checked ||
    (!document.querySelector('input[type=radio]:checked[name="' + each.name + '"]') &&
      document.querySelector('input[type=radio][name="' + each.name + '"]') === each))
  .map((each, at) => { each.dataset.at = String(at); return String(at); })`;

/** The focused control, and whether anybody can see that it is. A radio's ring is drawn on its label. */
const focused = `(() => {
  const now = document.activeElement;
  const styles = [getComputedStyle(now)];
  if (now.nextElementSibling) styles.push(getComputedStyle(now.nextElementSibling, '::before'));
  const seen = styles.some((style) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
    style.boxShadow !== 'none');
  return { at: now.dataset.at ?? '', seen, name: now.outerHTML.slice(0, 120) };
})()`;

/** Tabs through the whole page. */
export const keyboardFaultsOf = async (page: Page): Promise<string[]> => {
  const controls = await page.evaluate<string[]>(wanted);
  const reached: string[] = [];
  const faults: string[] = [];
  for (let press = 0; press < controls.length + 20 && reached.length < controls.length; press += 1) {
    await page.keyboard.press('Tab');
    const { at, seen, name } = await page.evaluate<{ at: string; seen: boolean; name: string }>(focused);
    if (at !== '' && !reached.includes(at)) reached.push(at);
    if (!seen) faults.push(`no visible focus: ${name}`);
  }
  if (reached.join() !== controls.join()) faults.push(`the Tab key goes ${reached.join(' ')} of ${controls.length}`);
  return faults;
};
