import { afterEach, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { supersede } from '../../functions/asking/settling.ts';
import { requests } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { makeToken } from '../../functions/web/token.ts';
import { aDelegation, aFileWithPlan, aMeeting, aWrittenResolution } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { someLinkKeys } from '../web/link-keys.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const delegated = async () => {
  world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
  return world.linkOf('cedar-executive');
};
const agreeing = { choice: 'agree', me: 'yes' } as const;
const declining = { choice: 'decline', declineReason: 'Too dear', me: 'yes' } as const;

/** A page without the reference that each problem has of its own. */
const withoutReference = (html: string): string => html.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/, 'REFERENCE');

describe('looking at a link', () => {
  it('changes nothing, however often and with whatever program', async () => {
    const link = await delegated();
    const before = await world.stored();
    for (const agent of ['Mozilla/5.0', 'SafeLinks', 'curl/8', '']) {
      for (let times = 0; times < 5; times += 1) {
        const got = await fetch(`${world.url}${link}`, { headers: { 'user-agent': agent } });
        const head = await fetch(`${world.url}${link}`, { method: 'HEAD', headers: { 'user-agent': agent } });
        expect([got.status, head.status, await head.text()]).toEqual([200, 200, '']);
      }
    }
    expect(world.commits()).toBe(0);
    expect(await world.events()).toEqual([]);
    expect(await world.stored()).toEqual(before);
  });

  it('changes nothing below it either', async () => {
    world = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
    const clerk = await world.linkOf('clerk-alder-board');
    const below = ['plan', 'question', 'unclear', 'interest', 'record', 'correct', 'minutes', 'meeting', 'hand-over'];
    for (const name of below) expect((await world.browser.open(`${clerk}/${name}`)).status, name).toBe(200);
    expect(world.commits()).toBe(0);
  });

  it('names whom the page is for, and is kept by nobody', async () => {
    const page = await delegated().then((link) => world.browser.open(link));
    expect(page.text).toContain('This page is for Cedar Executive');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('an address from when links were named by what they ask', () => {
  it.each(['/b', '/s', '/y'])('%s leads to where the link is now, with all that was asked', async (beginning) => {
    const link = await delegated();
    const before = link.replace(/^\/l(?=\/)/, beginning);
    expect(before).not.toBe(link);
    const page = await world.browser.open(`${before}/plan`);
    expect([page.status, new URL(page.url).pathname]).toEqual([200, `${link}/plan`]);
    expect((await world.browser.open(before)).text).toContain('This page is for Cedar Executive');
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(`${world.url}${before}/plan?from=mail&x=a%26b`, { method, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `${link}/plan?from=mail&x=a%26b`]);
    }
    expect(world.commits()).toBe(0);
  });

  it('takes a form that was open before, once', async () => {
    const link = await delegated();
    const before = link.replace('/l/', '/b/');
    const body = new URLSearchParams(agreeing);
    const headers = { 'sec-fetch-site': 'same-origin' };
    const sent = await fetch(`${world.url}${before}`, { method: 'POST', redirect: 'manual', body, headers });
    expect([sent.status, sent.headers.get('location'), await sent.text()]).toEqual([308, link, '']);
    expect((await world.stored()).answers).toEqual([]);
    const followed = await fetch(`${world.url}${before}`, { method: 'POST', body, headers });
    expect([followed.status, await followed.text()]).toEqual([200, expect.stringContaining('You agreed')]);
    expect((await world.stored()).answers).toHaveLength(1);
  });

  it('says the same of a link that is none, and leads nowhere else', async () => {
    await delegated();
    for (const wrong of ['/b/x', '/s/%2F%2Fevil.example', '/y/..%5Cx', '/b/%0d%0aset-cookie:x']) {
      const led = await fetch(`${world.url}${wrong}`, { redirect: 'manual' });
      expect(led.headers.get('location') ?? '/l/').toMatch(/^\/l\//);
      expect((await fetch(`${world.url}${wrong}`)).status).toBe(404);
    }
  });
});

describe('a link that is none', () => {
  it('gets one page, whatever is wrong with it', async () => {
    const link = await delegated();
    const token = link.slice('/l/'.length);
    const ofAnotherKey = makeToken(someLinkKeys({ 1: 'another' }), token.slice(0, 20)).token;
    const ofNobody = makeToken(someLinkKeys(), `${token.slice(0, 16)}000z`).token;
    const ofNoRequest = makeToken(someLinkKeys(), 'nosheetnosheet000000').token;
    const wrong = [token.slice(0, -1), `${token}a`, `${token.slice(0, -1)}!`, 'x', ofAnotherKey, ofNobody, ofNoRequest];
    const pages = await Promise.all(wrong.map((one) => world.browser.open(`/l/${one}`)));
    const posts = await Promise.all(wrong.map((one) => world.browser.post(`/l/${one}`, agreeing)));
    const answers = [...pages, ...posts].map(({ status, html }) => [status, withoutReference(html)]);
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    expect((await world.browser.open(`${link}/nothing`)).status).toBe(404);
    expect((await world.browser.open(`${link}/constructor`)).status).toBe(404);
  });

  it('never says the token on a page or in the log', async () => {
    const link = await delegated();
    const token = link.slice('/l/'.length);
    await world.browser.open(`${link}/nothing`);
    await world.browser.post(link, { choice: 'agree', role: 'admin' });
    expect(JSON.stringify(world.outside.heard.lines)).not.toContain(token);
    expect((await world.browser.open(`${link}/nothing`)).html).not.toContain(token);
  });
});

describe('answering', () => {
  it('needs a choice and a tick', async () => {
    const link = await delegated();
    const undecided = await world.browser.open(link).then((page) => page.submit());
    expect(undecided.status).toBe(400);
    expect(undecided.errors).toEqual(['Choose what you decide', 'Tick to say that you are Cedar Executive']);
    const unsaid = await undecided.submit({ choice: 'agree' });
    expect(unsaid.errors).toEqual(['Tick to say that you are Cedar Executive']);
    expect(world.commits()).toBe(0);
  });

  it('is one decision and a friendly page, however often it is sent', async () => {
    const link = await delegated();
    const asked = await world.browser.open(link);
    const together = await Promise.all([
      asked.submit({ choice: 'agree', me: true }),
      world.browser.post(link, agreeing),
    ]);
    const later = await world.browser.post(link, agreeing);
    for (const page of [...together, later, await world.browser.open(link)]) {
      expect([page.status, page.heading]).toEqual([200, 'You agreed']);
      expect(page.url).toContain(link);
    }
    expect((await world.stored()).answers).toHaveLength(1);
    expect(await world.events()).toEqual(['answer-given', 'request-settled']);
  });

  it('sends the browser on after a post, so that a refresh asks nothing again', async () => {
    const link = await delegated();
    const response = await fetch(`${world.url}${link}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(agreeing),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, link]);
  });

  it.each([
    [agreeing, declining],
    [declining, agreeing],
  ])('takes one of two at once, and tells the other what was decided', async (one, other) => {
    const link = await delegated();
    const pages = await Promise.all([world.browser.post(link, one), world.browser.post(link, other)]);
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { outcome, answers } = await world.stored();
    expect(answers).toHaveLength(1);
    const loser = pages.find(({ status }) => status === 409);
    expect(loser?.heading).toBe('What you sent was not recorded');
    expect(loser?.text).toContain(outcome?.result === 'agreed' ? 'You agreed on 2 November 2026' : 'You said no');
  });

  it('tells whoever comes too late that it has ended, and how', async () => {
    const link = await delegated();
    await work(world.outside, world.partnership, async (tx) => {
      supersede(tx, await tx.readNeeded(requests, world.request), 'system');
    });
    const closed = await world.browser.open(link);
    expect([closed.status, closed.heading]).toEqual([200, 'This is no longer asked']);
    expect(closed.text).toContain('because what it asked about has changed');
    expect((await world.browser.post(link, agreeing)).status).toBe(409);
    expect((await world.browser.post(link, {})).status).toBe(200);
    expect((await world.stored()).answers).toEqual([]);
  });

  it('refuses what our page would not send', async () => {
    const link = await delegated();
    const commits = world.commits();
    expect((await world.browser.post(link, { ...agreeing, role: 'chair' })).status).toBe(400);
    expect((await world.browser.post(link, { ...agreeing, version: '2' })).status).toBe(400);
    expect((await world.browser.post(link, { ...agreeing, choice: 'sign' })).errors).toEqual([
      'Choose what you decide',
    ]);
    expect((await world.browser.post(link, { ...agreeing, me: 'no' })).status).toBe(400);
    const elsewhere = await world.browser.post(link, agreeing, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
    expect(world.commits()).toBe(commits);
  });

  it('shows what a person typed as text, never as markup', async () => {
    const link = await delegated();
    const reason = '<script>alert(1)</script>\u202E and "quotes"';
    const page = await world.browser.post(link, { choice: 'decline', declineReason: reason, me: 'yes' });
    expect(page.$('script')).toHaveLength(0);
    expect(page.text).toContain('<script>alert(1)</script> and "quotes"');
  });

  it('keeps from where it came, and the trail keeps a digest of that', async () => {
    const link = await delegated();
    await world.browser.post(link, agreeing, { 'sec-fetch-site': 'same-origin', 'user-agent': 'Phone 1' });
    const [answer] = (await world.stored()).answers;
    expect(answer).toMatchObject({ person: 'cedar-executive', address: '127.0.0.1', userAgent: 'Phone 1' });
  });
});

describe('handing over', () => {
  it('kills the old link and asks the right person instead', async () => {
    const link = await delegated();
    const form = await world.browser.open(link).then((page) => page.follow('Hand this over'));
    expect((await form.submit({ name: 'Sam New' })).errors).toHaveLength(2);
    const done = await form.submit({ name: 'Sam New', email: 'sam@valley.example', me: true });
    expect([done.status, done.heading]).toEqual([200, 'Handed over']);
    const old = await world.browser.open(link);
    expect([old.status, old.text.includes('please ask Lead Alder')]).toEqual([410, true]);
    expect((await world.browser.post(link, agreeing)).status).toBe(410);
    expect((await world.browser.post(`${link}/hand-over`, { name: 'X', email: 'x@y.example' })).status).toBe(410);
    const successor = (await world.stored()).recipients.at(-1)?.person ?? '';
    const theirs = await world.browser.open(await world.linkOf(successor));
    expect(theirs.text).toContain('This page is for Sam New');
    expect(await world.events()).toContain('handed-over');
  });

  it('is not there for a vote, which nobody can lend', async () => {
    world = await anOpenRequest(aWrittenResolution(), { file: aFileWithPlan() });
    const link = await world.linkOf('birch-board-2');
    expect((await world.browser.open(link)).html).not.toContain('/hand-over');
    expect((await world.browser.open(`${link}/hand-over`)).heading).toContain('Please decide');
    const forced = { name: 'Sam New', email: 'sam@valley.example', me: 'yes' };
    expect((await world.browser.post(`${link}/hand-over`, forced)).status).toBe(409);
    expect((await world.stored()).recipients.map(({ state }) => state)).not.toContain('replaced');
  });
});

it('takes the same answer again without changing anything, whoever asks', async () => {
  const link = await delegated();
  const at = world.outside.clock.now().toISOString();
  const answer = { does: 'agree', person: 'cedar-executive', at, address: '::1', userAgent: 'a' } as const;
  const first = await giveAnswer(world.outside, world.partnership, world.request, answer);
  const again = await giveAnswer(world.outside, world.partnership, world.request, { ...answer, userAgent: 'b' });
  expect([first.ok, again.ok, (await world.stored()).answers.length]).toEqual([true, true, 1]);
  expect((await world.browser.open(link)).heading).toBe('You agreed');
});
