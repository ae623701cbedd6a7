import { expect, test } from 'vitest';
import { launchBrowser } from '../infra/proof/browser/launch.ts';

test('a browser starts and has a font to draw words with', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<p><span id="wide">WWWWWW</span> <span id="narrow">iiiiii</span></p>');
    const width = (id: string) => page.locator(id).evaluate((span) => span.getBoundingClientRect().width);
    expect(await width('#wide')).toBeGreaterThan(await width('#narrow'));
  } finally {
    await browser.close();
  }
});
