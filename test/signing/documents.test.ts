import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { documentId, partnerships, requests, seals, signatures, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { sign } from '../../functions/signing/sign.ts';
import { aSigning, type Signing } from '../builders/documents.ts';
import { signingForm } from '../builders/signing.ts';

let at: Signing;
let world: Signing['world'];
beforeEach(async () => {
  at = await aSigning();
  world = at.world;
});
afterEach(() => world.stop());

describe('making the documents', () => {
  it('makes both from the approved plan, once, each with a seal by which it is found', async () => {
    expect(await at.make()).toEqual({ version: 1 });
    expect((await world.events()).filter((event) => event === 'document-sealed')).toHaveLength(2);
    expect(await world.read(seals, await at.sealOf())).toEqual({
      seal: await at.sealOf(),
      partnership: 'valley',
      document: documentId('mou', '202627', 1),
    });
    expect((await at.whole())?.mou).toEqual({ version: 1, seal: await at.sealOf() });
  });
});

describe('signing', () => {
  it('binds a typed name to the seal of the text that was read', async () => {
    const done = await at.signAs('birch-board-1');
    expect(done.heading).toBe('You signed');
    expect(await world.read(signatures, `${documentId('mou', '202627', 1)}#birch-board-1`)).toMatchObject({
      seal: await at.sealOf(),
      typedName: 'Birch Board 1',
      capacities: ['for Birch'],
      address: '127.0.0.1',
      statement: 'I have read version 1 of the Valley Partnership agreement, and I sign it for Birch.',
    });
  });

  it('is one signature, however often it is pressed', async () => {
    const { form: page, code = '' } = await signingForm(world, await world.visit('birch-board-1', at.asked));
    const signed = { read: 'yes', typedName: 'Birch Board 1', code };
    const both = await Promise.all([page.submit(signed), page.submit(signed)]);
    expect([...both, await page.submit(signed)].map(({ heading }) => heading)).toEqual([
      'You signed',
      'You signed',
      'You signed',
    ]);
    expect((await world.events()).filter((event) => event === 'document-signed')).toHaveLength(1);
  });

  it('refuses another text, another name, and whoever is not asked', async () => {
    const evidence = { person: 'birch-board-1', at: '2026-11-13T09:00:00.000Z', address: '::1', userAgent: 'a' };
    const input = { partnership: 'valley', request: at.asked, typedName: 'Birch Board 1', statement: 's', evidence };
    expect(await sign(world.outside, { ...input, seal: 'f'.repeat(64) })).toMatchObject({ refusal: 'other-text' });
    const stranger = { ...evidence, person: 'birch-board-2' };
    expect(await sign(world.outside, { ...input, seal: await at.sealOf(), evidence: stranger })).toMatchObject({
      refusal: 'not-asked',
    });
    const { form, code = '' } = await signingForm(world, await world.visit('birch-board-1', at.asked));
    const wrong = await form.submit({ read: 'yes', typedName: 'Somebody Else', code });
    expect(wrong.errors).toEqual(['Type your name as we have it: Birch Board 1']);
    expect((await wrong.submit({ typedName: 'birch  BOARD 1', code }, { button: 'Sign' })).heading).toBe('You signed');
  });

  it('starts the work once everybody has signed, and tells everybody where the sealed copy is', async () => {
    await at.signByAll();
    expect(await at.conclude()).toEqual({ result: 'signed' });
    expect(await at.conclude()).toEqual({ result: 'signed' });
    expect(await at.whole()).toMatchObject({
      stage: 'delivering',
      startedOn: '2026-11-13',
      mou: { signedOn: '2026-11-13' },
    });
    expect((await world.events()).filter((event) => event === 'document-complete')).toHaveLength(1);
    expect(await world.told('signed-copy')).toEqual(
      expect.arrayContaining(['lead-alder', 'clerk-dell-board', 'head-cedar']),
    );
    const address = await readingAddress(world.outside, 'valley', `document:${documentId('mou', '202627', 1)}`, {
      id: 'alder-board-2',
    });
    const copy = await world.browser.open(new URL(address ?? '').pathname);
    expect(copy.text).toContain('Everybody who had to sign it has signed.');
    expect(copy.text).toContain(await at.sealOf());
  });

  it('stops for all when one will not, and takes the plan back to the lead with the reason', async () => {
    await at.signAs('alder-board-1');
    const form = await world.visit('cedar-board-1', at.asked, '/decline');
    await form.submit({ reason: 'Our articles forbid clause 4.' });
    expect(await at.conclude()).toEqual({ result: 'declined' });
    expect(await at.conclude()).toEqual({ result: 'declined' });
    expect(await at.kept()).toMatchObject({ stoppedAt: expect.any(String) });
    const back = (await world.effects('task')).filter(({ task }) => task === 'return-proposal');
    expect(back).toHaveLength(1);
    expect(back[0]?.input.reasons).toEqual([
      { from: 'cedar-board-1', what: 'declined', reason: 'Our articles forbid clause 4.' },
    ]);
    expect(await world.told('signing-stopped')).toEqual(['chaser', 'lead-alder']);
  });

  it('takes a new text back to the lead when its data agreement is declined, though an older one is signed', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const mou = { version: 9, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), mou });
    });
    const about = { kind: 'data-agreement', id: '202627', version: 1 } as const;
    const data = await world.ask({ kind: 'sign-data-agreement', about });
    const form = await world.visit('dell-board-1', data, '/decline');
    await form.submit({ reason: 'Not before the officer has read it.' });
    expect(await at.conclude('data-agreement')).toEqual({ result: 'declined' });
    expect((await world.effects('task')).filter(({ task }) => task === 'return-proposal')).toHaveLength(1);
  });

  it('leaves the agreement standing when only the data agreement fails', async () => {
    await at.signByAll();
    await at.conclude();
    const data = await world.ask({
      kind: 'sign-data-agreement',
      about: { kind: 'data-agreement', id: '202627', version: 1 },
    });
    await (await world.visit('dell-board-1', data, '/decline')).submit({
      reason: 'Not before the officer has read it.',
    });
    expect(await at.conclude('data-agreement')).toEqual({ result: 'declined' });
    expect((await at.whole())?.stage).toBe('delivering');
    expect((await world.effects('task')).filter(({ task }) => task === 'return-proposal')).toHaveLength(0);
  });

  it('keeps signatures bound to the old seal when a new version is made', async () => {
    await at.signAs('alder-board-1');
    const old = await at.sealOf();
    await at.secondVersion();
    expect(await at.sealOf(2)).not.toBe(old);
    expect(await world.read(signatures, `${documentId('mou', '202627', 1)}#alder-board-1`)).toMatchObject({
      seal: old,
    });
    const again = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 2 } });
    expect((await world.visit('alder-board-1', again)).text).toContain('I have read version 2');
    expect((await world.stored(again)).answers).toEqual([]);
  });
});

describe('the pages of the documents', () => {
  it('say who has signed and who has not', async () => {
    await at.signAs('alder-board-1');
    const page = await (await world.signedIn('lead-alder')).open('/documents');
    expect(page.text).toContain('Being signed now: the agreement');
    const rows = page
      .$('main tbody tr')
      .map((_, row) => page.$(row).text())
      .get();
    expect(rows).toContain('Alder Board 1for Alder13 November 2026');
    expect(rows).toContain('Birch Board 1for BirchNot yet');
    expect(rows).toContain('Head Dellas head of Dell SchoolNot yet');
  });

  it('show each version with its words, its seal, and what changed since the one before', async () => {
    await at.secondVersion();
    const browser = await world.signedIn('birch-board-2');
    const list = await browser.open('/documents');
    const page = await list.follow('version 2');
    expect(page.url).toMatch(/\/documents\/mou\/202627-2$/);
    expect(page.text).toContain('What changed since version 1');
    expect(page.$('ins').text()).toContain('We answer within a week.');
    expect(page.text).toContain(await at.sealOf(2));
    const first = await browser.open('/documents/mou/202627-1');
    expect(first.text).not.toContain('What changed since');
    expect(first.text).toContain('It never came into force');
  });

  it.each(['mou/202627-9', 'mou/202627', 'mou/..%2F..%2Fit-1', 'secret/202627-1', 'mou/-1', 'data-agreement/x-1'])(
    'find nothing at %s',
    async (path) => {
      expect((await (await world.signedIn('lead-alder')).open(`/documents/${path}`)).status).toBe(404);
    },
  );
});

it('concludes the document whose signing has ended, though another plan is written by now', async () => {
  await at.signByAll();
  await work(world.outside, 'valley', async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...partnership, proposal: '202728' });
  });
  expect(await at.conclude()).toEqual({ result: 'signed' });
  expect((await at.kept())?.completeAt).toBeDefined();
});

it('leaves nothing waiting when signing was overtaken by a newer version', async () => {
  const { supersede } = await import('../../functions/asking/settling.ts');
  await work(world.outside, 'valley', async (tx) => supersede(tx, await tx.readNeeded(requests, at.asked), 'system'));
  expect(await at.conclude()).toEqual({ result: 'superseded' });
  expect(await world.told('signing-stopped')).toEqual([]);
});
