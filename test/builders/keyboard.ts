/** A real browser's page as somebody uses it who has a keyboard and no script. */
import type { Page } from 'playwright-core';

const mostPresses = 80;

/** Presses Tab until the control with this name, or the button with these words, is reached. Throws when it never is. */
export const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab');
    const at = page.locator(':focus');
    if ((await at.getAttribute('name')) === name || (await at.textContent())?.trim() === name) return;
  }
  throw new Error(`the Tab key does not reach ${name}`);
};

/** Where the links of the error summary lead that do not lead to exactly one field; and how many links there are. */
export const summaryOf = async (
  page: Page,
): Promise<{ readonly links: number; readonly astray: readonly string[] }> => {
  const hrefs = await page
    .locator('.govuk-error-summary a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const astray: string[] = [];
  for (const href of hrefs) if ((await page.locator(href).count()) !== 1) astray.push(href);
  return { links: hrefs.length, astray };
};
