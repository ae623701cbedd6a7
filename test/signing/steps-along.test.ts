import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aboutKey } from '../../functions/domain/asking/request.ts';
import { approvalId, approvals, proposals } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { inState } from '../builders/moved.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeAll(async () => {
  world = await aYear();
  await work(world.outside, 'valley', async (tx) => {
    tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), state: inState('approved') });
    const about = aboutKey({ kind: 'proposal', id: '202627', version: 1 });
    const taken = { index: 0, attempt: 1, request: 'r', result: 'agreed' as const, reasons: [], on: '2026-10-02' };
    await tx.read(approvals, approvalId(about, 'alder'));
    tx.write(approvals, approvalId(about, 'alder'), {
      about,
      party: 'alder',
      steps: [
        { ...taken, role: 'recommends', means: 'delegated' },
        { ...taken, index: 1, role: 'decides', means: 'meeting', reference: 'Minute 7' },
      ],
    });
    await tx.read(approvals, approvalId(about, 'birch'));
    tx.write(approvals, approvalId(about, 'birch'), { about, party: 'birch', steps: [], carriedFrom: 3 });
  });
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
});
afterAll(() => world.stop());

const steps = [
  '/partnership',
  '/proposal',
  '/decisions/202627-1',
  '/documents/mou/202627-1',
  '/documents/mou/202627-1/evidence',
  '/documents/data-agreement/202627-1',
  '/documents/data-agreement/202627-1/evidence',
];

describe('from the plan to the signatures', () => {
  it.each(steps)('%s leads to all the others, and names itself', async (path) => {
    const page = await (await world.signedIn('alder-board-5')).open(path);
    expect(page.status).toBe(200);
    const along = page.$('nav[aria-labelledby=steps-along]');
    const links = along
      .find('a')
      .get()
      .map((link) => page.$(link).attr('href'));
    expect(links).toEqual(steps.filter((one) => one !== path));
    expect(along.find('[aria-current=page]')).toHaveLength(1);
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('tells of each step that a party took, how, and what it rests on', async () => {
    const page = await (await world.signedIn('alder-board-5')).open('/decisions/202627-1');
    expect(page.heading).toBe('Decisions about version 1');
    expect(page.text).toContain('Recommended: agreed, by delegation');
    expect(page.text).toContain('Agreed, at a meeting');
    expect(page.text).toContain('Minute 7');
    expect(page.text).toContain('As for version 3');
  });

  it.each(['/decisions/202627-9', '/decisions/202627', '/decisions/..%2Fit-1'])('finds nothing at %s', async (path) => {
    expect((await (await world.signedIn('alder-board-5')).open(path)).status).toBe(404);
  });
});
