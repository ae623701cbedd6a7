/** A record that cannot be read costs its own place on a page, not the page; a session that cannot be read is over. */
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { aYear, type YearWorld } from '../builders/year.ts';
import { fault } from './fault.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

/** What a body may have become that is JSON still. */
const breakages: readonly string[] = [
  `'{}'`,
  `json_set(body, '$._kind', 'partnership')`,
  `json_set(body, '$.email', 7)`,
  `json_remove(body, '$.name')`,
];
const setBody = (sort: string, body: string): number =>
  Number(world.outside.db.prepare(`UPDATE items SET body = ${body} WHERE sort = ?`).run(sort).changes);

describe('an unreadable record', () => {
  fault(53, 'of one person leaves every page that names many people as it is for everybody else', async () => {
    const lead = await world.signedIn('lead-alder');
    const paths = ['/home', '/people', '/partnership', '/proposal', '/reviews', '/documents', '/activities', '/diary'];
    const before = await Promise.all(paths.map(async (path) => (await lead.open(path)).status));
    let opened = 0;
    for (const [at, body] of breakages.entries()) {
      expect(setBody(`person#birch-board-${at + 2}`, body)).toBe(1);
      for (const [number, path] of paths.entries()) {
        opened += 1;
        expect([path, (await lead.open(path)).status]).toEqual([path, before[number]]);
      }
    }
    expect(before.filter((status) => status === 200).length).toBeGreaterThan(5);
    expect((await lead.open('/people')).text).toContain('Head Birch');
    const alarms = world.outside.heard.lines.filter(({ event }) => event === 'record-set-aside');
    expect(alarms.length).toBeGreaterThan(0);
    return `${opened} pages opened, the alarm rang ${alarms.length} times`;
  });

  fault(53, 'of a session signs its owner out, who can sign in again', async () => {
    const lead = await world.signedIn('lead-alder');
    expect((await lead.open('/home')).status).toBe(200);
    expect(setBody('session', `'{}'`)).toBeGreaterThan(0);
    const page = await lead.open('/home');
    expect([page.status, new URL(page.url).pathname]).toEqual([200, '/sign-in']);
    return 'asked to sign in';
  });
});
