/** The first plan in real use: the lead is asked first, and says when the boards hear of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyFile } from '../../functions/partnership/apply-file.ts';
import { briefBoards } from '../../functions/proposal/brief-boards.ts';
import { proposals } from '../../functions/records/kinds.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
afterEach(() => world.stop());

const begin = async (file = aPartnershipFile({}, 2)): Promise<void> => {
  world = await aSignedInWorld(file);
  await world.given(async (tx) => {
    tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), boardsHear: 'when-released' });
  });
  await briefBoards(world.outside, { partnership: world.partnership, proposal: '202627' });
};
const briefings = async () =>
  (await world.effects()).flatMap((effect) => ('template' in effect && effect.template === 'briefing' ? [effect] : []));
const told = async () => (await world.events()).filter(({ event }) => event === 'briefing-sent');
const nobodyIsTold = async () => expect([await briefings(), await told()]).toEqual([[], []]);

describe('a first plan in real use', () => {
  beforeEach(() => begin());

  it('is what a file that is applied brings in, and a demonstration is not', async () => {
    const outside = anOutside();
    const file = aPartnershipFile({}, 2);
    await applyFile(outside, file);
    await applyFile(outside, { ...file, localClock: '2026-09-01', partnership: { ...file.partnership, id: 'demo' } });
    const held = async (id: string) => (await outside.store.get(proposals.key(id, '202627')))?.body.boardsHear;
    expect([await held('valley'), await held('demo')]).toEqual(['when-released', undefined]);
  });

  it('tells no board as it begins, and offers no button while there is nothing to read', async () => {
    await nobodyIsTold();
    const page = await (await world.as('lead-alder')).open('/proposal');
    expect(page.text).toContain('No board has heard of this plan yet');
    expect(page.html).not.toContain('action="/proposal/brief"');
    const pressed = await (await world.as('lead-alder')).post('/proposal/brief', {});
    expect(pressed.text).not.toContain('The boards are told');
    await nobodyIsTold();
  });

  it('tells each clerk and member once, when the lead says so', async () => {
    const lead = await world.as('lead-alder');
    await (await lead.open('/proposal/values')).submit({ values: 'Every child is ours.', groundRules: 'We answer.' });
    const page = await lead.open('/proposal');
    expect(page.text).toMatch(/No board has heard of this plan yet\. \d+ people/);
    expect(await htmlMistakes(page.html)).toEqual([]);
    const done = await page.submit({}, { button: 'Tell the boards now' });
    expect(done.text).toContain('The boards are told');
    expect(done.html).not.toContain('action="/proposal/brief"');
    await lead.post('/proposal/brief', {});
    const [mails, ...more] = await briefings();
    expect(more).toEqual([]);
    expect(mails).toMatchObject({
      kind: 'mail-many',
      to: expect.arrayContaining(['clerk-alder-board', 'birch-board-5']),
    });
    expect((await told()).map(({ by }) => by)).toEqual(['lead-alder']);
  });

  it('lets nobody else tell them, and takes no fields', async () => {
    const lead = await world.as('lead-alder');
    await (await lead.open('/proposal/values')).submit({ values: 'Every child is ours.', groundRules: 'We answer.' });
    expect((await (await world.as('head-birch')).open('/proposal')).html).not.toContain('action="/proposal/brief"');
    expect((await (await world.as('head-birch')).post('/proposal/brief', {})).status).toBe(403);
    expect((await lead.post('/proposal/brief', { extra: 'x' })).status).toBe(400);
    await nobodyIsTold();
  });
});

describe('a first plan that is submitted before the boards were told', () => {
  it('tells them with its submission, so that nobody decides on what they never heard of', async () => {
    await begin(await aWholeFile());
    const lead = await world.as('lead-alder');
    await (await lead.open('/proposal/submit')).submit({}, { button: 'Submit the proposal' });
    expect(await briefings()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
    await briefBoards(world.outside, { partnership: world.partnership, proposal: '202627' });
    expect(await briefings()).toHaveLength(1);
  });
});
