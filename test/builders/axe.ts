/** What breaks a rule of axe on a page in a real browser: to the ear, in contrast, in its roles and names. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * `rule: the element`, nothing when the page keeps all of them. Asked of what breaks rules alone: to list each element that
 * keeps them takes longer than to find those. A window is given the rules once; they stay while its document stays.
 */
export const axeFaultsOn = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
};
