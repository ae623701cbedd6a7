import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLine } from '../../functions/activities/keep-checklist.ts';
import { checklistKinds, mostLines, noChecklist, openLines, withLine } from '../../functions/domain/diary/checklist.ts';
import { checklists } from '../../functions/records/checklists.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

describe('the rule of a list', () => {
  it('adds the same line once, never gives a name again, and holds no more than forty', () => {
    const line = fc.record({
      kind: fc.constantFrom(...checklistKinds),
      what: fc.constantFrom('Glasses', 'A laboratory', 'Two helpers'),
      school: fc.constantFrom('900001', '900002'),
      by: fc.constantFrom('2026-11-20', '2027-01-15'),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
        let list = noChecklist('labs');
        for (const one of lines) {
          const next = withLine(list, one);
          if (next.ok) list = next.value;
          else expect(list.lines).toHaveLength(mostLines);
        }
        expect(new Set(list.lines.map(({ id }) => id)).size).toBe(list.lines.length);
        const due = openLines(list).map(({ by }) => by);
        expect(due).toEqual(due.toSorted());
      }),
      { numRuns: 50 },
    );
  });
});

describe('what an activity needs', () => {
  let world: YearWorld;
  beforeEach(async () => {
    world = await aYear();
  });
  afterEach(() => world.stop());

  const glasses = {
    kind: 'equipment',
    what: '16 pairs of glasses',
    school: '900001',
    'by-day': '20',
    'by-month': '11',
    'by-year': '2026',
  };

  it('says a line which school sees to it and by when, and what is done and by whom', async () => {
    const browser = await world.signedIn('lead-birch');
    const page = await (await browser.open('/activities')).follow('What it needs: Laboratory mornings');
    expect(page.text).toContain('Nothing is on the list yet');
    const wrong = await page.submit({ ...glasses, what: '', 'by-day': '31' }, { button: 'Add it' });
    expect(wrong.errors).toEqual([
      'Say what is needed',
      'The date by which it is needed must be a real date, such as 3 12 2026',
    ]);
    const added = await page.submit(glasses, { button: 'Add it' });
    expect(added.text).toContain('1 thing still to do');
    expect(await htmlMistakes(wrong.html)).toEqual([]);
    expect(await htmlMistakes(added.html)).toEqual([]);
    expect(added.text).toContain('Equipment: 16 pairs of glasses');
    expect(added.text).toContain('Friday 20 November 2026');
    const done = await added.submit({}, { button: 'Done: 16 pairs of glasses' });
    expect(done.text).toContain('everything is done');
    expect(done.text).toContain('Done: Lead Birch, 13 November 2026');
    const open = await done.submit({}, { button: 'Not done after all: 16 pairs of glasses' });
    expect(open.text).toContain('1 thing still to do');
    const member = await (await world.signedIn('alder-board-2')).open('/activities/labs/checklist');
    expect(member.text).toContain('16 pairs of glasses');
    expect(member.text).not.toContain('Add something');
    world.moveTo('2026-11-23');
    const later = await (await world.signedIn('lead-birch')).open('/activities/labs/checklist');
    expect(later.text).toContain('Late');
    const out = await later.submit({}, { button: 'Take out: 16 pairs of glasses' });
    expect(out.text).toContain('Nothing is on the list yet');
    expect(await world.read(checklists, 'labs')).toMatchObject({ lines: [], count: 1 });
  });

  it('refuses an activity or a school that is not in, and who may not write', async () => {
    const asked = { partnership: 'valley', by: 'lead-birch', activity: 'labs' };
    const line = { kind: 'rooms', what: 'A laboratory', school: '900001', by: '2026-11-20' } as const;
    expect(await addLine(world.outside, { ...asked, activity: 'none', line })).toMatchObject({
      refusal: 'unknown-activity',
    });
    expect(await addLine(world.outside, { ...asked, line: { ...line, school: '123456' } })).toMatchObject({
      refusal: 'unknown-school',
    });
    expect(await addLine(world.outside, { ...asked, by: 'alder-board-2', line })).toMatchObject({
      refusal: 'not-allowed',
    });
  });
});
