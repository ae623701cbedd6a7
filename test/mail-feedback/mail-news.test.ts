import { describe, expect, it } from 'vitest';
import { addressHash } from '../../functions/asking/by-address.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { EffectRecord } from '../../functions/domain/effect.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { hearNews } from '../../functions/mail-feedback/hear-news.ts';
import { remembering } from '../../functions/mail-feedback/remember-mail.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { decode } from '../../functions/records/kind.ts';
import { people } from '../../functions/records/kinds.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

const payload = { kind: 'mail', partnership: 'valley', template: 'ask', to: 'head-alder' } as const;
const effect = { id: 'effect-1', at: '2027-01-14T09:00:00.000Z', payload };

const inValley = async () => {
  const outside = anOutside();
  const whole = { ...expand(aPartnershipFile()), id: 'valley' };
  await bringIn(outside, { whole });
  const person = whole.people.find(({ id }) => id === 'head-alder');
  return { outside, address: addressHash(person?.email ?? ''), whole };
};
const news = (kind: string, address: string, id = `feedback-${kind}`) => ({
  id,
  kind,
  at: '2027-01-14T09:05:00.000Z',
  address,
});
const send = (outside: TestOutside, sent = effect) => remembering(outside, async () => undefined)(payload, sent);
const waitingMails = async (outside: TestOutside) => {
  const { items } = await outside.store.query({ index: 'due', partition: 'outbox' });
  return items.map((item) => EffectRecord.parse(item.body)).filter((record) => record.payload.kind === 'mail');
};
const personNow = async (outside: TestOutside) => {
  const item = await outside.store.get(people.key('valley', 'head-alder'));
  return item && decode(people, item);
};
const told = async (outside: TestOutside) =>
  (await waitingMails(outside)).flatMap(({ payload: mail }) =>
    mail.kind === 'mail' && mail.template === 'mail-failed' ? [mail] : [],
  );
const askHead = (outside: TestOutside) =>
  openRequest(outside, {
    partnership: 'valley',
    request: { kind: 'head-support', about: { kind: 'proposal', id: '202627', version: 1 } },
  });

describe('news of a mail', () => {
  it('that it came back for good marks the address and tells who looks after things, once', async () => {
    const { outside, address, whole } = await inValley();
    await send(outside);
    expect(await hearNews(outside, 'effect-1', news('bounced', address))).toEqual({ ok: true, value: 'carried-out' });
    expect(await hearNews(outside, 'effect-1', news('bounced', address))).toEqual({ ok: true, value: 'known' });
    expect((await personNow(outside))?.noMail).toBe('bounced');
    expect(await told(outside)).toMatchObject([{ to: whole.roles.lead, details: { person: 'head-alder' } }]);
  });

  it('leaves the requests that wait for them open, and says which', async () => {
    const { outside, address } = await inValley();
    await askHead(outside);
    await send(outside);
    await hearNews(outside, 'effect-1', news('bounced', address));
    const [mail] = await told(outside);
    expect(mail?.request).toBeDefined();
    const request = await outside.store.get({ partition: 'p#valley', sort: `request#${mail?.request}` });
    expect(request?.body.outcome).toBeUndefined();
  });

  it('that comes before the mail is written down is kept, and carried out then', async () => {
    const { outside, address } = await inValley();
    expect(await hearNews(outside, 'effect-1', news('bounced', address))).toEqual({ ok: true, value: 'kept' });
    expect((await personNow(outside))?.noMail).toBeUndefined();
    await send(outside);
    expect((await personNow(outside))?.noMail).toBe('bounced');
  });

  it('that it came back for now sends a copy, three times at most, and then marks the address', async () => {
    const { outside, address } = await inValley();
    const ids: string[] = [];
    let id = 'effect-1';
    for (let round = 0; round < 4; round += 1) {
      await send(outside, { ...effect, id });
      await hearNews(outside, id, news('deferred', address));
      await hearNews(outside, id, news('deferred', address));
      const next = `effect-1-copy-${round + 1}`;
      if (await outside.store.get(effectKey(next))) ids.push(next);
      id = next;
    }
    expect(ids).toEqual(['effect-1-copy-1', 'effect-1-copy-2', 'effect-1-copy-3']);
    expect((await personNow(outside))?.noMail).toBe('bounced');
  });

  it('that they complained ends all mail to them', async () => {
    const { outside, address } = await inValley();
    await send(outside);
    await hearNews(outside, 'effect-1', news('refused', address));
    await hearNews(outside, 'effect-1', news('bounced', address));
    expect((await personNow(outside))?.noMail).toBe('complained');
    expect(await told(outside)).toHaveLength(1);
  });

  it('that it was delivered changes nothing but what is known of the mail', async () => {
    const { outside, address } = await inValley();
    await send(outside);
    const before = (await waitingMails(outside)).length;
    await hearNews(outside, 'effect-1', news('delivered', address));
    expect((await waitingMails(outside)).length).toBe(before);
    const item = await outside.store.get({ partition: 'mail#effect-1', sort: 'mail' });
    expect(item?.body.news).toMatchObject([{ kind: 'delivered' }]);
  });

  it('of an address that they have no longer marks nobody', async () => {
    const { outside } = await inValley();
    await send(outside);
    await hearNews(outside, 'effect-1', news('bounced', addressHash('old@alder.example')));
    expect((await personNow(outside))?.noMail).toBeUndefined();
  });

  it('is refused when it is not shaped as news, and when it comes without end', async () => {
    const { outside, address } = await inValley();
    expect(await hearNews(outside, 'effect-1', { ...news('bounced', address), role: 'lead' })).toMatchObject({
      refusal: 'unreadable',
    });
    expect(await hearNews(outside, '', news('bounced', address))).toMatchObject({ refusal: 'unreadable' });
    for (let i = 0; i < 20; i += 1) await hearNews(outside, 'effect-2', news('delivered', address, `id-${i}`));
    expect(await hearNews(outside, 'effect-2', news('delivered', address, 'one-more'))).toMatchObject({
      refusal: 'too-many',
    });
  });
});
