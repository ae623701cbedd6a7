import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../functions/web/fields.ts';

const plain = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'));
const name = plain.filter((text) => !['', '__proto__', 'constructor', 'prototype'].includes(text));

describe('the fields of a form', () => {
  it('come out as a browser put them in, in their order where a name came twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, plain), { maxLength: 20 }), (pairs) => {
        const sent = new URLSearchParams(pairs);
        const read = readFields(sent.toString());
        const fields = read.ok ? read.value : {};
        for (const [key] of pairs) {
          const all = sent.getAll(key);
          expect(fields[key]).toEqual(all.length === 1 ? all[0] : all);
        }
        expect(Object.keys(fields)).toHaveLength(new Set(sent.keys()).size);
      }),
    );
  });

  it('are read or refused, never half, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('%', '+', '=', '&', 'f', '0', 'é', '\0') }), (text) => {
        const read = readFields(text);
        return read.ok ? Object.getPrototypeOf(read.value) === Object.prototype : read.refusal === 'unreadable';
      }),
    );
  });
});
