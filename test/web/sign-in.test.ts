import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../journeys/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('signing in', () => {
  it('goes by a link in a mail, and a button', async () => {
    const browser = world.browser();
    const page = await browser.open('/sign-in');
    const sent = await page.submit({ email: 'lead-alder@valley.example' });
    expect(sent.heading).toBe('Look in your mail');
    await world.settled();
    const button = await browser.open(world.linkFor('lead-alder', 'sign in'));
    expect(button.heading).toBe('Sign in as Lead Alder');
    const home = await button.submit();
    expect(home.text).toContain('You are signed in as Lead Alder');
  });
});
