import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { hours } from '../../../functions/domain/amount.ts';
import type { PublishedCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { BudgetChart } from '../../../functions/pages/charts/budget-chart.tsx';
import { GapChart } from '../../../functions/pages/charts/gap-chart.tsx';
import { LinePicture, mostLines } from '../../../functions/pages/charts/line-picture.tsx';
import { ProgressChart } from '../../../functions/pages/charts/progress-chart.tsx';
import { ShareChart } from '../../../functions/pages/charts/share-chart.tsx';
import { SurveyChart } from '../../../functions/pages/charts/survey-chart.tsx';

type View = Parameters<typeof renderToString>[0];
const drawn = (view: View) => load(renderToString(view));
const cells = ($: ReturnType<typeof load>): string[][] =>
  $('tbody tr')
    .get()
    .map((row) =>
      $(row)
        .find('th, td')
        .get()
        .map((cell) => $(cell).text()),
    );

describe('every chart', () => {
  const charts: readonly [string, View][] = [
    ['progress', <ProgressChart caption="Progress" purposes={[{ title: 'Latin', ratings: ['ahead', 'behind'] }]} />],
    [
      'give and take',
      <ShareChart
        caption="Hours"
        shares={[{ school: '1', given: hours(64), received: hours(22) }]}
        schoolName={() => 'Wendle Park'}
        say={String}
        unit="hours"
      />,
    ],
    ['budget', <BudgetChart planned={[{ on: 'Coaches', pence: 100 }]} spent={[{ on: 'Coaches', pence: 50 }]} />],
  ];
  test.each(charts)('%s has a picture with a name and a table that says the same', (_, view) => {
    const $ = drawn(view);
    expect($('svg[role=img]').attr('aria-label')).toMatch(/, as a picture\. The table after it says the same\.$/);
    expect($('svg').nextAll('table').find('tbody tr').length).toBeGreaterThan(0);
    expect($('[style]')).toHaveLength(0);
  });
});

describe('progress', () => {
  test('tells its four parts apart without colour, and says each number', () => {
    const ratings = ['ahead', 'on-track', 'on-track', 'behind', 'not-started'] as const;
    const $ = drawn(<ProgressChart caption="Progress" purposes={[{ title: 'Latin', ratings }]} />);
    const fills = $('svg > rect')
      .get()
      .map((rect) => $(rect).attr('fill'));
    const four = ['currentcolor', 'url(#progress-stripes)', 'url(#progress-dots)', 'none'];
    // Once in the bar, once beside what it means.
    expect(fills).toEqual([...four, ...four]);
    expect($('#progress-stripes, #progress-dots')).toHaveLength(2);
    expect($('svg').text()).toContain('2 on track');
    expect(cells($)).toEqual([['Latin', '1', '2', '1', '1']]);
  });

  test('of which nobody has said anything is no chart', () => {
    expect(renderToString(<ProgressChart caption="Progress" purposes={[{ title: 'Latin', ratings: [] }]} />)).toBe('');
  });
});

describe('give and take', () => {
  test('adds up to the Wendle Valley’s 134 hours given and received', () => {
    const shares = [
      { school: 'Wendle Park', given: hours(64), received: hours(22) },
      { school: 'Harrowbeck', given: hours(18), received: hours(41) },
      { school: 'St Aldwyn’s', given: hours(22), received: hours(34) },
      { school: 'Wendle Bridge', given: hours(30), received: hours(37) },
    ];
    const $ = drawn(<ShareChart caption="Hours" shares={shares} schoolName={(urn) => urn} say={String} unit="hours" />);
    expect(cells($).at(-1)).toEqual(['All schools', '134', '134']);
  });
});

describe('the budget', () => {
  test('says of a line that nobody told about that it is not known, and that the sum is at least that much', () => {
    const planned = [
      { on: 'Coaches', pence: 420_000 },
      { on: 'Latin tutor', pence: 270_000 },
    ];
    const $ = drawn(<BudgetChart planned={planned} spent={[{ on: 'Coaches', pence: 100_000 }]} />);
    expect(cells($)).toEqual([
      ['Coaches', '£4,200', '£1,000'],
      ['Latin tutor', '£2,700', 'not said'],
      ['In all', '£6,900', 'at least £1,000'],
    ]);
  });
});

const published = (free: number | 'c'): PublishedCohort => ({
  threshold: 6,
  hidden: {},
  tables: [
    {
      year: '5',
      subject: 'Science',
      kind: 'expected',
      rows: [
        { characteristic: 'FSM', group: 'FSM', figures: [{ number: 20, expected: free }] },
        { characteristic: 'FSM', group: 'Not FSM', figures: [{ number: 40, expected: 30 }] },
      ],
    },
  ],
});

describe('the gap between groups', () => {
  test('is a line that breaks where a figure is hidden, and the table says that it is', () => {
    const terms = [
      { term: 'Autumn', published: published(8) },
      { term: 'Spring', published: published('c') },
      { term: 'Summer', published: published(12) },
    ];
    const $ = drawn(<GapChart terms={terms} />);
    expect(cells($)).toEqual([
      ['Science, Year 5: FSM beside Not FSM', '35 points behind', 'hidden, or not known', '15 points behind'],
    ]);
    expect($('.sp-lines__line').attr('d')?.match(/M/g)).toHaveLength(2);
  });

  test('is nothing while every figure is hidden', () => {
    expect(renderToString(<GapChart terms={[{ term: 'Autumn', published: published('c') }]} />)).toBe('');
  });
});

describe('a survey', () => {
  const shown = (mean: number) => ({ answered: 40, sum: mean * 40, mean });
  const wave = { audience: 'pupils', about: 'science' } as const;

  test('is a line from start to end, with what is hidden said to be', () => {
    const changes = [
      { question: 'interest' as const, before: shown(2.6), after: shown(3.4), change: 0.8 },
      { question: 'trust' as const, before: 'hidden' as const, after: shown(4) },
    ];
    const $ = drawn(<SurveyChart wave={wave} changes={changes} schoolName={(urn) => urn} />);
    expect(cells($).map((row) => row.slice(1))).toEqual([
      ['All schools', '2.6 (40 answers)', '3.4 (40 answers)', 'up 0.8'],
      ['All schools', 'c', '4.0 (40 answers)', 'c'],
    ]);
    expect($('.sp-lines__line')).toHaveLength(2);
    expect($.root().text()).toContain('part of a change can come from who answered');
  });
});

describe('lines', () => {
  test('have marks and dashes of their own, and are no more than can be told apart', () => {
    const series = Array.from({ length: 9 }, (_, at) => ({ label: `Line ${at}`, values: [at, at + 1] }));
    const $ = drawn(<LinePicture title="Lines" times={['Before', 'After']} series={series} />);
    const of = (attribute: string, where: string) =>
      new Set(
        $(where)
          .get()
          .map((path) => $(path).attr(attribute)),
      );
    expect($('.sp-lines__line')).toHaveLength(mostLines);
    expect(of('stroke-dasharray', '.sp-lines__line').size).toBe(mostLines);
    expect(of('d', '.sp-lines__mark').size).toBe(mostLines);
  });
});
