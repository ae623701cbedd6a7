import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSettings } from '../../infra/local/settings.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { startWorld, type World } from '../journeys/world.ts';

const tools = ['/demo/inbox', '/demo/inbox.json', '/demo/clock', '/demo/clock.json', '/demo/cast', '/demo/cast.json'];
const scriptTools = ['/demo/idle.json', '/demo/executions.json', '/demo/tools.css'];

/** A request whose Host header is not what its connection says. */
const askedAs = (url: string, path: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${url}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the tools of a demonstration', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await world.settled();
  });
  afterAll(() => world.stop());

  it('are named on the first page, each of which opens and says what it is', async () => {
    const home = await world.browser().open('/');
    for (const words of ['Inbox', 'Clock', 'Cast list', 'Machine room', 'Try to cheat']) {
      const tool = await home.follow(words);
      expect(tool.status).toBe(200);
      expect(tool.html).toContain('Demonstration tool. It is not part of the product');
      expect(tool.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('answer to no name but that of this machine', async () => {
    const { port } = new URL(world.url);
    for (const path of tools) {
      expect(await askedAs(world.url, path, `localhost:${port}`)).toBe(200);
      expect(await askedAs(world.url, path, `evil.example:${port}`)).toBe(404);
    }
  });

  it('take no post from another website', async () => {
    const post = (headers: Record<string, string>) => world.browser().post('/demo/clock', { days: '1' }, headers);
    const before = world.now();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await post(headers)).status).toBe(403);
    }
    expect(world.now().getTime() - before.getTime()).toBeLessThan(60_000);
  });

  it('answer what they do not know as the product does', async () => {
    for (const path of ['/demo', '/demo/nothing', '/demo/inbox/nothing', '/demo/inbox/%ff', '/demo/cast/x/y']) {
      const page = await world.browser().open(path);
      expect([page.status, page.heading]).toEqual([404, 'We could not find that page']);
    }
  });
});

describe('without a demonstration', () => {
  const cases: [string, Partial<LocalSettings>][] = [
    ['when others can reach the machine', { host: '0.0.0.0' }],
    ['when there is a public address', { publicUrl: 'http://127.0.0.1:3000' }],
    ['when there is a mail server', { mailUrl: 'smtp://127.0.0.1:9' }],
  ];
  it.each(cases)('there are no tools %s', async (_, settings) => {
    const { localClock: _none, ...file } = aPartnershipFile();
    const world = await startWorld({ file, settings });
    const url = world.url.replace(/\/\/[^:]+:/, '//127.0.0.1:');
    for (const path of [...tools, ...scriptTools]) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
      expect((await fetch(`${url}${path}`, { method: 'POST' })).status).toBe(404);
    }
    const home = await (await fetch(url)).text();
    expect(home).toContain('Sign in');
    expect(home).not.toContain('/demo');
    await world.stop();
  });
});
