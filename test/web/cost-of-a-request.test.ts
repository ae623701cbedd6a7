/** What a request reads and writes does not depend on how many partnerships there are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meteredStore } from '../../infra/proof/cost/meter.ts';
import type { Browser } from '../../infra/proof/demonstration/browser.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

const many = 1000;

let world: SignedInWorld;
let lead: Browser;
beforeAll(async () => {
  world = await aSignedInWorld(aPartnershipFile(), { asked: true });
  lead = await world.as(aPartnershipFile().roles.lead);
});
afterAll(() => world.stop());

/** Copies of everything that is stored of the one, each under an id of its own, for people of its own. */
const addOthers = (): void => {
  const { db } = world.outside;
  const columns = db.prepare("SELECT name FROM pragma_table_info('items')").all();
  const copied = columns.map(({ name }) =>
    /^(version|expires_at)$/.test(String(name))
      ? `${name}`
      : `replace(replace(${name}, '${world.partnership}', $id), '@valley.example', '@' || $id || '.example') AS ${name}`,
  );
  const copy = db.prepare(
    `INSERT INTO items (${columns.map(({ name }) => name).join(', ')})
     SELECT ${copied.join(', ')} FROM items WHERE partition = 'p#${world.partnership}'`,
  );
  db.exec('BEGIN');
  for (let number = 2; number <= many; number += 1) copy.run({ $id: `other-${number}` });
  db.exec('COMMIT');
};

const pages = [
  '/',
  '/home',
  '/people',
  '/partnerships',
  '/proposal',
  '/proposal/preview',
  '/documents',
  '/reviews',
  '/activities',
  '/audit',
  '/agendas',
];

/** What each request is counted for, by what is asked. */
/** Each time another: whoever asks again is answered from what was sent before. */
let addresses = 0;

const countAll = async (): Promise<Record<string, object>> => {
  const counts: Record<string, object> = {};
  const bare = world.outside.store;
  const count = async (what: string, ask: () => Promise<{ readonly status: number }>): Promise<void> => {
    const { store, metered } = meteredStore(bare);
    const calls = { get: 0, query: 0, commit: 0 };
    Reflect.set(world.outside, 'store', {
      get: (key) => {
        calls.get += 1;
        return store.get(key);
      },
      query: (query) => {
        calls.query += 1;
        return store.query(query);
      },
      commit: (commit) => {
        calls.commit += 1;
        return store.commit(commit);
      },
    } satisfies typeof bare);
    const { status } = await ask();
    Reflect.set(world.outside, 'store', bare);
    counts[what] = { status, ...calls, readUnits: metered.readUnits, writeUnits: metered.writeUnits };
  };
  for (const path of pages) await count(`GET ${path}`, () => lead.open(path));
  await count('a link that is none', () => world.nobody.open(`/l/${'x'.repeat(60)}`));
  addresses += 1;
  const email = `nobody-${addresses}@nowhere.example`;
  await count('POST /sign-in', () => world.nobody.post('/sign-in', { email }));
  await count('POST /people/:person/leave', () => lead.post('/people/tutor/leave', { sure: 'no' }));
  return counts;
};

describe('a request', () => {
  it(`reads and writes the same at 1 and at ${many} partnerships`, async () => {
    // Who asks to sign in a second time is sent less, so that the first time is not the same.
    await world.nobody.post('/sign-in', { email: 'nobody@nowhere.example' });
    const atOne = await countAll();
    addOthers();
    const { items } = await world.outside.store.query({ partition: 'p#other-1000', limit: 1 });
    expect(items).toHaveLength(1);
    expect(await countAll()).toEqual(atOne);
    // A count of nothing would be the same too.
    for (const path of pages.slice(1)) expect(atOne[`GET ${path}`]).toMatchObject({ status: 200 });
    expect(JSON.stringify(atOne['GET /home'])).toMatch(/"get":[1-9].*"query":[1-9].*"commit":0/);
  }, 120_000);
});
