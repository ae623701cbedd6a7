import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUpn } from '../../../functions/domain/cohort/looks-like-pupil.ts';
import { cohortTemplate, readCohort } from '../../../functions/domain/cohort/read-cohort.ts';
import { readCsv, writeCsv } from '../../../functions/domain/csv.ts';

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
const all = '5,Science,All pupils,All pupils,30,19';
const read = (...lines: string[]) => readCohort([heading, ...lines].join('\n'), ['Science', 'Reading']);
const faultsOf = (...lines: string[]) => {
  const found = read(...lines);
  return found.ok ? [] : 'faults' in found ? found.faults : [];
};

describe('a table of groups', () => {
  it('is read with the numbers of each group', () => {
    expect(read(all, '5,Science,FSM,FSM,8,3', 'Year 5,science,FSM,Not FSM,22,16')).toEqual({
      ok: true,
      value: {
        rows: [
          {
            year: '5',
            subject: 'Science',
            characteristic: 'All pupils',
            group: 'All pupils',
            number: 30,
            expected: 19,
          },
          { year: '5', subject: 'Science', characteristic: 'FSM', group: 'FSM', number: 8, expected: 3 },
          { year: '5', subject: 'Science', characteristic: 'FSM', group: 'Not FSM', number: 22, expected: 16 },
        ],
      },
    });
  });

  it('may be pasted from a spreadsheet, with tabs, a byte order mark and Windows line ends', () => {
    const pasted = `\ufeff${[heading, all].join('\r\n').replaceAll(',', '\t')}\r\n`;
    expect(readCohort(pasted, ['Science']).ok).toBe(true);
  });

  it('may have a mean and progress in place of numbers at the standard', () => {
    const text =
      'Year group,Subject or measure,Characteristic,Group,Number of pupils,Mean,Progress since last return\n5,Reading,All pupils,,30,101.5,-0.4';
    expect(readCohort(text, ['Reading'])).toMatchObject({
      ok: true,
      value: { rows: [{ mean: 101.5, progress: -0.4 }] },
    });
  });

  it('may say that a group cannot be, or is not known', () => {
    expect(read(all, '5,Science,FSM,FSM,z,').ok).toBe(true);
    expect(read(all, '5,Science,FSM,FSM,8,3', '5,Science,FSM,Not FSM,x,').ok).toBe(true);
  });

  it.each([
    ['groups that are more than all pupils', [all, '5,Science,FSM,FSM,31,3'], 'expected the groups of FSM to add up'],
    [
      'more below the standard in one group than in all, where the rest is not known',
      [all, '5,Science,FSM,FSM,20,1', '5,Science,FSM,Not FSM,x,'],
      'expected the groups of FSM to add up',
    ],
    ['groups that are fewer than all pupils', [all, '5,Science,FSM,FSM,8,3'], 'expected the groups of FSM to add up'],
    ['more at the standard than there are', ['5,Science,All pupils,All pupils,3,4'], 'expected at most 3'],
    ['a group twice', [all, all], 'expected each group only once'],
    ['no row for all pupils', ['5,Science,FSM,FSM,8,3'], 'expected a row for “All pupils”'],
    ['a group of its own making', [all, '5,Science,FSM,Twins,8,3'], 'The group “Twins” is not one of FSM'],
    ['part of a pupil', ['5,Science,All pupils,All pupils,3.5,'], 'must be a whole number'],
  ])('is refused with %s', (_, lines, text) => {
    expect(
      faultsOf(...lines)
        .map((one) => one.text)
        .join(' '),
    ).toContain(text);
  });
});

describe('a line that may be about one pupil', () => {
  it.each([
    ['a name', 'Amelia Thornton,Science,All pupils,All pupils,1,1'],
    ['a name, surname first', '5,"Thornton, Amelia",All pupils,All pupils,1,1'],
    ['a name with a mark', '5,Science,Zoë O’Brien,All pupils,1,1'],
    ['a pupil number', '5,Science,All pupils,H801200001001,1,1'],
    ['a pupil number with a slip', '5,Science,All pupils,A801200001001,1,1'],
    ['a pupil number in pieces', '5,h8012-0000-1001,All pupils,All pupils,1,1'],
    ['a date of birth', '5,Science,All pupils,All pupils,12/03/2016,1'],
    ['a date in words', '5,Science,3rd March 2016,All pupils,1,1'],
    ['an ISO date', '5,Science,All pupils,2016-03-12,1,1'],
  ])('is refused with its number: %s', (_, line) => {
    const faults = faultsOf(all, '', line);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: 4, text: expect.stringContaining('may be about one pupil') });
  });

  it.each(['UPN', 'Surname', 'First name', 'Pupil', 'Date of birth', 'DOB', 'Pupil ID'])(
    'is not even asked for: a column “%s”',
    (column) => {
      const found = readCohort(`${heading},${column}\n${all},`, ['Science']);
      expect(found).toMatchObject({ ok: false, faults: [{ line: 1, text: expect.stringContaining('Take it out') }] });
    },
  );

  it('never gets through, whatever name stands wherever', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/);
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 3 }), (typed, at) => {
        const cells = all.split(',');
        cells[at] = typed;
        return read(all, cells.join(',')).ok === false;
      }),
    );
  });
});

describe('a cell that a spreadsheet would calculate', () => {
  it('is refused with its line', () => {
    expect(faultsOf('5,Science,All pupils,All pupils,=1+1,1')[0]).toMatchObject({
      line: 2,
      text: expect.stringContaining('formula'),
    });
  });

  it.each(['=1+1', '+44', '-cmd', '@SUM(A1)', '\t=1'])('is written as text: %j', (cell) => {
    expect(writeCsv([[cell]])).toMatch(/^\ufeff"? ?'?[' =]/);
    expect(writeCsv([[cell]])).not.toMatch(/^\ufeff[=+\-@\t]/);
  });

  it('is not mistaken for a number below zero', () => {
    expect(writeCsv([[-3.5, '-3.5']])).toBe('\ufeff-3.5,-3.5\r\n');
  });
});

describe('a file that was written', () => {
  it('is read back cell by cell', () => {
    const cell = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ,;"]{0,10}[a-z]$/);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const heading_ = ['a', 'b', 'c'];
        expect(readCsv(writeCsv([heading_, ...rows])).map(({ cells }) => cells)).toEqual([heading_, ...rows]);
      }),
    );
  });
});

describe('the template', () => {
  it('is read once it is filled in', () => {
    const [head, ...rows] = cohortTemplate(['5'], ['Science']);
    const filled = rows.map((row, at) =>
      row.map((cell, column) => (column === 4 ? (['30', '8', '22', '0'][at] ?? '') : cell)),
    );
    expect(readCohort(writeCsv([head ?? [], ...filled]), ['Science'])).toMatchObject({ ok: true });
  });
});

describe('a unique pupil number', () => {
  it('has the check letter that its digits ask for', () => {
    expect(isUpn('H801200001001')).toBe(true);
    expect(isUpn('A801200001001')).toBe(false);
    expect(isUpn('H80120000100')).toBe(false);
  });
});
