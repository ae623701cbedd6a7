import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { everythingSetAside, type ReplayWanted, replay } from '../../functions/delivery/replay.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aMail, aRing, someHandlers, start, waiting } from './outbox.ts';

/** Two hundred mails of one partnership, a start of another, a doorbell, and one that nobody can read. */
const setAside = async (): Promise<TestOutside> => {
  const outside = anOutside();
  const aside = (id: string, payload: unknown) => ({
    ...effectKey(id),
    expect: 'absent' as const,
    body: { id, at: start, payload, attempts: 80, setAside: { at: start, because: 'Error: away' } },
    indexes: { due: { partition: 'set-aside', sort: `${start}#${id}` } },
  });
  for (let batch = 0; batch < 4; batch += 1) {
    const put = Array.from({ length: 50 }, (_, n) => aMail(`m${batch * 50 + n}`)).map(({ id, payload }) =>
      aside(id, payload),
    );
    await outside.store.commit({ put });
  }
  await outside.store.commit({
    put: [
      aside('begin', { kind: 'start', workflow: 'proposal', name: 'tarn-1', input: { partnership: 'tarn' } }),
      aside('ring', aRing('ring').payload),
      aside('odd', { kind: 'pigeon' }),
    ],
  });
  return outside;
};
const told = async (outside: TestOutside, wanted: ReplayWanted, dryRun = false) => {
  const lines: string[] = [];
  const count = await replay(outside, wanted, {
    dryRun,
    tell: ({ effect }, ended) => lines.push(`${effect}: ${ended}`),
  });
  return { lines, count };
};

describe('what was set aside', () => {
  it('is put back all at once, and then arrives once each; what nobody can read stays, and is named', async () => {
    const outside = await setAside();
    const { lines, count } = await told(outside, { which: 'all' });
    expect(count).toBe(202);
    expect(lines).toContain('odd: unreadable');
    const { handlers, mailed } = someHandlers(outside);
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 202, failed: 0 });
    expect([mailed.length, new Set(mailed).size]).toEqual([200, 200]);
    expect((await waiting(outside, 'set-aside')).map(({ body }) => body.id)).toEqual(['odd']);
  });

  it('is put back for one partnership, or for one effect, and the rest stays', async () => {
    const outside = await setAside();
    expect((await told(outside, { which: 'partnership', partnership: 'tarn' })).lines).toEqual(['begin: replayed']);
    expect((await told(outside, { which: 'effect', effect: 'm7' })).lines).toEqual(['m7: replayed']);
    expect((await told(outside, { which: 'effect', effect: 'm7' })).count).toBe(0);
    const left: string[] = [];
    for await (const { effect } of everythingSetAside(outside.store)) left.push(effect);
    expect(left).toHaveLength(201);
  });

  it('is only listed in a dry run', async () => {
    const outside = await setAside();
    const before = await waiting(outside, 'set-aside');
    expect((await told(outside, { which: 'all' }, true)).count).toBe(203);
    expect(await waiting(outside, 'set-aside')).toEqual(before);
  });
});
