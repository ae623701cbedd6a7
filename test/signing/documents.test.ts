import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import {
  documentId,
  documents,
  partnerships,
  proposals,
  proposalVersions,
  requests,
  seals,
  signatures,
  theOne,
  versionId,
} from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { concludeDocument } from '../../functions/signing/conclude-document.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { sign } from '../../functions/signing/sign.ts';
import { atStage } from '../builders/moved.ts';
import { signingForm, submitSigned } from '../builders/signing.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let asked: string;
beforeEach(async () => {
  world = await aYear();
  await work(world.outside, 'valley', async (tx) => {
    const { mou: _, startedOn: __, ...whole } = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...whole, stage: atStage('signing') });
  });
  await make();
  asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
});
afterEach(() => world.stop());

const make = () => makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
const conclude = (document: 'mou' | 'data-agreement' = 'mou', version = 1) =>
  concludeDocument(world.outside, { partnership: 'valley', document, version });
const kept = (document: 'mou' | 'data-agreement' = 'mou', version = 1) =>
  world.read(documents, documentId(document, '202627', version));
const whole = () => world.read(partnerships, theOne);
const sealOf = async (version = 1, document: 'mou' | 'data-agreement' = 'mou') =>
  (await kept(document, version))?.seal ?? '';
const titled = (id: string) =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

const signAs = async (person: string, request = asked) =>
  submitSigned(world, await world.visit(person, request), { read: 'yes', typedName: titled(person) });
const signatories = ['alder-board-1', 'birch-board-1', 'cedar-board-1', 'dell-board-1'];
const heads = ['head-alder', 'head-birch', 'head-cedar', 'head-dell'];
const signByAll = async (request = asked) => {
  for (const person of [...signatories, ...heads]) await signAs(person, request);
};

/** The lead changes something and the plan comes to signing as version 2. */
const secondVersion = async () => {
  await work(world.outside, 'valley', async (tx) => {
    const proposal = await tx.readNeeded(proposals, '202627');
    tx.write(proposals, '202627', { ...proposal, version: 2 });
    tx.write(proposalVersions, versionId('202627', 2), {
      proposal: '202627',
      version: 2,
      content: aPlan({ groundRules: ['We answer within a week.'] }),
      changedAt: tx.now.toISOString(),
    });
  });
  await make();
};

describe('making the documents', () => {
  it('makes both from the approved plan, once, each with a seal by which it is found', async () => {
    expect(await make()).toEqual({ version: 1 });
    expect((await world.events()).filter((event) => event === 'document-sealed')).toHaveLength(2);
    expect(await world.read(seals, await sealOf())).toEqual({
      seal: await sealOf(),
      partnership: 'valley',
      document: documentId('mou', '202627', 1),
    });
    expect((await whole())?.mou).toEqual({ version: 1, seal: await sealOf() });
  });
});

describe('signing', () => {
  it('binds a typed name to the seal of the text that was read', async () => {
    const done = await signAs('birch-board-1');
    expect(done.heading).toBe('You signed');
    expect(await world.read(signatures, `${documentId('mou', '202627', 1)}#birch-board-1`)).toMatchObject({
      seal: await sealOf(),
      typedName: 'Birch Board 1',
      capacities: ['for Birch'],
      address: '127.0.0.1',
      statement: 'I have read version 1 of the Valley Partnership agreement, and I sign it for Birch.',
    });
  });

  it('is one signature, however often it is pressed', async () => {
    const { form: page, code = '' } = await signingForm(world, await world.visit('birch-board-1', asked));
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
    const input = { partnership: 'valley', request: asked, typedName: 'Birch Board 1', statement: 's', evidence };
    expect(await sign(world.outside, { ...input, seal: 'f'.repeat(64) })).toMatchObject({ refusal: 'other-text' });
    const stranger = { ...evidence, person: 'birch-board-2' };
    expect(await sign(world.outside, { ...input, seal: await sealOf(), evidence: stranger })).toMatchObject({
      refusal: 'not-asked',
    });
    const { form, code = '' } = await signingForm(world, await world.visit('birch-board-1', asked));
    const wrong = await form.submit({ read: 'yes', typedName: 'Somebody Else', code });
    expect(wrong.errors).toEqual(['Type your name as we have it: Birch Board 1']);
    expect((await wrong.submit({ typedName: 'birch  BOARD 1', code }, { button: 'Sign' })).heading).toBe('You signed');
  });

  it('starts the work once everybody has signed, and tells everybody where the sealed copy is', async () => {
    await signByAll();
    expect(await conclude()).toEqual({ result: 'signed' });
    expect(await conclude()).toEqual({ result: 'signed' });
    expect(await whole()).toMatchObject({
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
    expect(copy.text).toContain(await sealOf());
  });

  it('stops for all when one will not, and takes the plan back to the lead with the reason', async () => {
    await signAs('alder-board-1');
    const form = await world.visit('cedar-board-1', asked, '/decline');
    await form.submit({ reason: 'Our articles forbid clause 4.' });
    expect(await conclude()).toEqual({ result: 'declined' });
    expect(await conclude()).toEqual({ result: 'declined' });
    expect(await kept()).toMatchObject({ stoppedAt: expect.any(String) });
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
    expect(await conclude('data-agreement')).toEqual({ result: 'declined' });
    expect((await world.effects('task')).filter(({ task }) => task === 'return-proposal')).toHaveLength(1);
  });

  it('leaves the agreement standing when only the data agreement fails', async () => {
    await signByAll();
    await conclude();
    const data = await world.ask({
      kind: 'sign-data-agreement',
      about: { kind: 'data-agreement', id: '202627', version: 1 },
    });
    await (await world.visit('dell-board-1', data, '/decline')).submit({
      reason: 'Not before the officer has read it.',
    });
    expect(await conclude('data-agreement')).toEqual({ result: 'declined' });
    expect((await whole())?.stage).toBe('delivering');
    expect((await world.effects('task')).filter(({ task }) => task === 'return-proposal')).toHaveLength(0);
  });

  it('keeps signatures bound to the old seal when a new version is made', async () => {
    await signAs('alder-board-1');
    const old = await sealOf();
    await secondVersion();
    expect(await sealOf(2)).not.toBe(old);
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
    await signAs('alder-board-1');
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
    await secondVersion();
    const browser = await world.signedIn('birch-board-2');
    const list = await browser.open('/documents');
    const page = await list.follow('version 2');
    expect(page.url).toMatch(/\/documents\/mou\/202627-2$/);
    expect(page.text).toContain('What changed since version 1');
    expect(page.$('ins').text()).toContain('We answer within a week.');
    expect(page.text).toContain(await sealOf(2));
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

describe('checking a copy', () => {
  const check = async (seal: string) => (await world.browser.open('/check')).submit({ seal });

  it('says that a copy is genuine and in force, with no person named', async () => {
    await signByAll();
    await conclude();
    const seal = await sealOf();
    const page = await check(` ${seal.slice(0, 30).toUpperCase()}\n ${seal.slice(30)} `);
    expect(page.heading).toBe('This seal is genuine and in force since 13 November 2026');
    expect(page.text).toContain('agreement, version 1');
    for (const name of ['Board 1', 'Head ', 'Lead ', 'Chaser']) expect(page.text).not.toContain(name);
  });

  it('says when it is not signed, older, stopped or over', async () => {
    expect((await check(await sealOf())).heading).toContain('not in force yet: not everybody has signed');
    await signByAll();
    await conclude();
    await secondVersion();
    expect((await check(await sealOf())).heading).toContain('genuine and in force since 13 November 2026');
    const again = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 2 } });
    await signByAll(again);
    await conclude('mou', 2);
    expect((await check(await sealOf())).heading).toContain('version 2 took its place');
    expect((await check(await sealOf(2))).heading).toContain('genuine and in force since 13 November 2026');
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), stage: atStage('ended') });
    });
    expect((await check(await sealOf(2))).heading).toContain('ended on 13 November 2026');
  });

  it('says between which parties a data agreement holds, and which have still to sign', async () => {
    const data = await sealOf(1, 'data-agreement');
    expect((await check(data)).text).toContain('Alder, Birch, Cedar and Dell have not signed.');
    const about = { kind: 'data-agreement', id: '202627', version: 1 } as const;
    const sharing = await world.ask({ kind: 'sign-data-agreement', about });
    for (const person of signatories) await signAs(person, sharing);
    await conclude('data-agreement');
    expect((await check(data)).text).toContain('It is in force between Alder, Birch, Cedar and Dell.');
  });

  it('says that any other seal is not ours, and what is no seal', async () => {
    expect((await check('0'.repeat(64))).heading).toBe('This seal is not ours');
    const wrong = await check('<script>alert(1)</script>');
    expect(wrong.errors).toEqual(['Type the seal: 64 letters and digits, from 0 to 9 and a to f']);
    expect(wrong.$('main script')).toHaveLength(0);
    expect((await check('')).status).toBe(400);
    const commits = world.commits();
    expect((await world.browser.post('/check', { seal: '0'.repeat(64), person: 'x' })).status).toBe(400);
    expect(world.commits()).toBe(commits);
  });
});

it('concludes the document whose signing has ended, though another plan is written by now', async () => {
  await signByAll();
  await work(world.outside, 'valley', async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, { ...partnership, proposal: '202728' });
  });
  expect(await conclude()).toEqual({ result: 'signed' });
  expect((await kept())?.completeAt).toBeDefined();
});

it('leaves nothing waiting when signing was overtaken by a newer version', async () => {
  const { supersede } = await import('../../functions/asking/settling.ts');
  await work(world.outside, 'valley', async (tx) => supersede(tx, await tx.readNeeded(requests, asked), 'system'));
  expect(await conclude()).toEqual({ result: 'superseded' });
  expect(await world.told('signing-stopped')).toEqual([]);
});
