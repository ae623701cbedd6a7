/** Sixty press at once, on both stores: fifteen have places, forty-five wait, and nobody is turned away. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { storeKinds } from '../contract/stores.ts';
import { aWorkshopWorld, domains, type Workshops } from './world.ts';

for (const kind of storeKinds.filter(({ name }) => name !== 'SQLite in a file')) {
  describe.runIf(kind.here)(`workshops on ${kind.name}`, () => {
    let world: Workshops;
    beforeAll(() => kind.start());
    afterEach(() => world.stop());
    afterAll(() => kind.stop());

    it('sixty posts at once, to four processes: fifteen in, forty-five waiting, and no error', async () => {
      world = await aWorkshopWorld({ store: await kind.open() });
      await world.until('2025-11-05');
      const schools = Object.keys(domains);
      const links = new Map(await Promise.all(schools.map(async (urn) => [urn, await world.schoolLink(urn)] as const)));
      const urls = [world.url];
      while (urls.length < 4) urls.push((await world.another()).url);
      const pages = await Promise.all(
        Array.from({ length: 60 }, (_, at) => {
          const urn = schools[at % 4] ?? '';
          const url = urls[Math.trunc(at / 4) % urls.length] ?? '';
          const form = { choice: 'c1', name: `Teacher ${at}`, email: `t${at}@${domains[urn]}` };
          return createBrowser(url).post(links.get(urn) ?? '', form);
        }),
      );
      expect(new Set(pages.map(({ status, heading }) => `${status} ${heading}`))).toEqual(
        new Set(['200 Now open your email']),
      );
      const { entries } = await world.list();
      expect(entries.filter(({ place }) => place === 'in')).toHaveLength(15);
      expect(entries.filter(({ place }) => place === 'waiting')).toHaveLength(45);
      expect(entries.map(({ joined }) => joined)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    }, 120_000);
  });
}
