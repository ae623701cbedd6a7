import { describe, expect, it } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';

describe('ids', () => {
  it('are 20 characters of digits and small letters, and none comes twice', () => {
    const ids = createIds();
    const made = Array.from({ length: 5000 }, () => ids.id());
    for (const id of made) expect(id).toMatch(/^[0-9a-z]{20}$/);
    expect(new Set(made).size).toBe(5000);
  });

  it('favour no character: the last four byte values, which 36 does not divide, are passed over', () => {
    const bytes = [252, 253, 254, 255, ...Array.from({ length: 19 }, (_, at) => at), 251];
    expect(createIds(() => Uint8Array.from(bytes)).id()).toBe('0123456789abcdefghiz');
  });

  it('draw again when too many bytes had to be passed over', () => {
    const draws = [new Uint8Array(24).fill(255), new Uint8Array(24).fill(36), new Uint8Array(24)];
    expect(createIds(() => draws.shift() ?? new Uint8Array(24)).id()).toBe('0'.repeat(20));
    expect(draws).toHaveLength(1);
  });
});
