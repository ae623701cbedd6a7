import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposals, proposalVersions, versionId } from '../../functions/records/kinds.ts';
import type { Browser } from '../../infra/demo/browser.ts';
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
      tx.write(proposals, '202526', { id: '202526', version: 1, state: 'approved', returned: [] });
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
