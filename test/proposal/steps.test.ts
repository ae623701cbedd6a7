import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { linkAddress } from '../../functions/asking/request-links.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { decode } from '../../functions/records/kind.ts';
import { approvals, partnerships, people, proposals, requests, theOne } from '../../functions/records/kinds.ts';
import type { Browser } from '../../infra/proof/demonstration/browser.ts';
import { atStage, inState } from '../builders/moved.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
let lead: Browser;
beforeEach(async () => {
  world = await aSignedInWorld(await aWholeFile());
  lead = await world.as('lead-alder');
});
afterEach(() => world.stop());

const about = { kind: 'proposal', id: '202627', version: 1 } as const;
const headsAsked = 'head-support.proposal-202627-1';
const alderAsked = 'decision.proposal-202627-1.alder.step1.try1';
const birchAsked = 'decision.proposal-202627-1.birch.step1.try1';

const stored = async (id: string): Promise<Request | undefined> => {
  const item = await world.outside.store.get(requests.key(world.partnership, id));
  return item && decode(requests, item);
};
const stage = async () => {
  const item = await world.outside.store.get(partnerships.key(world.partnership, theOne));
  return item && decode(partnerships, item).stage;
};
const submit = async (browser = lead) =>
  (await browser.open('/proposal/submit')).submit({}, { button: 'Submit the proposal' });

/** As the workflow leaves it once the lead has submitted. */
const withHeads = async () => {
  await submit();
  await openRequest(world.outside, { partnership: world.partnership, request: { kind: 'head-support', about } });
};

/** As the workflow leaves it once every head supports it: both boards are asked, and Alder's has said no. */
const withBoards = async () => {
  await submit();
  await world.given(async (tx) => {
    tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), state: inState('with-boards') });
    tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), stage: atStage('approving') });
    tx.write(approvals, 'proposal-202627-1#alder', {
      about: 'proposal-202627-1',
      party: 'alder',
      steps: [
        {
          index: 0,
          attempt: 1,
          role: 'decides',
          means: 'meeting',
          request: alderAsked,
          result: 'declined',
          reasons: [{ from: 'clerk-alder-board', reason: 'It costs too much.' }],
          on: '2026-11-20',
        },
      ],
    });
  });
  const step = { index: 0, attempt: 1, role: 'decides', means: 'written-resolution', parties: ['birch'] } as const;
  const request = {
    kind: 'decision',
    about,
    party: 'birch',
    step: { ...step, board: 'birch-board', days: 14 },
  } as const;
  await openRequest(world.outside, { partnership: world.partnership, request });
};

describe('submitting', () => {
  it('twice is submitting once', async () => {
    const pages = [await lead.open('/proposal/submit'), await lead.open('/proposal/submit')];
    for (const page of pages) {
      const done = await page.submit({}, { button: 'Submit the proposal' });
      expect([done.status, done.text.includes('The proposal is submitted.')]).toEqual([200, true]);
    }
    expect((await world.events()).filter(({ event }) => event === 'proposal-submitted')).toHaveLength(1);
    expect(await stored('write-proposal.proposal-202627-1')).toMatchObject({ outcome: { result: 'submitted' } });
  });

  it('can be done by the deputy, who was told and not asked', async () => {
    await submit(await world.as('lead-birch'));
    expect(await world.proposal()).toMatchObject({ state: 'with-heads' });
    expect(await stored('write-proposal.proposal-202627-1')).toMatchObject({
      outcome: { result: 'submitted' },
      answers: [{ does: 'submit', person: 'lead-birch' }],
    });
  });

  it('is refused while something is missing, or somebody is named who has left', async () => {
    const page = await lead.open('/proposal/submit');
    await world.given(async (tx) => {
      tx.write(people, 'mediator', { ...(await tx.readNeeded(people, 'mediator')), left: '2026-11-01' });
    });
    const refused = await page.submit({}, { button: 'Submit the proposal' });
    expect([refused.status, refused.errors]).toEqual([
      409,
      ['Something is still missing. Please write it, then submit again'],
    ]);
    expect(refused.text).toContain('Choose somebody who is listed in the partnership.');
    expect(await world.proposal()).toMatchObject({ state: 'draft' });
  });

  it('freezes the version: its forms lead back to the list, which has no way to change it', async () => {
    await submit();
    const question = await lead.open('/proposal/values');
    expect(question.heading).toBe('The proposal');
    expect(question.text).toContain('Version 1 is with the heads since 2 November 2026.');
    expect(question.$('.govuk-task-list a')).toHaveLength(0);
  });
});

describe('withdrawing', () => {
  const withdraw = async (reason = 'The head of Birch leaves.') =>
    (await lead.open('/proposal/withdraw')).submit({ reason }, { button: 'Withdraw the proposal' });

  it('needs a reason', async () => {
    const page = await withdraw(' ');
    expect([page.status, page.errors]).toEqual([400, ['Say why, in a few words']]);
    expect(await world.proposal()).toMatchObject({ state: 'draft' });
  });

  it('while it is being written answers the request to write it, and tells everybody', async () => {
    const page = await withdraw();
    expect(page.text).toContain('The proposal is withdrawn.');
    expect([(await world.proposal()).state, await stage()]).toEqual(['withdrawn', 'withdrawn']);
    expect(await stored('write-proposal.proposal-202627-1')).toMatchObject({ outcome: { result: 'withdrawn' } });
    const events = (await world.events()).filter(({ event }) => event === 'proposal-withdrawn');
    expect(events).toMatchObject([{ by: 'lead-alder' }]);
    const told = (await world.effects()).filter(
      (effect) => 'template' in effect && effect.template === 'proposal-withdrawn',
    );
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(await world.events())).not.toContain('head of Birch leaves');
  });

  it('while heads or boards are deciding closes what they were asked, and says why', async () => {
    await withBoards();
    await withdraw();
    expect(await stored(birchAsked)).toMatchObject({
      outcome: { result: 'superseded', reasons: [{ from: 'lead-alder', reason: 'The head of Birch leaves.' }] },
    });
    const trustee = (await stored(birchAsked))?.recipients.find(({ person }) => person === 'birch-board-2');
    const address = new URL((await linkAddress(world.outside, trustee?.link ?? '')) ?? '');
    expect((await world.nobody.open(address.pathname)).text).toContain('The head of Birch leaves.');
  });

  it('twice changes nothing more, and an agreed proposal cannot be withdrawn', async () => {
    const page = await lead.open('/proposal/withdraw');
    await withdraw();
    const before = world.everything();
    expect((await page.submit({ reason: 'Once more' })).status).toBe(200);
    expect(world.everything()).toBe(before);
    await world.given(async (tx) => {
      tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), state: inState('approved') });
    });
    const late = await page.submit({ reason: 'Too late' });
    expect([late.status, late.errors]).toEqual([
      409,
      ['Every party has agreed to the proposal, so it can no longer be withdrawn'],
    ]);
  });
});

describe('opening the next version', () => {
  const revise = async () => (await lead.open('/proposal/revise')).submit({}, { button: 'Open version 2' });

  it('closes what boards were asked, brings back what was said, and begins with the same words', async () => {
    await withBoards();
    const page = await revise();
    expect(page.text).toContain('A new version is open.');
    expect(page.text).toContain('What came back about version 1Alder said noIt costs too much.');
    expect(await world.proposal()).toMatchObject({ version: 2, state: 'returned' });
    expect((await world.version(2)).content).toEqual((await world.version(1)).content);
    expect(await stage()).toBe('proposing');
    expect(await stored(birchAsked)).toMatchObject({ outcome: { result: 'superseded' } });
    const started = (await world.effects()).filter((effect) => effect.kind === 'start');
    expect(started.map(({ name }) => name)).toContain('valley-proposal-202627-v2');
  });

  it('from the heads brings back who asked for a change', async () => {
    await withHeads();
    await world.given(async (tx) => {
      const asked = await tx.readNeeded(requests, headsAsked);
      const answer = { does: 'ask-change', reason: 'Fewer trips, please.', person: 'head-birch' } as const;
      const evidence = { at: tx.now.toISOString(), address: '', userAgent: '' };
      tx.write(requests, headsAsked, { ...asked, answers: [{ ...answer, ...evidence }] });
    });
    expect((await revise()).text).toContain('Head Birch asked for a changeFewer trips, please.');
    expect(await stored(headsAsked)).toMatchObject({ outcome: { result: 'superseded' } });
  });

  it('is done once, and only while somebody is deciding', async () => {
    await withBoards();
    const pages = [await lead.open('/proposal/revise'), await lead.open('/proposal/revise')];
    for (const page of pages) expect((await page.submit({}, { button: 'Open version 2' })).status).toBe(200);
    expect(await world.proposal()).toMatchObject({ version: 2 });
    expect((await lead.open('/proposal/revise')).heading).toBe('The proposal');
  });

  it('shows what changed, word by word, and whom it is asked of again', async () => {
    await withBoards();
    await revise();
    const outcomes = await lead.open('/proposal/outcomes');
    await outcomes.submit({ outcomes: 'A short survey in October and in July.' });
    const page = await lead.open('/proposal/versions');
    expect(page.$('ins').text()).toContain('short');
    expect(page.$('del').text()).toContain('June.');
    expect(page.text).toContain('All are asked again: Alder and Birch.');
    const same = await lead.open('/proposal/versions?from=2&to=2');
    expect(same.text).toContain('0 changes');
    for (const query of ['from=3', 'to=0', 'from=__proto__', 'from=1&to=99']) {
      expect((await lead.open(`/proposal/versions?${query}`)).status, query).toBe(404);
    }
  });

  it('asks no board again that has agreed, where only contacts or dates of meetings changed', async () => {
    await withBoards();
    await world.given(async (tx) => {
      const declined = await tx.readNeeded(approvals, 'proposal-202627-1#alder');
      tx.write(approvals, 'proposal-202627-1#birch', {
        ...declined,
        party: 'birch',
        steps: declined.steps.map((step) => ({ ...step, result: 'agreed' as const, reasons: [] })),
      });
    });
    await revise();
    await (await lead.open('/proposal/meetings/meetings.1')).submit({ 'date-day': '12' });
    const page = await lead.open('/proposal/versions');
    expect(page.text).toContain('What was agreed stands for Birch. Still to be asked: Alder.');
    expect(page.text).toContain('No board is asked again');
  });
});
