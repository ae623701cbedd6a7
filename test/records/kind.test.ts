import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Item } from '../../functions/ports.ts';
import { decode, encode, type RecordKind, UnreadableItem } from '../../functions/records/kind.ts';

const Pupil = z.object({ id: z.string(), marks: z.array(z.object({ of: z.number() })) });
const key = (partnership: string, id: string) => ({ partition: partnership, sort: id });
const pupils: RecordKind<typeof Pupil> = { name: 'return', schema: Pupil, schemaVersion: 1, key };
const others: RecordKind<typeof Pupil> = { ...pupils, name: 'cohort' };

const anItem = (): Item => ({
  ...key('p', 'a'),
  version: 1,
  body: encode(pupils, { id: 'a', marks: [{ of: 1 }] }),
});

test('the same item is read once, and gives the same record', () => {
  const item = anItem();
  expect(decode(pupils, item)).toBe(decode(pupils, item));
  expect(decode(pupils, anItem())).not.toBe(decode(pupils, item));
});

test('nobody can change the record that others will be given', () => {
  const item = anItem();
  const { marks } = decode(pupils, item);
  expect(() => marks.push({ of: 2 })).toThrow(TypeError);
  expect(() => Object.assign(marks[0] ?? {}, { of: 2 })).toThrow(TypeError);
  expect(decode(pupils, item).marks).toEqual([{ of: 1 }]);
});

test('an item that was read as what it is, is still refused as something else', () => {
  const item = anItem();
  decode(pupils, item);
  expect(() => decode(others, item)).toThrow(UnreadableItem);
});
