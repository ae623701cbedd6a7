import { describe, expect, it } from 'vitest';
import { deliverDue, nextTryAt, replayEffect } from '../../functions/delivery/deliver.ts';
import { effectKey, maxAttempts } from '../../functions/domain/outbox.ts';
import { anOutside } from '../builders/outside.ts';
import { aMail, aRing, someHandlers, start, waiting } from './outbox.ts';

describe('an effect that fails', () => {
  it('is tried again after a wait that grows, and is delivered once its trouble is over', async () => {
    const outside = anOutside();
    const failing = new Set(['person-of-m']);
    const { handlers, mailed } = someHandlers(outside, failing);
    await outside.store.commit({ effects: [aMail('m')] });

    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 0, failed: 1, setAside: 0 });
    expect(await nextTryAt(outside.store)).toEqual(new Date('2027-01-14T09:00:15.000Z'));
    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 0, failed: 0, setAside: 0 });
    outside.pass(15);
    expect(await deliverDue(outside, handlers)).toMatchObject({ failed: 1 });
    expect(await nextTryAt(outside.store)).toEqual(new Date('2027-01-14T09:00:45.000Z'));

    failing.clear();
    outside.pass(30);
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
    expect(mailed).toEqual(['person-of-m']);
  });

  it('is set aside with an alarm after three days of tries while the others flow', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside, new Set(['person-of-poison']));
    await outside.store.commit({ effects: [aMail('poison')] });

    let setAside = 0;
    for (let run = 0; run < 85; run += 1) {
      await outside.store.commit({ effects: [aMail(`good-${run}`, outside.clock.now().toISOString())] });
      setAside += (await deliverDue(outside, handlers)).setAside;
      outside.pass(3600);
    }
    expect(mailed).toHaveLength(85);
    expect(setAside).toBe(1);
    expect(outside.heard.lines.filter((line) => line.event === 'effect-failed')).toHaveLength(maxAttempts - 1);
    expect(outside.heard.lines.filter((line) => line.event === 'effect-set-aside')).toEqual([
      { level: 'error', event: 'effect-set-aside', effect: 'poison', kind: 'mail', attempts: 80, error: 'RangeError' },
    ]);
    const [aside] = await waiting(outside, 'set-aside');
    expect(aside?.body).toMatchObject({ id: 'poison', setAside: { because: expect.stringContaining('550') } });
    expect(aside?.body).not.toHaveProperty('nextTry');
    expect(await waiting(outside)).toEqual([]);
  });

  it('never puts what the error said into the log, because that may hold an address', async () => {
    const outside = anOutside();
    const { handlers } = someHandlers(outside, new Set(['person-of-m']));
    await outside.store.commit({ effects: [aMail('m')] });
    for (let run = 0; run < maxAttempts; run += 1) {
      await deliverDue(outside, handlers);
      outside.pass(3600);
    }
    expect(outside.heard.lines).toHaveLength(maxAttempts);
    expect(JSON.stringify(outside.heard.lines)).not.toContain('school.example');
  });

  it('can be put back by an operator and is then delivered', async () => {
    const outside = anOutside();
    const failing = new Set(['person-of-m']);
    const { handlers, mailed } = someHandlers(outside, failing);
    await outside.store.commit({ effects: [aMail('m')] });
    expect(await replayEffect(outside, 'm')).toBe('not-set-aside');
    for (let run = 0; run < maxAttempts; run += 1) {
      await deliverDue(outside, handlers);
      outside.pass(3600);
    }
    failing.clear();
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 0 });

    expect(await replayEffect(outside, 'm')).toBe('replayed');
    expect(await waiting(outside, 'set-aside')).toEqual([]);
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
    expect(mailed).toEqual(['person-of-m']);
    expect(await replayEffect(outside, 'm')).toBe('not-found');
  });

  it('is set aside at once when this version cannot read it, whichever lane finds it, and loses no field', async () => {
    const outside = anOutside();
    const body = {
      id: 'new',
      at: start,
      attempts: 0,
      nextTry: start,
      payload: { kind: 'text', to: 'p' },
      tone: 'soft',
    };
    const indexes = { due: { partition: 'outbox', sort: `${start}#new` } };
    await outside.store.commit({
      put: [{ ...effectKey('new'), expect: 'absent', body, indexes }],
      effects: [aRing('r')],
    });

    expect(await deliverDue(outside, someHandlers(outside).handlers, { only: ['ring'] })).toEqual({
      delivered: 1,
      failed: 0,
      setAside: 1,
    });
    const [aside] = await waiting(outside, 'set-aside');
    expect(aside?.body).toMatchObject({ payload: { kind: 'text', to: 'p' }, tone: 'soft' });
    expect(outside.heard.lines).toMatchObject([{ level: 'error', event: 'effect-set-aside', effect: 'new' }]);
  });

  it('keeps fields that this version does not know', async () => {
    const outside = anOutside();
    const body = { ...{ id: 'm', at: start, attempts: 0, nextTry: start }, payload: aMail('m').payload, tone: 'soft' };
    const indexes = { due: { partition: 'outbox', sort: `${start}#m` } };
    await outside.store.commit({ put: [{ ...effectKey('m'), expect: 'absent', body, indexes }] });
    await deliverDue(outside, someHandlers(outside, new Set(['person-of-m'])).handlers);
    expect((await outside.store.get(effectKey('m')))?.body).toMatchObject({ attempts: 1, tone: 'soft' });
  });
});
