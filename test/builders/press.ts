/** A real browser's page as somebody uses it who presses what leads to another page. */
import type { Locator, Page } from 'playwright-core';

/**
 * Presses it, and waits until the page that follows has loaded. A click alone ends once the request has begun: what looks at
 * the page next would now and then still see the page before, or see it go.
 */
export const pressAndArrive = async (page: Page, what: Locator): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), what.click()]);
};
