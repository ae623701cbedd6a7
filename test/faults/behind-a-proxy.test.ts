import { describe, expect } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';
import { routes } from '../../functions/site/routes.ts';
import { anOutside } from '../builders/outside.ts';
import { aYear } from '../builders/year.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { serve } from '../web/served.ts';
import { fault } from './fault.ts';

const wrong = (number: number): string => `/l/${String(number).padStart(20, '0')}.${'A'.repeat(43)}`;

describe('behind a proxy', () => {
  fault(54, 'a stranger’s wrong links lock nobody out, not even behind the same address', async () => {
    const world = await aYear();
    const link = await world.linkOf('lead-alder');
    const seen = new Map<number, number>();
    for (let number = 0; number < 120; number += 1) {
      const { status } = await fetch(`${world.url}${wrong(number)}`);
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    expect([seen.get(404), seen.get(429)]).toEqual([100, 20]);
    expect((await fetch(`${world.url}${link}`)).status).toBe(200);
    await world.stop();
    return '120 wrong links from one address; the right one opens';
  });

  fault(54, 'the visitor is whom our own proxy saw, whatever they say of themselves', async () => {
    const tried = anOutside({ ids: createIds(), linkKeys: someLinkKeys() });
    const door = await serve(routes, tried, { proxies: 1 });
    const ask = (forwarded: string) => fetch(`${door.url}${wrong(1)}`, { headers: { 'x-forwarded-for': forwarded } });
    // Each time another first address, as if there were a hundred visitors.
    const codes: number[] = [];
    for (let at = 0; at < 101; at += 1) codes.push((await ask(`10.0.0.${at}, 192.0.2.1`)).status);
    expect(codes.at(-1)).toBe(429);
    expect((await ask('192.0.2.1, 192.0.2.2')).status).toBe(404);
    await door.stop();
    return 'a made-up list changes nothing; another visitor is counted apart';
  });

  fault(54, 'a proxy that nobody told us of is not believed', async () => {
    const heard: number[] = [];
    const tried = anOutside({ ids: createIds(), linkKeys: someLinkKeys() });
    const door = await serve(routes, tried, { onForwarded: () => heard.push(1) });
    await fetch(`${door.url}/`);
    expect(heard).toHaveLength(0);
    for (const name of ['x-forwarded-for', 'forwarded'])
      await fetch(`${door.url}/`, { headers: { [name]: 'for=192.0.2.1' } });
    expect(heard).toHaveLength(2);
    await door.stop();
    return 'heard of each time, for the one who warns once';
  });
});
