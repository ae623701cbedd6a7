import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../journeys/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.settled();
});
afterAll(() => world.stop());

const json = async (path: string) => (await fetch(`${world.url}${path}`)).json();
const evil = {
  id: 'evil.json/../x',
  to: { name: '<script>alert(1)</script>', address: 'lead-alder@valley.example' },
  subject: '<img src=x onerror=alert(1)>',
  text: `Look: https://evil.example/x and <b>${'http://127.0.0.1:1/l/x'}</b>`,
  html: '<!DOCTYPE html><html><head><title>x</title></head><body><a href="/l/x">Go</a><script>alert(1)</script></body></html>',
};

describe('the inbox', () => {
  it('lists every mail, newest first, for people and for scripts', async () => {
    const mails = world.mails();
    const listed = await json('/demo/inbox.json?limit=1000');
    expect(listed).toHaveLength(mails.length);
    expect(listed[0]).toMatchObject({
      id: mails[0]?.id,
      to: mails[0]?.to,
      subject: mails[0]?.subject,
      at: mails[0]?.sentAt,
    });
    expect(listed[0].text).toContain(' ');
    expect(listed[0].html).toContain('<');
    const page = await world.browser().open('/demo/inbox');
    expect(page.$('main > table tbody tr').first().text()).toContain(mails[0]?.subject);
  });

  it('lists those of one person', async () => {
    const to = 'lead-alder@valley.example';
    const listed = await json(`/demo/inbox.json?to=${to}`);
    expect(listed.length).toBe(world.mails('lead-alder').length);
    expect(listed.length).toBeGreaterThan(0);
    const page = await (await world.browser().open('/demo/inbox')).follow('Lead Alder');
    expect(page.heading).toBe('Inbox of Lead Alder');
    expect(page.$('main > table tbody tr')).toHaveLength(listed.length);
  });

  it('gives scripts the mails between two others, in parts', async () => {
    const all = await json('/demo/inbox.json?limit=1000');
    const numbers = all.map((mail: { number: number }) => mail.number);
    const part = await json(`/demo/inbox.json?after=${numbers.at(-1)}&before=${numbers[0]}`);
    expect(part.map((mail: { number: number }) => mail.number)).toEqual(numbers.slice(1, -1));
    expect(await json('/demo/inbox.json?limit=2')).toHaveLength(2);
  });

  it('shows a mail as its recipient sees it, with links that lead on', async () => {
    const mail = world.mail('lead-alder');
    const page = await world.browser().open(`/demo/inbox/${mail.id}`);
    expect(page.heading).toBe(mail.subject);
    expect(page.text).toContain(mail.to.address);
    const frame = page.$('iframe');
    expect(frame.attr('sandbox')).not.toContain('allow-scripts');
    expect(frame.attr('sandbox')).not.toContain('allow-same-origin');
    const shown = await fetch(`${world.url}${frame.attr('src')}`);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox allow-top-navigation-by-user-activation');
    expect(await shown.text()).toContain('<base target="_top">');
    expect(page.$('pre a').first().attr('href')).toMatch(new RegExp(`^${world.url}/`));
    expect(await json(`/demo/inbox/${mail.id}.json`)).toMatchObject({ id: mail.id, text: mail.text });
  });

  it('is not broken by what a mail says', async () => {
    await world.outside.mailer.send(evil);
    const list = await world.browser().open('/demo/inbox');
    expect(list.$('script, img')).toHaveLength(0);
    const page = await list.follow('<img');
    expect(page.status).toBe(200);
    expect(page.$('main script, main img, main b')).toHaveLength(0);
    expect(page.$('pre a')).toHaveLength(0);
    const shown = await fetch(`${world.url}${page.$('iframe').attr('src')}`);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the cast list', () => {
  it('says who is who, and what waits for each', async () => {
    const [cast] = await json('/demo/cast.json');
    expect(cast).toMatchObject({ partnership: 'valley', name: 'Valley Partnership' });
    const people = new Map(cast.people.map((each: { person: string }) => [each.person, each]));
    expect(people.get('head-alder')).toMatchObject({
      name: 'Head Alder',
      parts: ['chair of the partnership', 'head of Alder School'],
      waiting: [],
    });
    expect(people.get('clerk-alder-board')).toMatchObject({
      parts: expect.arrayContaining([expect.stringContaining('clerk of')]),
    });
    const busy = cast.people.filter((each: { waiting: unknown[] }) => each.waiting.length > 0);
    expect(busy.map((each: { person: string }) => each.person)).toEqual(['lead-alder']);
    const page = await world.browser().open('/demo/cast');
    expect(page.$('tbody tr').first().text()).toContain('write proposal');
  });

  it('leads to somebody’s inbox, and lets one be them', async () => {
    const browser = world.browser();
    const page = await browser.open('/demo/cast');
    const row = page.$('#lead-birch');
    expect(row.find('a').attr('href')).toBe('/demo/inbox?to=lead-birch%40valley.example');
    const home = await browser.post('/demo/cast/sign-in', { partnership: 'valley', person: 'lead-birch' });
    expect(home.text).toContain('Hello Lead Birch');
    expect((await browser.post('/demo/cast/sign-in', { partnership: 'valley', person: 'nobody' })).status).toBe(404);
  });
});

describe('what scripts ask', () => {
  it('is how an execution stands, and how it ended, as soon as it has', async () => {
    const [running] = (await json('/demo/executions.json')).filter(
      (each: { status: string }) => each.status === 'RUNNING',
    );
    expect(await json(`/demo/executions.json?name=${running.name}`)).toMatchObject({
      name: running.name,
      status: 'RUNNING',
    });
    expect((await fetch(`${world.url}/demo/executions.json?name=nobody`)).status).toBe(404);
    const ended = json('/demo/executions.json?name=later&wait=1');
    world.system.wired.engine.start({ workflow: 'collect-responses', name: 'later', input: {} });
    expect(await ended).toMatchObject({ name: 'later', status: 'FAILED' });
  });

  it('is whether everything has been done', async () => {
    await world.browser().post('/sign-in', { email: 'lead-cedar@valley.example' });
    const idle = await json('/demo/idle.json');
    expect(idle).toMatchObject({ idle: true, mails: world.mails().length });
    expect(idle.commits).toBeGreaterThan(0);
    expect(idle.transitions).toBeGreaterThan(0);
    expect(world.mail('lead-cedar', 'sign in')).toBeDefined();
  });
});
