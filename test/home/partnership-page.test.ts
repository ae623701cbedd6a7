/** The whole partnership on one page, for everybody in it. */
import { afterEach, describe, expect, it } from 'vitest';
import { approvals, partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: Pick<SignedInWorld, 'stop'> | Pick<YearWorld, 'stop'>;
afterEach(() => world.stop());

describe('the partnership on one page', () => {
  it('shows purposes, people and terms of office, documents, decisions and dates', async () => {
    const year = await aYear();
    world = year;
    await work(year.outside, year.partnership, async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, { ...whole, roles: { ...whole.roles, chairUntil: '2027-07-31' } });
      const decides = { role: 'decides', means: 'meeting' } as const;
      const step = { index: 0, attempt: 1, ...decides, request: 'x', reasons: [] };
      tx.write(approvals, 'proposal-202627-1#alder', {
        about: 'proposal-202627-1',
        party: 'alder',
        steps: [
          { ...step, result: 'to-meeting', on: '2026-06-20' },
          { ...step, attempt: 2, result: 'agreed', reference: 'Minute 7.2', on: '2026-07-02' },
        ],
      });
    });
    const page = await (await year.signedIn('head-birch')).open('/partnership');
    expect(page.heading).toContain('Valley Partnership');
    const headings = page
      .$('main h2')
      .get()
      .map((each) => page.$(each).text());
    expect(headings).toEqual([
      'What it is for',
      'People and their terms of office',
      'Documents',
      'Decisions',
      'Dates',
      'From the plan to the signatures',
    ]);
    expect(page.text).toContain('Science in a laboratory');
    expect(page.text).toContain('Until 31 July 2027');
    expect(page.text).toContain('Signed on 7 September 2026');
    expect(page.text).toContain('2 July 2026: Alder said yes to the proposal, version 1 (Minute 7.2)');
    expect(page.text.indexOf('2 July 2026: Alder')).toBeLessThan(page.text.indexOf('20 June 2026: Alder'));
    expect(page.text).toContain('20 January 2027: The schools meet at 15:45, at Alder');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('says what there is not yet, while a proposal is being written', async () => {
    const fresh = await aSignedInWorld();
    world = fresh;
    const page = await (await fresh.as('head-birch')).open('/partnership');
    expect(page.text).toContain('No purposes are named yet.');
    expect(page.text).toContain('Not signed yet');
    expect(page.text).toContain('No board has decided anything yet.');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });
});
