/** What is wrong with a page or mail in a real browser: to the ear, on a phone, by keyboard. */
import type { Page } from 'playwright-core';
import type { Viewer } from '../../infra/proof/screenshots/show.ts';
import { axeFaultsOn } from '../builders/axe.ts';

type Kept = Parameters<Viewer['show']>[0];

/** The last is a phone's, and what is left of 1280 at 400 % zoom. */
const widths = [1280, 768, 320] as const;

/**
 * Words for each fault; none when the page is as it should be. Leaves the window at 320 pixels. `isKnown`: a page of the
 * same skeleton was looked at, so this one is looked at by ear and on the phone alone.
 */
export const faultsOf = async (viewer: Viewer, kept: Kept, { isKnown = false } = {}): Promise<string[]> => {
  const { page, asked, complaints } = await viewer.replace(kept);
  const faults = complaints.map((complaint) => `complains: ${complaint}`);
  const strange = asked.filter((url) => !/^\/(assets|scripts)\//.test(new URL(url).pathname));
  faults.push(...strange.map((url) => `asks for ${url}`));
  for (const width of isKnown ? widths.slice(-1) : widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > width) faults.push(`scrolls sideways: ${wide} at ${width}`);
  }
  return [...faults, ...(await axeFaultsOn(page))];
};

const printed = `document.querySelector('main h1')?.checkVisibility() === true &&
  document.querySelector('header nav')?.checkVisibility() !== true`;
const bareButtons = `[...document.querySelectorAll('main button')]
  .filter((each) => getComputedStyle(each).borderStyle === 'none').map((each) => each.outerHTML)`;

/** On paper, and where the reader's own colours take the place of ours. Leaves the window as it was. */
export const mediaFaultsOf = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ media: 'print' });
  const isPrinted = await page.evaluate<boolean>(printed);
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const bare = await page.evaluate<string[]>(bareButtons);
  await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
  return [...(isPrinted ? [] : ['prints without its heading, or with its navigation']), ...bare];
};

/** Every control of the main part that the Tab key should reach, in the order on the page. */
const wanted = `[...document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary')]
  .filter((each) => each.type !== 'hidden' && !each.disabled && each.checkVisibility({ checkVisibilityCSS: true }))
  .filter((each) => each.type !== 'radio' || each.checked ||
    (!document.querySelector('input[type=radio]:checked[name="' + each.name + '"]') &&
      document.querySelector('input[type=radio][name="' + each.name + '"]') === each))
  .map((each, at) => { each.dataset.at = String(at); return String(at); })`;

/** Hears of each control that gets the focus, and whether anybody can see that it has. A radio's ring is drawn on its label. */
const listen = `(() => {
  globalThis.focused = [];
  document.addEventListener('focusin', ({ target: now }) => {
    const styles = [getComputedStyle(now)];
    if (now.nextElementSibling) styles.push(getComputedStyle(now.nextElementSibling, '::before'));
    const seen = styles.some((style) => (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
      style.boxShadow !== 'none');
    globalThis.focused.push({ at: now.dataset.at ?? '', seen, name: now.outerHTML.slice(0, 120) });
  });
})()`;

type Focused = { readonly at: string; readonly seen: boolean; readonly name: string };

/** So many times more than there are controls in the main part is Tab pressed: the header and the footer have theirs. */
const mostBeside = 20;

/** Tabs through the whole page. */
export const keyboardFaultsOf = async (page: Page): Promise<string[]> => {
  const controls = await page.evaluate<string[]>(wanted);
  await page.evaluate(listen);
  let focused: Focused[] = [];
  const reached = (): string[] => [...new Set(focused.map(({ at }) => at).filter((at) => at !== ''))];
  for (let left = controls.length + mostBeside; left > 0 && reached().length < controls.length; ) {
    const presses = Math.min(left, Math.max(1, controls.length - reached().length));
    for (let press = 0; press < presses; press += 1) await page.keyboard.press('Tab');
    left -= presses;
    focused = await page.evaluate<Focused[]>('focused');
  }
  const unseen = focused.filter(({ seen }) => !seen).map(({ name }) => `no visible focus: ${name}`);
  return reached().join() === controls.join()
    ? unseen
    : [...unseen, `the Tab key goes ${reached().join(' ')} of ${controls.length}`];
};
