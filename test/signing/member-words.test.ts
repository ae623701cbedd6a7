import { describe, expect, it } from 'vitest';
import { membersInWords } from '../../functions/signing/member-words.ts';
import { aPartnership } from '../builders/partnership.ts';

const notice = { party: 'dell', givenOn: '2026-11-13', lastDay: '2027-01-12', reason: '' };
const whole = { ...aPartnership(), notices: [notice] };
const madeAt = '2026-09-07T10:00:00.000Z';
const inForce = { is: 'in-force', since: '2026-09-07' } as const;

describe('whoever holds a copy', () => {
  it('reads which party is leaving, and which is out', () => {
    expect(membersInWords(whole, { madeAt }, inForce)).toEqual(['Dell is leaving: its last day is 12 January 2027.']);
    const out = { ...whole, left: [{ party: 'dell', on: '2027-01-13' }] };
    expect(membersInWords(out, { madeAt }, inForce)).toEqual([
      'Dell is in it no longer: it has been out since 13 January 2027.',
    ]);
  });

  it('reads nothing of it where the text was made without them, or holds no longer', () => {
    const out = { ...whole, left: [{ party: 'dell', on: '2026-01-13' }] };
    expect(membersInWords(out, { madeAt }, inForce)).toEqual([]);
    expect(membersInWords(whole, { madeAt }, { is: 'stopped' })).toEqual([]);
  });
});
