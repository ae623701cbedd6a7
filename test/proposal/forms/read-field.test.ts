import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainDate } from '../../../functions/domain/values.ts';
import type { Field, FieldShape } from '../../../functions/proposal/forms/field.ts';
import { readField } from '../../../functions/proposal/forms/read-field.ts';
import { shownAs } from '../../../functions/proposal/forms/shown.ts';
import type { Form } from '../../../functions/web/route.ts';

const offered = {
  people: [{ value: 'priya', text: 'Priya' }],
  schools: [
    { value: '900001', text: 'Alder' },
    { value: '900002', text: 'Birch' },
    { value: '900003', text: 'Cedar' },
  ],
  purposes: [],
};

const aField = (shape: FieldShape, more: Partial<Field> = {}): Field =>
  ({ ...shape, path: ['it'], label: 'It', ...more }) as Field;

const read = (shape: FieldShape, form: Form, current?: unknown, more?: Partial<Field>) =>
  readField(aField(shape, more), { form, current, offered });

const date = (day: string, month: string, year: string): Form => ({
  'it-day': day,
  'it-month': month,
  'it-year': year,
});
const whole: FieldShape = { as: 'whole', least: 1, most: 500, unit: 'sessions' };

describe('a field that was typed', () => {
  it.each<[FieldShape, Form, unknown]>([
    [{ as: 'line' }, { it: '  two \t words ' }, 'two words'],
    [{ as: 'line' }, { it: ' ' }, undefined],
    [{ as: 'words' }, { it: 'one\r\n\r\ntwo ' }, 'one\n\ntwo'],
    [{ as: 'lines' }, { it: 'one\r\n\r\n  two\r\n' }, ['one', 'two']],
    [{ as: 'date' }, date('1', '9', '2026'), '2026-09-01'],
    [{ as: 'date' }, date(' 01', 'Sept', '2026'), '2026-09-01'],
    [{ as: 'date' }, date('29', 'february', '2028'), '2028-02-29'],
    [{ as: 'date' }, date('', ' ', ''), undefined],
    [{ as: 'time' }, { it: '9.05' }, '09:05'],
    [{ as: 'time' }, { it: '12:00 am' }, '00:00'],
    [{ as: 'time' }, { it: '12:30 pm' }, '12:30'],
    [{ as: 'time' }, { it: '3.45 p.m.' }, '15:45'],
    [whole, { it: ' 5 00 ' }, 500],
    [{ as: 'number' }, { it: '-1,234.5' }, -1234.5],
    [{ as: 'pounds' }, { it: '£ 1,250' }, 125_000],
    [{ as: 'pounds' }, { it: '0.5' }, 50],
    [{ as: 'pounds' }, { it: '19.99' }, 1999],
    [{ as: 'yes-or-no' }, { it: 'no' }, false],
    [{ as: 'yes-or-no' }, {}, undefined],
    [{ as: 'one-of', from: 'people' }, { it: 'priya' }, 'priya'],
    [{ as: 'some-of', from: 'schools' }, { it: ['900002', '900001'] }, ['900001', '900002']],
    [{ as: 'some-of', from: 'schools' }, { it: '900002' }, ['900002']],
  ])('%o of %o is %o', (shape, form, value) => {
    expect(read(shape, form)).toEqual({ ok: true, value });
  });

  it.each<[FieldShape, Form]>([
    [{ as: 'line' }, { it: 'x'.repeat(301) }],
    // Made uniform, each of these letters becomes two: what was taken could never be read again.
    [{ as: 'line' }, { it: '\u0958'.repeat(299) }],
    [{ as: 'words' }, { it: 'x'.repeat(10_001) }],
    [{ as: 'lines' }, { it: `one\n${'x'.repeat(301)}` }],
    [{ as: 'lines' }, { it: 'x\n'.repeat(101) }],
    [{ as: 'date' }, date('31', '2', '2027')],
    [{ as: 'date' }, date('1', '7', '27')],
    [{ as: 'date' }, date('', '7', '2027')],
    [{ as: 'date' }, date('1', 'mayday1', '2027')],
    [{ as: 'date' }, date('1', '13', '2027')],
    [{ as: 'time' }, { it: '25:00' }],
    [{ as: 'time' }, { it: '12:60' }],
    [{ as: 'time' }, { it: '13.00pm' }],
    [{ as: 'time' }, { it: 'noon' }],
    [whole, { it: '0' }],
    [whole, { it: '501' }],
    [whole, { it: '1.5' }],
    [whole, { it: '9'.repeat(400) }],
    [{ as: 'number' }, { it: '1e999' }],
    [{ as: 'number' }, { it: '0x10' }],
    [{ as: 'number' }, { it: 'NaN' }],
    [{ as: 'pounds' }, { it: '-5' }],
    [{ as: 'pounds' }, { it: '1.234' }],
    [{ as: 'pounds' }, { it: '£' }],
    [{ as: 'pounds' }, { it: '100000000.01' }],
    [{ as: 'yes-or-no' }, { it: 'perhaps' }],
    [{ as: 'tick', text: 'Done' }, { it: 'no' }],
    [{ as: 'one-of', from: 'people' }, { it: 'constructor' }],
    [{ as: 'some-of', from: 'schools' }, { it: ['900001', '900009'] }],
  ])('%o cannot be %o', (shape, form) => {
    expect(read(shape, form).ok).toBe(false);
  });

  it('takes a tick away where the box is empty now', () => {
    expect(read({ as: 'tick', text: 'Done' }, {}, true)).toEqual({ ok: true, value: false });
  });

  it('names the box of a date that is wrong, and the line of a list', () => {
    expect(read({ as: 'date' }, date('1', '', '2027'))).toMatchObject({
      error: { text: 'It: the date needs a month', field: 'it-month' },
    });
    expect(read({ as: 'lines' }, { it: `one\n${'x'.repeat(301)}` })).toMatchObject({
      error: { text: 'It: line 2 is longer than 300 characters', field: 'it' },
    });
  });

  it('speaks of a question in a sentence behind it', () => {
    expect(read(whole, { it: 'x' }, undefined, { label: 'How many?' })).toMatchObject({
      error: { text: 'How many? Enter a whole number from 1 to 500' },
    });
  });

  it('may only be left empty where nothing is needed', () => {
    const needed = { needed: 'Enter the day' };
    expect(read({ as: 'date' }, date('', '', ''), undefined, needed)).toMatchObject({
      error: { text: 'Enter the day' },
    });
    expect(read({ as: 'one-of', from: 'schools' }, { it: '' }, '900001', needed).ok).toBe(false);
  });

  it('keeps the order of what was chosen before, and somebody who is listed no more', () => {
    const schools: FieldShape = { as: 'some-of', from: 'schools' };
    expect(read(schools, { it: ['900001', '900002', '900003'] }, ['900003', '900001'])).toMatchObject({
      value: ['900003', '900001', '900002'],
    });
    expect(read({ as: 'one-of', from: 'people' }, { it: 'left-us' }, 'left-us')).toMatchObject({ value: 'left-us' });
  });
});

describe('a field that nobody touched', () => {
  it.each<[FieldShape, unknown]>([
    [{ as: 'line' }, ''],
    [{ as: 'number' }, 1e20],
    [{ as: 'time' }, '99:99'],
    [{ as: 'lines' }, Array.from({ length: 120 }, (_, at) => `line ${at}`)],
    [{ as: 'lines' }, ['one', '', 'two']],
    [{ as: 'one-of', from: 'schools' }, '900009'],
    [{ as: 'some-of', from: 'schools' }, ['900009', '900001']],
  ])('%o stays %o, though no form would take it', (shape, current) => {
    expect(read(shape, shownAs(aField(shape), current), current)).toEqual({ ok: true, value: current });
  });
});

const dates = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
  .filter((text) => PlainDate.safeParse(text).success);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('what a form shows, read again without knowing what stood there', () => {
  const kinds: readonly [FieldShape, fc.Arbitrary<unknown>][] = [
    [{ as: 'date' }, dates],
    [{ as: 'time' }, time],
    [{ as: 'whole', least: 0, most: 100_000, unit: 'hours' }, fc.integer({ min: 0, max: 100_000 })],
    [{ as: 'number' }, fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((one) => one + 0)],
    [{ as: 'pounds' }, fc.integer({ min: 0, max: 100_000_000_00 })],
    [{ as: 'yes-or-no' }, fc.boolean()],
    [{ as: 'tick', text: 'Done' }, fc.constant(true)],
    [{ as: 'some-of', from: 'schools' }, fc.subarray(['900001', '900002', '900003'], { minLength: 1 })],
  ];
  it.each(kinds)('is the same for %o', (shape, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const field = aField(shape);
        expect(readField(field, { form: shownAs(field, value), current: undefined, offered })).toEqual({
          ok: true,
          value: shape.as === 'number' ? Number(value) + 0 : value,
        });
      }),
    );
  });
});
