/** An index that does not know yet of what was opened a moment ago: whoever decides on open requests misses none. */
import { describe, expect, it } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';
import { addressHash } from '../../functions/asking/by-address.ts';
import { moveAddresses } from '../../functions/asking/move-address.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { listOpenRequests, openInTable } from '../../functions/asking/open-requests.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { carryOutNews } from '../../functions/mail-feedback/carry-out-news.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import type { Outside, Query, QueryPage } from '../../functions/ports.ts';
import { closeAbout } from '../../functions/proposal/open-about.ts';
import { decode } from '../../functions/records/kind.ts';
import { people, proposals, requests } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

const partnership = 'valley';
const about = { kind: 'proposal', id: '202627', version: 1 } as const;

/** The lead is asked to write, and Birch's board to decide; the index of open requests knows of neither. */
const aLaggingOutside = async (): Promise<Outside> => {
  const outside = anOutside({ ids: createIds(), startsAt: '2026-11-02T09:00:00.000Z' });
  await bringIn(outside, { whole: expand(aPartnershipFile()) });
  await openRequest(outside, { partnership, request: { kind: 'write-proposal', about } });
  const step = {
    index: 0,
    attempt: 1,
    role: 'decides',
    means: 'written-resolution',
    parties: ['birch'],
    board: 'birch-board',
    days: 14,
  };
  await openRequest(outside, { partnership, request: { kind: 'decision', about, party: 'birch', step } });
  const query = async (asked: Query): Promise<QueryPage> =>
    asked.index === 'person' ? { items: [] } : outside.store.query(asked);
  return { ...outside, store: { ...outside.store, query } };
};
const asked = async (outside: Outside, kind: string) => {
  const found = (await openInTable(outside, partnership)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no open ${kind}`);
  return found;
};
const stored = async (outside: Outside, id: string) => {
  const item = await outside.store.get(requests.key(partnership, id));
  if (!item) throw new Error(id);
  return decode(requests, item);
};

describe('an index that lags behind', () => {
  it('shows a list of it nothing, and whoever decides every open request, by its due date', async () => {
    const outside = await aLaggingOutside();
    expect(await listOpenRequests(outside, partnership)).toEqual([]);
    const open = await openInTable(outside, partnership);
    expect(open.map(({ kind }) => kind).toSorted()).toEqual(['decision', 'write-proposal']);
    expect(open.map(({ dueOn }) => dueOn)).toEqual(open.map(({ dueOn }) => dueOn).toSorted());
  });

  it('hides no request from whoever closes all that is about a text', async () => {
    const outside = await aLaggingOutside();
    const [write, decide] = [await asked(outside, 'write-proposal'), await asked(outside, 'decision')];
    await work(outside, partnership, async (tx) => {
      await closeAbout(tx, outside, await tx.readNeeded(proposals, '202627'), 'lead-alder', []);
    });
    expect((await stored(outside, write.id)).outcome?.result).toBe('superseded');
    expect((await stored(outside, decide.id)).outcome?.result).toBe('superseded');
  });

  it('hides no link from whoever moves an address', async () => {
    const outside = await aLaggingOutside();
    const before = await asked(outside, 'write-proposal');
    await work(outside, partnership, async (tx) => {
      const person = await tx.readNeeded(people, 'lead-alder');
      await moveAddresses(outside, tx, [{ person, email: 'new@valley.example' }]);
    });
    const { recipients } = await stored(outside, before.id);
    expect(recipients.filter(({ person }) => person === 'lead-alder').map(({ state }) => state)).toEqual([
      'replaced',
      'asked',
    ]);
  });

  it('hides no request from whoever leaves', async () => {
    const outside = await aLaggingOutside();
    const before = await asked(outside, 'decision');
    const done = await personLeaves(outside, { partnership, by: 'clerk-birch-board', leaving: 'birch-board-4' });
    expect(done).toMatchObject({ ok: true, value: 'left' });
    const left = (await stored(outside, before.id)).recipients.find(({ person }) => person === 'birch-board-4');
    expect(left?.state).toBe('left');
  });

  it('keeps nobody from hearing that no mail reaches whom they wait for', async () => {
    const outside = await aLaggingOutside();
    const mail = { kind: 'mail', partnership, template: 'ask', to: 'birch-board-4' } as const;
    const at = outside.clock.now().toISOString();
    await carryOutNews(outside, 'm', mail, {
      id: 'n',
      kind: 'bounced',
      at,
      address: addressHash('birch-board-4@valley.example'),
    });
    const waiting = await outside.store.query({ index: 'due', partition: 'outbox', limit: 1000 });
    const told = waiting.items
      .map(({ body }) => body.payload)
      .filter((payload) => JSON.stringify(payload).includes('mail-failed'));
    expect(told).toEqual([expect.objectContaining({ to: 'clerk-birch-board', request: expect.any(String) })]);
  });
});
