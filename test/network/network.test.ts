/** An adviser looks at many partnerships on one page: how each stands, and nothing that is not theirs to see. */
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readNetwork } from '../../functions/network/read-network.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aPartnershipFile, aPerson } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

const adviser = 'holds-adviser';
const supporters = [{ id: 'trust', name: 'Valley Trust', role: 'Helps schools to begin', adviser }];

const aFile = (id: string) => {
  const file = aPartnershipFile({}, 2);
  return {
    ...file,
    partnership: { ...file.partnership, id, name: `Partnership ${id}` },
    people: [...file.people, aPerson(adviser)],
    supporters,
  };
};

let world: SignedInWorld;
beforeEach(async () => {
  world = await aSignedInWorld(aFile('valley'));
});
afterEach(() => world.stop());

const change = (id: string, until: string) =>
  work(world.outside, id, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...whole, mou: { version: 1, seal: 'x', signedOn: '2026-09-01', until } });
  });

it('shows stage, dates, who is asked, and agreements that end; those that need somebody first', async () => {
  await world.bringIn(aFile('ends'));
  await change('ends', '2026-12-31');
  await change('valley', '2028-08-31');
  const page = await (await world.as(adviser)).open('/network');
  expect(page.heading).toBe('2 partnerships in your network');
  expect(page.text).toContain('Ends soon: Thursday 31 December 2026');
  expect(page.text.indexOf('Partnership ends')).toBeLessThan(page.text.indexOf('Partnership valley'));
  expect(page.text).toContain('Writing the plan');
  expect(page.text).toMatch(/leads the partnership: by/);
  expect(await htmlMistakes(page.html)).toEqual([]);
});

it('is the only page of a partnership that an adviser sees', async () => {
  const browser = await world.as(adviser);
  for (const path of [
    '/partnership',
    '/proposal',
    '/documents',
    '/reviews',
    '/audit',
    '/people',
    '/ledger',
    '/standing',
  ])
    expect([path, (await browser.open(path)).status]).toEqual([path, 403]);
  expect((await browser.open('/home')).heading).toBe('1 partnership in your network');
  expect((await (await world.as('lead-alder')).open('/network')).status).toBe(403);
});

it('shows a partnership no more once its file names them no more', async () => {
  await world.bringIn(aFile('other'));
  await work(world.outside, 'other', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...whole, supporters: [] });
  });
  expect((await (await world.as(adviser)).open('/network')).text).not.toContain('Partnership other');
});

it('names the adviser in the agreement, with what they may see', async () => {
  const { supportersInWords } = await import('../../functions/domain/agreement/agreement-parties.ts');
  expect(supportersInWords(supporters, (id) => (id === adviser ? 'Ann Adviser' : id))).toEqual([
    [
      'Valley Trust',
      'Helps schools to begin. Ann Adviser sees how the partnership stands: its stage, its dates, who is asked, signs that it wanes; no figures, votes or questions',
    ],
  ]);
});

it('reads three things a partnership and no list of all, for two hundred of them', async () => {
  for (let at = 1; at < 200; at += 1) {
    const file = aFile(`p${at}`);
    await world.bringIn(file);
  }
  const counted = { gets: 0, queries: 0 };
  const { store } = world.outside;
  const counting = {
    ...world.outside,
    store: {
      commit: store.commit,
      get: (key: Parameters<typeof store.get>[0]) => {
        counted.gets += 1;
        return store.get(key);
      },
      query: (query: Parameters<typeof store.query>[0]) => {
        counted.queries += 1;
        return store.query(query);
      },
    },
  };
  const began = performance.now();
  const lines = await readNetwork(counting, { partnership: 'valley', person: adviser });
  console.log(`200 partnerships in ${Math.round(performance.now() - began)} ms`);
  expect(lines).toHaveLength(200);
  // One person and 200 partnerships by their keys; the address in two pages, open requests and meetings by their partitions.
  expect(counted).toEqual({ gets: 201, queries: 402 });
}, 60_000);
