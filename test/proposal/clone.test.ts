import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentId, documents, proposals, proposalVersions, versionId } from '../../functions/records/kinds.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import type { Browser } from '../../infra/proof/demonstration/browser.ts';
import { inState } from '../builders/moved.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
let lead: Browser;
beforeEach(async () => {
  world = await aSignedInWorld(await aWholeFile());
  lead = await world.as('lead-alder');
});
afterEach(() => world.stop());

describe('beginning from an earlier proposal', () => {
  const earlier = async () =>
    world.given(async (tx) => {
      const { content } = await world.version();
      tx.write(proposals, '202526', { id: '202526', version: 1, state: inState('approved'), returned: [] });
      const changedAt = tx.now.toISOString();
      const old = { ...content, title: 'Last year', aims: [] };
      tx.write(proposalVersions, versionId('202526', 1), { proposal: '202526', version: 1, content: old, changedAt });
    });

  it('is offered where there is one, and copies its words', async () => {
    expect((await lead.open('/proposal/clone')).status).toBe(404);
    expect((await lead.open('/proposal')).text).not.toContain('Begin from an earlier proposal');
    await earlier();
    const page = await (await lead.open('/proposal')).follow('Begin from an earlier proposal');
    expect(page.text).toContain('What is written in this proposal now is replaced.');
    expect((await page.submit()).errors).toEqual(['Choose the proposal to begin from']);
    const done = await page.submit({ from: '202526' });
    expect(done.text).toContain('Please check every date.');
    expect((await world.content()).title).toBe('Last year');
    expect(await world.proposal()).toMatchObject({ clonedFrom: '202526' });
  });

  it('is offered as it was signed, too, where the proposal has changed since', async () => {
    await earlier();
    const { outside, partnership } = world;
    await makeDocuments(outside, { partnership, proposal: '202526' });
    await world.given(async (tx) => {
      const sealed = await tx.readNeeded(documents, documentId('mou', '202526', 1));
      tx.write(documents, documentId('mou', '202526', 1), { ...sealed, completeAt: '2025-07-11T10:00:00.000Z' });
      const signed = await tx.readNeeded(proposalVersions, versionId('202526', 1));
      const content = { ...signed.content, title: 'Changed since' };
      tx.write(proposalVersions, versionId('202526', 2), { ...signed, version: 2, content });
      tx.write(proposals, '202526', { ...(await tx.readNeeded(proposals, '202526')), version: 2 });
    });
    const page = await lead.open('/proposal/clone');
    expect(page.text).toContain('The proposal of 2025/26, version 2');
    expect(page.text).toContain('The agreement of 2025/26, as signed by 11 July 2025');
    await page.submit({ from: '202526~1' });
    expect((await world.content()).title).toBe('Last year');
    for (const from of ['202526~9', '202526~', '202526~x', '202627~1', '~1'])
      expect((await lead.post('/proposal/clone', { from, shown: 'x' })).status).toBe(400);
  });

  it('overwrites nothing that was written since the page was opened', async () => {
    await earlier();
    const page = await lead.open('/proposal/clone');
    await (await lead.open('/proposal/values')).submit({ values: 'Written meanwhile' });
    const refused = await page.submit({ from: '202526' });
    expect(refused.status).toBe(409);
    expect((await world.content()).values).toEqual(['Written meanwhile']);
    expect((await lead.post('/proposal/clone', { from: '202627', shown: 'x' })).status).toBe(400);
  });
});
