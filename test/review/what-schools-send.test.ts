/** Tables as schools really send them, each standing for its kind: what is read, and what is refused with what to do. */
import { describe, expect, it } from 'vitest';
import { faultWords } from '../../functions/domain/cohort/cohort-columns.ts';
import { readCohortLines } from '../../functions/domain/cohort/read-cohort.ts';
import { readFiguresFile } from '../../functions/review/figures-file.ts';
import { aSheet, styles } from './a-sheet.ts';

const headings = [
  'Year group',
  'Subject or measure',
  'Characteristic',
  'Group',
  'Number of pupils',
  'Number at expected standard',
  'Mean',
  'Progress since last return',
];
const subjects = ['Science', 'Maths', 'Reading', 'Religious education', 'Français'];
const whole = '5,science,All pupils,All pupils,30,19,,';
const csv = (...lines: string[]): string => [headings.join(','), ...lines].join('\n');

const read = async (file: string | Uint8Array) => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const opened = await readFiguresFile(bytes);
  const found = opened.ok ? readCohortLines(opened.lines, subjects) : opened;
  if (!found.ok) return { rows: [], faults: found.faults.map(faultWords), said: [] };
  return { rows: found.value.rows, faults: [], said: (found.said ?? []).map(faultWords) };
};

describe('a table that a school sends is read', () => {
  it.each([
    ['a plus sign', '5,Science,All pupils,All pupils,30,,101.2,+0.8', { progress: 0.8 }],
    ['a real minus sign', '5,Science,All pupils,All pupils,30,,101.2,\u22120.5', { progress: -0.5 }],
    ['an en dash for a minus', '5,Science,All pupils,All pupils,30,,101.2,\u20130.5', { progress: -0.5 }],
    ['no-break spaces', '5,science,All\u00a0pupils,All\u202fpupils,\u00a030\u00a0,19,,', { number: 30 }],
    ['places that are zero', '5,Science,All pupils,All pupils,30.0,19.00,,', { number: 30, expected: 19 }],
    ['commas between thousands', '12,Science,All pupils,All pupils,"1,024",500,,', { number: 1024, expected: 500 }],
    ['a space between thousands', '12,Science,All pupils,All pupils,1\u00a0024,500,,', { number: 1024 }],
    [
      'a subject in capitals',
      '5,Religious Education,All pupils,All pupils,30,19,,',
      { subject: 'Religious education' },
    ],
    ['a subject in short', '5,R.E.,All pupils,All pupils,30,19,,', { subject: 'Religious education' }],
    ['“Mathematics”', '5,Mathematics,All pupils,All pupils,30,19,,', { subject: 'Maths' }],
    ['Y5', 'Y5,Science,All pupils,All pupils,30,19,,', { year: '5' }],
    ['Yr 5', 'yr 5,Science,All pupils,All pupils,30,19,,', { year: '5' }],
    ['R for Reception', 'R,Science,All pupils,All pupils,30,19,,', { year: 'Reception' }],
    ['All for all pupils', '5,Science,All,Total,30,19,,', { group: 'All pupils' }],
  ])('with %s', async (_, line, row) => {
    const { rows, faults } = await read(csv(line));
    expect([faults, rows[0]]).toEqual([[], expect.objectContaining(row)]);
  });

  it.each([
    ['Free School Meals', 'FSM', 'FSM'],
    ['Non-FSM', 'FSM', 'Not FSM'],
    ['Not Known', 'Sex', 'Not recorded'],
    ['Female', 'Gender', 'Girls'],
    ['SEN', 'SEN', 'SEND'],
  ])('with the group “%s”', async (group, characteristic, meant) => {
    const { rows, faults } = await read(csv(whole, `5,Science,${characteristic},${group},30,19,,`));
    expect([faults, rows.at(-1)?.group]).toEqual([[], meant]);
  });

  it('with z in every column of a row', async () => {
    const { rows, faults } = await read(csv(whole, '5,science,SEND,SEND,z,z,z,z', '5,science,SEND,No SEND,30,19,x,Z'));
    expect([faults, rows.map(({ number }) => number)]).toEqual([[], [30, 'z', 30]]);
  });

  it.each([
    ['empty lines at its end', `${csv(whole)}\n,,,,,,,\n \n`],
    ['a line that names its separator', `sep=;\n${csv(whole).replaceAll(',', ';')}`],
    ['semicolons', csv(whole).replaceAll(',', ';')],
    ['tabs', csv(whole).replaceAll(',', '\t')],
    ['a title above', `All Saints figures, autumn 2026,,,,,,,\n\n${csv(whole)}`],
    ['a note below', `${csv(whole)}\nSource: our own tests,,,,,,,\n`],
    ['Windows line ends and a byte order mark', `\ufeff${csv(whole).replaceAll('\n', '\r\n')}`],
    ['headings in other words', csv(whole).replace('Number of pupils', 'No. of pupils').replace('Year group', 'YEAR')],
  ])('with %s', async (_, text) => {
    const { rows, faults } = await read(text);
    expect([faults, rows]).toEqual([[], [expect.objectContaining({ year: '5', number: 30, expected: 19 })]]);
  });

  const accented = csv('5,Français,All pupils,All pupils,30,19,,');
  const wide = (text: string, big = false): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  it.each([
    ['UTF-8', new TextEncoder().encode(accented)],
    ['UTF-8 with letters in two parts', new TextEncoder().encode(accented.normalize('NFD'))],
    ['Windows-1252', new Uint8Array(Buffer.from(accented, 'latin1'))],
    ['Excel’s Unicode text', wide(accented.replaceAll(',', '\t'))],
    ['UTF-16 the other way round', wide(accented.replaceAll(',', '\t'), true)],
    ['UTF-16 that does not say so', wide(accented.replaceAll(',', '\t')).slice(2)],
  ])('in %s, with its accents', async (_, bytes) => {
    const { rows, faults } = await read(bytes);
    expect([faults, rows.map(({ subject }) => subject)]).toEqual([[], ['Français']]);
  });

  it('with its longest numbers rounded, and says so', async () => {
    const { value: mean, progress } = { value: 101.33333333333333, progress: 0.1 + 0.2 };
    const { rows, said } = await read(
      aSheet([
        headings,
        [
          5,
          'Science',
          'All pupils',
          'All pupils',
          30,
          '',
          { style: styles.oneDecimal, value: mean },
          { style: styles.withSign, value: progress },
        ],
      ]),
    );
    expect(rows).toEqual([expect.objectContaining({ mean: 101.3, progress: 0.3 })]);
    expect(said).toEqual(
      expect.arrayContaining([
        'Line 2, “Mean”: 101.33333333333333 was rounded to 101.3',
        'Line 2, “Progress since last return”: 0.30000000000000004 was rounded to 0.3',
      ]),
    );
  });

  it('from a workbook with a merged title and merged cells, which stand for the lines below', async () => {
    const { rows, faults } = await read(
      aSheet(
        [
          ['All Saints autumn figures'],
          headings,
          [5, 'Science', 'All pupils', 'All pupils', 30, 19],
          ['', '', 'FSM', 'FSM', 8, 4],
          ['', '', '', 'Not FSM', 22, 15],
        ],
        ['A1:H1', 'A3:A5', 'B3:B5', 'C4:C5'],
      ),
    );
    expect(faults).toEqual([]);
    expect(rows.map(({ year, subject, group }) => `${year} ${subject} ${group}`)).toEqual([
      '5 Science All pupils',
      '5 Science FSM',
      '5 Science Not FSM',
    ]);
  });
});

describe('a table that a school sends is refused, once for each cause, with its line and column', () => {
  it.each([
    [
      'a dash',
      csv('5,science,All pupils,All pupils,30,19,,-'),
      'Line 2, “Progress since last return”: A dash can mean many things. Leave the cell empty, or write z or x',
    ],
    [
      'c',
      csv(whole, '5,science,FSM,FSM,c,c,,', '5,science,FSM,Not FSM,c,18,,'),
      'Line 3, “Number of pupils”: “c” stands for a number that is hidden. Send the number itself: only your school sees it, and we hide what is small (and in line 4)',
    ],
    [
      'a percentage',
      csv('5,science,All pupils,All pupils,30,63%,,'),
      'Line 2, “Number at expected standard”: This is a percentage. Send the number of pupils at the expected standard instead',
    ],
    [
      'a decimal comma',
      csv('5,science,All pupils,All pupils,30,,"101,5",'),
      'Line 2, “Mean”: Write the number with a point, such as 101.5. A comma may only part thousands, as in 1,024',
    ],
    [
      'part of a pupil',
      csv('5,science,All pupils,All pupils,30.5,19,,'),
      'Line 2, “Number of pupils”: The number of pupils must be a whole number, z for “not applicable” or x for “not available”',
    ],
    [
      'an unclosed quote',
      csv('5,"science,All pupils,All pupils,30,19,,', '5,science,FSM,FSM,10,5,,'),
      'Line 2: A quote mark (") is opened here and not closed. Take it out, or close it at the end of its cell',
    ],
    [
      'an unclosed quote after a closed one',
      csv('5,"science",All pupils,"All pupils,30,19,,', '5,"science",FSM,FSM,10,5,,'),
      'Line 2: A quote mark (") is opened here and not closed. Take it out, or close it at the end of its cell',
    ],
    [
      'no headings',
      'Week,Sessions\n1,2',
      'No line has the template’s headings: Year group, Subject or measure, Characteristic, Group, Number of pupils',
    ],
  ])('%s', async (_, text, words) => {
    expect((await read(text)).faults).toEqual([words]);
  });

  it.each([
    ['a percent cell', { style: styles.percent, value: 0.6333 }, 'This is a percentage. Send the number of pupils'],
    [
      'a percent cell of their own',
      { style: styles.ownPercent, value: 0.6333 },
      'This is a percentage. Send the number',
    ],
    [
      'a formula',
      { value: 19, formula: 'SUM(F3:F4)' },
      'There is a formula under “Number at expected standard”. Copy the table, paste it as values',
    ],
  ])('%s', async (_, cell, words) => {
    const { faults } = await read(aSheet([headings, [5, 'Science', 'All pupils', 'All pupils', 30, cell]]));
    expect(faults).toEqual([expect.stringContaining(`Line 2, “Number at expected standard”: ${words}`)]);
  });

  it('a date that a spreadsheet made of “5-6”', async () => {
    const date = { style: styles.dayAndMonth, value: 46147 };
    const { faults } = await read(aSheet([headings, [date, 'Science', 'All pupils', 'All pupils', 30, 19]]));
    expect(faults).toEqual([
      expect.stringContaining('Line 2, “Year group”: Excel made a date of this cell. Format the cell as text'),
    ]);
  });
});

describe('a mean', () => {
  const means = (of: readonly (number | string)[], scale = '') =>
    read(
      [
        [...headings, 'Scale of the mean'].join(','),
        `5,Reading,All pupils,All pupils,30,,${of[0]},,${scale}`,
        `5,Reading,FSM,FSM,6,,${of[1]},,`,
        `5,Reading,FSM,Not FSM,24,,${of[2]},,`,
      ].join('\n'),
    );

  it('that could be a percentage is refused: the number at the standard is asked for, or the scale', async () => {
    const { faults } = await means([60, 0, 75]);
    expect(faults).toEqual([
      expect.stringMatching(
        /Line 2, “Mean”: .*percentages.*“Scale of the mean”.*number of pupils at the expected standard/,
      ),
    ]);
  });

  it.each(['0 to 100', '0-100', 'per cent', '%', '0 to 1', '1 to 2'])(
    'on a scale of “%s” is refused with what to send',
    async (scale) => {
      const { faults } = await means([60, 0, 75], scale);
      expect(faults).toContainEqual(
        expect.stringContaining('Send the number of pupils at the expected standard instead'),
      );
    },
  );

  it('is taken with the scale that one line of its subject tells', async () => {
    const { rows, faults } = await means([3.25, 2.5, 3.44], '1 to 5');
    expect([faults, rows.map(({ mean, scale }) => [mean, scale])]).toEqual([
      [],
      [
        [3.25, { least: 1, most: 5 }],
        [2.5, { least: 1, most: 5 }],
        [3.44, { least: 1, most: 5 }],
      ],
    ]);
  });

  it('off its scale is refused', async () => {
    expect((await means([3, 2.5, 6], '1 to 5')).faults).toEqual([
      'Line 4, “Mean”: The mean must be on its scale, 1 to 5',
    ]);
  });

  it('above 100 is taken for a test score, and said to be', async () => {
    const { said, rows } = await means([101, 98, 102]);
    expect([said, rows[0]?.scale]).toEqual([
      ['Line 2, “Mean”: Taken as test scores on a scale of 80 to 120'],
      { least: 80, most: 120 },
    ]);
  });
});
