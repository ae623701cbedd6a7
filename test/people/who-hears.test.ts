/** A clerk chooses who hears of reports and outcomes. */
import { afterEach, describe, expect, it } from 'vitest';
import { hearsDirectly } from '../../functions/domain/mail-to-boards.ts';
import { boardsClerkedBy, withTelling } from '../../functions/domain/partnership/tells.ts';
import { chooseWhoHears } from '../../functions/people/choose-who-hears.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { aPartnership, aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: SignedInWorld | undefined;
afterEach(() => world?.stop());

const whole = async ({ outside, partnership }: SignedInWorld) => {
  const item = await outside.store.get(partnerships.key(partnership, theOne));
  if (!item) throw new Error('it is gone');
  return decode(partnerships, item);
};

describe('who hears of reports and outcomes', () => {
  it('is what a clerk chooses for their boards, and is kept with the audit trail', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    const { id } = await whole(world);
    expect(id).toBe(world.partnership);
    const clerk = 'clerk-alder-board';
    expect(hearsDirectly(await whole(world), 'alder-board-3', 'review-report')).toBe(false);
    const browser = await world.as(clerk);
    const page = await browser.open('/boards');
    expect(page.text).toContain('Alder Board: who gets reports and outcomes?');
    expect(await htmlMistakes(page.html)).toEqual([]);
    const done = await page.submit({ 'board-alder-board': 'everybody' });
    expect(done.text).toContain('Saved. It holds from the next email on.');
    expect(hearsDirectly(await whole(world), 'alder-board-3', 'review-report')).toBe(true);
    expect(hearsDirectly(await whole(world), 'birch-board-3', 'review-report')).toBe(false);
    expect((await world.events()).map(({ event }) => event)).toContain('who-hears-chosen');
    const again = await browser.open('/boards');
    await again.submit({ 'board-alder-board': 'chair-and-clerk' });
    expect(hearsDirectly(await whole(world), 'alder-board-3', 'review-report')).toBe(false);
  });

  it('is no choice for somebody else’s board, nor for who clerks none', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    const { outside, partnership } = world;
    const choose = (clerk: string, everybody: readonly string[]) =>
      chooseWhoHears(outside, { partnership, clerk, everybody });
    expect(await choose('clerk-alder-board', ['birch-board'])).toMatchObject({ refusal: 'no-board-of-theirs' });
    expect(await choose('head-alder', [])).toMatchObject({ refusal: 'no-board-of-theirs' });
    const page = await (await world.as('clerk-alder-board')).open('/boards');
    const wrong = await page.submit({ 'board-alder-board': 'chair-and-clerk' });
    expect(wrong.status).toBe(200);
  });

  it('changes no board but the clerk’s own', () => {
    const partnership = aPartnership();
    const after = withTelling(partnership, 'clerk-alder-board', ['alder-board', 'birch-board']);
    expect(boardsClerkedBy(after, 'clerk-alder-board').map(({ tells }) => tells)).toEqual(['everybody']);
    expect(boardsClerkedBy(after, 'clerk-birch-board').map(({ tells }) => tells)).toEqual([undefined]);
  });
});
