import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDue, nextTryAt, replayEffect } from '../../functions/delivery/deliver.ts';
import { deliverOne } from '../../functions/delivery/deliver-one.ts';
import { type EffectHandlers, workflowHandlers } from '../../functions/delivery/handlers.ts';
import { maxAttempts } from '../../functions/domain/outbox.ts';
import { anOutside } from '../builders/outside.ts';
import { storeKinds } from './stores.ts';

const at = '2027-01-14T09:00:00.000Z';
const people = Array.from({ length: 120 }, (_, n) => `person-${n}`);

describe.each(storeKinds)('delivery from the outbox on $name', (kind) => {
  describe.runIf(kind.here)('goes the same way', () => {
    beforeAll(kind.start);
    afterAll(kind.stop);

    const aWorld = async () => {
      const outside = anOutside({ store: await kind.open() });
      const mailed: string[] = [];
      const failing = new Set<string>();
      const handlers: EffectHandlers = {
        ...workflowHandlers(outside),
        mail: async ({ to }) => {
          if (failing.has(to)) throw new Error('no such mailbox');
          mailed.push(to);
        },
        task: async () => {},
      };
      return { outside, mailed, failing, handlers };
    };

    it('from one commit to a mail for each person and an empty outbox', async () => {
      const { outside, mailed, handlers } = await aWorld();
      const fanOut = { kind: 'mail-many', partnership: 'wendle', template: 'briefing', to: people } as const;
      await outside.store.commit({ effects: [{ id: 'many', at, payload: { ...fanOut, to: [...people] } }] });
      expect(await deliverDue(outside, handlers)).toEqual({ delivered: 121, failed: 0, setAside: 0 });
      expect(mailed.toSorted()).toEqual(people.toSorted());
      expect(await nextTryAt(outside.store)).toBeUndefined();
    });

    it('from a poison effect to its replay, while the others flow', async () => {
      const { outside, mailed, failing, handlers } = await aWorld();
      const mail = (to: string) => ({
        id: `mail-to-${to}`,
        at,
        payload: { kind: 'mail', partnership: 'wendle', template: 'ask', to } as const,
      });
      failing.add('poison');
      await outside.store.commit({ effects: [mail('poison'), mail('priya')] });
      expect(await deliverOne(outside, handlers, 'mail-to-priya')).toBe('delivered');
      let setAside = 0;
      for (let run = 0; run < maxAttempts; run += 1) {
        setAside += (await deliverDue(outside, handlers)).setAside;
        outside.pass(3600);
      }
      expect([setAside, mailed]).toEqual([1, ['priya']]);
      failing.clear();
      expect(await replayEffect(outside, 'mail-to-poison')).toBe('replayed');
      expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
      expect(mailed).toEqual(['priya', 'poison']);
    });
  });
});
