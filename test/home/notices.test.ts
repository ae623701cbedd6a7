/** The pages that every page and email leads to: privacy, accessibility, cookies, help. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { asText } from '../../functions/mail/as-text.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeAll(async () => {
  world = await aYear();
});
afterAll(() => world.stop());

const foot = ['/help', '/privacy', '/accessibility', '/cookies'];

describe('the foot of every page', () => {
  it.each(['/sign-in', '/check', ...foot])(
    'leads from %s to help, privacy, accessibility and cookies',
    async (path) => {
      const page = await world.browser.open(path);
      expect(page.status).toBe(200);
      expect(
        page
          .$('footer a')
          .get()
          .map((each) => page.$(each).attr('href')),
      ).toEqual(foot);
      expect(page.$('h1')).toHaveLength(1);
      expect(await htmlMistakes(page.html)).toEqual([]);
    },
  );

  it('has pages whose names differ', async () => {
    const titles = await Promise.all(foot.map(async (path) => (await world.browser.open(path)).$('title').text()));
    expect(new Set(titles).size).toBe(foot.length);
  });
});

describe('the privacy notice', () => {
  it('is made from the facts of the partnership: its boards, their reasons, whom to ask, how long', async () => {
    const { text, html } = await world.browser.open('/privacy/valley');
    for (const words of [
      'What we hold about you, and why',
      'Alder Board',
      'A group of fewer than 6 pupils is hidden',
      '12 months after their review has closed',
      'Lead Alder leads the partnership from day to day',
      'Information Commissioner',
    ])
      expect(text).toContain(words);
    expect(html).not.toContain('@');
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('is linked for whoever is signed in, and unknown for a partnership that is not', async () => {
    const general = await (await world.signedIn('head-alder')).open('/privacy');
    expect((await general.follow('privacy notice of your partnership')).status).toBe(200);
    expect((await world.browser.open('/privacy/nowhere')).status).toBe(404);
  });

  it('is linked from every email', async () => {
    await world.openReturns(autumn);
    const { outside } = world;
    const sent: string[] = [];
    const mailer = {
      send: async (message: { text: string; html: string }) => void sent.push(message.text, message.html),
    };
    const handlers = {
      ...workflowHandlers(outside),
      task: async () => undefined,
      mail: mailHandler({ ...outside, mailer }),
    };
    await deliverDue(outside, handlers, { only: ['mail', 'mail-many'] });
    expect(sent.length).toBeGreaterThan(0);
    for (const one of sent) expect(one).toContain(`${outside.settings.publicUrl}/privacy/valley`);
  });

  it('stands at the end of a letter’s text, after what it asks', () => {
    const letter = { subject: 'Hello', greeting: 'Ann', paragraphs: ['Please look.'], partnership: 'Valley' };
    expect(asText({ ...letter, notice: 'https://partnership.example/privacy/valley' })).toMatch(
      /Who runs this, and what we hold about you:\nhttps:\/\/partnership\.example\/privacy\/valley\n$/,
    );
  });
});
