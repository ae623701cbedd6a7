import { load } from 'cheerio';
import fc from 'fast-check';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Checkboxes } from '../../../functions/pages/components/checkboxes.tsx';
import { DateInput } from '../../../functions/pages/components/date-input.tsx';
import { OffersAndNeeds } from '../../../functions/pages/components/offers-and-needs.tsx';
import { Progress } from '../../../functions/pages/components/progress.tsx';
import { Radios } from '../../../functions/pages/components/radios.tsx';
import { Table } from '../../../functions/pages/components/table.tsx';
import { Textarea } from '../../../functions/pages/components/textarea.tsx';
import { Timeline } from '../../../functions/pages/components/timeline.tsx';
import type { TimelineItem } from '../../../functions/pages/components/timeline-picture.tsx';
import { inLanes } from '../../../functions/pages/components/timeline-picture.tsx';

const drawn = (element: VNode) => load(renderToString(element));

const items: TimelineItem[] = [
  { on: '2027-03-25', what: 'Spring review', state: 'ahead' },
  { on: '2026-10-06', what: 'Wendle Primary agreed', state: 'done' },
  { on: '2026-12-03', what: 'Tarn Infant decides', state: 'open' },
];

describe('the timeline', () => {
  const $ = drawn(<Timeline from="2026-09-01" to="2027-07-21" today="2026-11-27" items={items} />);

  test('says in its list what its picture shows, in the order of the dates', () => {
    expect(
      $('ol li')
        .map((_, li) => $(li).text())
        .get(),
    ).toEqual([
      '6 October 2026 Wendle Primary agreed Done',
      '3 December 2026 Tarn Infant decides Open',
      '25 March 2027 Spring review Ahead',
    ]);
    expect(
      $('.sp-timeline__mark text')
        .map((_, mark) => $(mark).text())
        .get(),
    ).toEqual(['1', '2', '3']);
  });

  test('gives each state a shape of its own and its picture a name with the counts', () => {
    expect($('.sp-timeline__mark--open').has('rect')).toHaveLength(1);
    expect($('.sp-timeline__mark--done').has('circle')).toHaveLength(1);
    expect($('[role=img]').attr('aria-label')).toContain('1 September 2026 to 21 July 2027');
    expect($('[role=img]').attr('aria-label')).toContain('1 done, 1 open, 1 ahead');
  });

  test('names every month that begins within the year, once', () => {
    const months = $('.sp-timeline__picture > text')
      .map((_, name) => $(name).text())
      .get();
    expect(months.filter((name) => name !== 'Today')).toEqual([
      'Sep',
      'Oct',
      'Nov',
      'Dec',
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
    ]);
  });

  test('keeps a date outside the year at the edge, and today off the picture when it is outside', () => {
    const outside = drawn(
      <Timeline
        from="2026-09-01"
        to="2027-07-21"
        today="2027-08-01"
        items={[{ on: '2027-09-30', what: 'Renewal', state: 'ahead' }]}
      />,
    );
    expect(outside('.sp-timeline__mark').attr('x')).toBe('100%');
    expect(outside('.sp-timeline__today')).toHaveLength(0);
  });

  test('lets no mark cover another while there is room above', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 6 }), (places) => {
        const marks = inLanes(places.toSorted((one, other) => one - other));
        for (const [index, mark] of marks.entries()) {
          for (const other of marks.slice(index + 1)) {
            if (other.lane === mark.lane) expect(other.x - mark.x).toBeGreaterThanOrEqual(8);
          }
        }
      }),
    );
  });

  test('folds its list away when asked', () => {
    const folded = drawn(<Timeline from="2026-09-01" to="2027-07-21" items={items} summary="The year as a list" />);
    expect(folded('details summary').text()).toBe('The year as a list');
    expect(folded('details ol li')).toHaveLength(3);
  });
});

describe('a table that stacks on a phone', () => {
  test('stays a table for people who listen, and each cell knows its column', () => {
    const $ = drawn(
      <Table columns={[{ head: 'School' }, { head: 'Hours' }]} rows={[['Wendle', 3]]} firstCellIsHeader stacks />,
    );
    expect($('table').attr('role')).toBe('table');
    expect($('tbody th[role=rowheader]').text()).toBe('Wendle');
    expect($('td[role=cell]').attr('data-column')).toBe('Hours');
  });
});

test('offers and needs stand side by side for each school, and a gap is said in words', () => {
  const $ = drawn(
    <OffersAndNeeds caption="Strengths and needs" schools={[{ name: 'Wendle', offers: ['A pool'], needs: [] }]} />,
  );
  expect($('tbody th').text()).toBe('Wendle');
  expect($('td[data-column=Offers] li').text()).toBe('A pool');
  expect($('td[data-column=Needs]').text()).toBe('Nothing yet');
});

test('progress is said in words that name the bar', () => {
  const $ = drawn(<Progress id="answers" label="Questions answered" done={7} of={11} />);
  expect($('label[for=answers]').text()).toBe('Questions answered: 7 of 11');
  expect($('progress#answers').attr()).toMatchObject({ value: '7', max: '11' });
});

test('a single tick box is described by the error that stands above it', () => {
  const $ = drawn(<Checkboxes name="read" error="Tick it" items={[{ value: 'yes', text: 'I have read it' }]} />);
  expect($('#read').attr('aria-describedby')).toBe('read-error');
});

test('no radio is picked unless a value says so', () => {
  const choices = [
    { value: 'agree', text: 'We agree' },
    { value: 'decline', text: 'We do not' },
  ];
  expect(drawn(<Radios name="d" legend="?" items={choices} />)('[checked]')).toHaveLength(0);
  expect(drawn(<Radios name="d" legend="?" items={choices} value="decline" />)('[checked]').attr('value')).toBe(
    'decline',
  );
});

test('the three boxes of a date carry its name', () => {
  const $ = drawn(<DateInput name="meeting" legend="When?" value={{ day: '3' }} />);
  expect(
    $('input')
      .map((_, input) => $(input).attr('name'))
      .get(),
  ).toEqual(['meeting-day', 'meeting-month', 'meeting-year']);
  expect($('#meeting-day').attr('value')).toBe('3');
});

test('a text comes back from its box as it was typed, an empty first line too', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\n', 'a', '<', '&', '"', ' ') }), (typed) => {
      const $ = drawn(<Textarea name="note" label="Note" value={typed} />);
      expect($('textarea').text()).toBe(typed);
    }),
  );
});
