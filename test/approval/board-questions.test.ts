import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questions } from '../../functions/records/kinds.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

let world: SignedInWorld;
beforeEach(async () => {
  world = await aSignedInWorld(aPartnershipFile({}, 2));
  await world.given(async (tx) => {
    const shared = { about: 'proposal-202627', party: 'birch', at: tx.now.toISOString() };
    const asked = { ...shared, id: 'proposal-202627.a', askedBy: 'birch-board-2' };
    const unclear = { ...shared, id: 'proposal-202627.b', askedBy: 'birch-board-3' };
    tx.write(questions, asked.id, { ...asked, question: 'What does a coach cost?', seenBy: 'all-boards' });
    tx.write(questions, unclear.id, { ...unclear, question: 'What is a measure?', seenBy: 'unclear' });
  });
});
afterEach(() => world.stop());

describe('what members of boards have asked', () => {
  it('is listed for the lead, with who asked, unless it was said in private', async () => {
    const page = await (await world.as('lead-alder')).open('/questions');
    expect(page.text).toContain('Birch Board 2, Birch');
    expect(page.text).toContain('What is a measure?');
    expect(page.html).not.toContain('Birch Board 3');
  });

  it('is answered once it says something, and whoever asked is told', async () => {
    const lead = await world.as('lead-alder');
    const form = await (await lead.open('/questions')).follow('Answer to Birch Board 2, Birch');
    const empty = await form.submit({ text: ' ' });
    expect([empty.status, empty.errors]).toEqual([400, ['Write an answer']]);
    const done = await form.submit({ text: 'About £200 a trip.' });
    expect(done.text).toContain('Whoever asked gets your answer by email.');
    expect(done.text).toContain('Answer: About £200 a trip.');
    const told = (await world.effects()).filter(
      (effect) => 'template' in effect && effect.template === 'question-answered',
    );
    expect(told).toMatchObject([{ to: 'birch-board-2' }]);
    expect((await lead.post('/questions/proposal-202627.a', { text: 'x', by: 'me' })).status).toBe(400);
  });

  it('can be answered by the progress chaser in the lead’s place', async () => {
    const browser = await world.as('chaser');
    expect((await browser.open('/questions')).status).toBe(200);
  });

  it('is nothing for anybody else, nor for another partnership', async () => {
    const other = aPartnershipFile({}, 2);
    await world.bringIn({ ...other, partnership: { id: 'dale', name: 'Dale Partnership', year: '202627' } });
    for (const person of ['head-alder', 'birch-board-2', 'clerk-alder-board']) {
      const browser = await world.as(person);
      expect((await browser.open('/questions')).status).toBe(403);
      expect((await browser.post('/questions/proposal-202627.a', { text: 'Mine' })).status).toBe(403);
    }
    const stranger = await world.as('lead-alder', 'dale');
    expect((await stranger.open('/questions')).text).toContain('No question waits for an answer.');
    expect((await stranger.open('/questions/proposal-202627.a')).status).toBe(404);
    expect((await stranger.post('/questions/proposal-202627.a', { text: 'Mine' })).status).toBe(404);
  });
});
