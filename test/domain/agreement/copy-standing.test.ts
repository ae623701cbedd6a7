import { describe, expect, it } from 'vitest';
import { standingOfCopy } from '../../../functions/domain/agreement/copy-standing.ts';

const seal = 'a'.repeat(64);
const other = 'b'.repeat(64);
const signed = { document: 'mou', seal, completeAt: '2026-09-07T09:00:00.000Z' } as const;
const holding = (mou: { seal: string; signedOn?: string; until?: string }) =>
  ({ stage: 'delivering', mou: { version: 1, ...mou } }) as const;

describe('how a copy stands', () => {
  it('is in force on the last day of the agreement, and over the day after', () => {
    const partnership = holding({ seal, signedOn: '2026-09-07', until: '2027-07-21' });
    expect(standingOfCopy(partnership, signed, '2027-07-21')).toBe('in-force');
    expect(standingOfCopy(partnership, signed, '2027-07-22')).toBe('ended');
  });

  it('stays in force while a newer version is still being signed', () => {
    expect(standingOfCopy(holding({ seal: other }), signed, '2027-01-01')).toBe('in-force');
    expect(standingOfCopy(holding({ seal: other, signedOn: '2027-01-01' }), signed, '2027-01-01')).toBe('replaced');
  });

  it('was never in force when signing stopped or a newer version came first', () => {
    const unsigned = { document: 'mou', seal } as const;
    expect(standingOfCopy(holding({ seal }), unsigned, '2027-01-01')).toBe('being-signed');
    expect(standingOfCopy(holding({ seal: other }), unsigned, '2027-01-01')).toBe('stopped');
    expect(standingOfCopy(holding({ seal }), { ...unsigned, stoppedAt: 'x' }, '2027-01-01')).toBe('stopped');
  });

  it('is over when the year was renewed or the partnership has ended', () => {
    expect(standingOfCopy({ stage: 'proposing' }, signed, '2027-08-01')).toBe('ended');
    expect(standingOfCopy({ ...holding({ seal, signedOn: 'x' }), stage: 'ended' }, signed, '2027-01-01')).toBe('ended');
  });
});
