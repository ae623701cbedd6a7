/** The pages of whoever runs the system in a real browser: on a phone and a desk, by ear. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appoint } from '../../functions/admin/operator.ts';
import { maxAttempts } from '../../functions/domain/outbox.ts';
import { people } from '../../functions/records/kinds.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { pressAndArrive } from '../builders/press.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

let world: SignedInWorld;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  world = await aSignedInWorld(undefined, { css: buildStylesheet().css });
  await appoint(world.outside, 'lead-alder@valley.example', { partnerships: [world.partnership] });
  const setAside = {
    at: '2026-11-02T08:00:00.000Z',
    because: 'Error: 550 5.7.1 this server takes nothing from that address',
  };
  const payload = { kind: 'mail', partnership: 'valley', template: 'ask', to: 'lead-alder' };
  const body = { id: 'one', at: '2026-11-01T09:00:00.000Z', attempts: maxAttempts, payload, setAside };
  const indexes = { due: { partition: 'set-aside', sort: `${setAside.at}#one` } };
  await world.outside.store.commit({
    put: [{ partition: 'effect#one', sort: 'effect', expect: 'absent', body, indexes }],
  });
  await world.given(async (tx) => {
    const person = await tx.readNeeded(people, 'head-alder');
    tx.write(people, person.id, { ...person, noMail: 'bounced' });
  });
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

it.each([320, 1280])('keep the rules of axe and scroll no sideways at %s pixels', async (width) => {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 900 } });
  try {
    const signedIn = await world.as('lead-alder');
    const cookies = [...signedIn.cookies].map(([name, value]) => ({ name, value, url: world.url }));
    await context.addCookies(cookies);
    const page = await context.newPage();
    const look = async (name: string): Promise<void> => {
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, width]);
      expect([name, await axeFaultsOn(page)]).toEqual([name, []]);
      if (process.env.SCREENSHOTS)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${width}.png`, fullPage: true });
    };
    await page.goto(`${world.url}/admin`);
    await look('admin');
    await pressAndArrive(page, page.getByRole('link', { name: 'Something went to the wrong person' }));
    await look('incident');
    await page.getByLabel('What is it about?').fill('lead-alder@valley.example');
    await pressAndArrive(page, page.getByRole('button', { name: 'Show who could see it' }));
    await look('sheet');
  } finally {
    await context.close();
  }
});
