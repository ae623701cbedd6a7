import { afterEach, describe, expect, it } from 'vitest';
import { decisionView } from '../../functions/approval/decision-view.ts';
import { aFileWithPlan, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const opening = async (meetings: readonly string[]) => {
  const file = aFileWithPlan();
  const parties = file.parties.map((party) => ({
    ...party,
    boards: party.boards.map((board) => ({ ...board, meetings: [...meetings] })),
  }));
  world = await anOpenRequest(aMeeting(), { file: { ...file, parties }, views: { decision: decisionView } });
};
const visit = async () => world.browser.open(await world.linkOf('clerk-alder-board'));
const another = (day: string, month: string, year: string) => ({
  'meeting-day': day,
  'meeting-month': month,
  'meeting-year': year,
});

describe('a board whose dates are known', () => {
  it('has its next three offered to pick, without those that are past', async () => {
    await opening(['2026-12-17', '2026-10-06', '2026-12-03', '2026-11-19', '2026-12-10']);
    const page = await visit();
    const offered = page
      .$('[name=known]')
      .get()
      .map((each) => page.$(each).attr('value'));
    expect(offered).toEqual(['2026-11-19', '2026-12-03', '2026-12-10', 'another']);
    expect(page.text).toContain('Thursday 19 November 2026');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect(await htmlMistakes((await page.submit({})).html)).toEqual([]);
  });

  it('is on the agenda with two picks and one press', async () => {
    await opening(['2026-12-03']);
    const page = await (await visit()).submit({ when: 'agenda', known: '2026-12-03' });
    expect(page.heading).toBe('On the agenda for 3 December 2026');
    expect((await world.stored()).agenda?.meetingOn).toBe('2026-12-03');
  });

  it('may meet on another day', async () => {
    await opening(['2026-12-03']);
    const page = await (await visit()).submit({ when: 'agenda', known: 'another', ...another('9', '12', '2026') });
    expect(page.heading).toBe('On the agenda for 9 December 2026');
  });

  it('is told what is missing, with what was typed kept', async () => {
    await opening(['2026-12-03']);
    const empty = await (await visit()).submit({});
    expect(empty.errors).toEqual([
      'Choose the date of the meeting, or give another',
      'Choose whether it is on the agenda or put off',
    ]);
    const odd = await empty.submit({ when: 'agenda', known: 'another', ...another('31', '11', '2026') });
    expect(odd.errors).toEqual(['The date of the meeting must be a real date, such as 3 12 2026']);
    expect(odd.$('[name="meeting-day"]').attr('value')).toBe('31');
    expect(odd.$('[name=known][value=another]').attr('checked')).toBeDefined();
    const made = await world.browser.post(await world.linkOf('clerk-alder-board'), {
      when: 'agenda',
      known: '2026-12-04',
    });
    expect(made.errors).toEqual(['Choose a date that is offered here, or give another']);
    expect(world.commits()).toBe(0);
  });
});
