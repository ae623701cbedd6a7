import { describe, expect, it } from 'vitest';
import {
  chainFrom,
  type PartnershipEnd,
  type SealedText,
} from '../../../functions/domain/agreement/agreement-chain.ts';
import { standingOfCopy } from '../../../functions/domain/agreement/copy-standing.ts';

const text = (version: number, more: Partial<SealedText> = {}): SealedText => ({
  document: 'mou',
  proposal: '202627',
  version,
  seal: String(version).repeat(64),
  madeAt: `2026-0${version}-01T09:00:00.000Z`,
  ...more,
});
const signed = text(1, { completeAt: '2026-07-07T09:00:00.000Z' });
const year = { from: '2026-09-01', until: '2027-08-31' };

type Terms = Readonly<Record<number, { from?: string; until?: string }>>;
const standing = (
  sealed: readonly SealedText[],
  terms: Terms,
  today: string,
  { of = 0, end }: { of?: number; end?: PartnershipEnd } = {},
) => {
  const chain = chainFrom(sealed, (_, version) => terms[version], end);
  return standingOfCopy({ sealed, chain }, sealed[of] ?? signed, today);
};

describe('how a copy stands', () => {
  it('begins on the first day of its text when it was signed before', () => {
    expect(standing([signed], { 1: year }, '2026-08-31')).toEqual({ is: 'begins', on: '2026-09-01' });
    expect(standing([signed], { 1: year }, '2026-09-01')).toEqual({
      is: 'in-force',
      since: '2026-09-01',
      until: '2027-08-31',
    });
  });

  it('is in force on its last day, and over the day after', () => {
    expect(standing([signed], { 1: year }, '2027-08-31').is).toBe('in-force');
    expect(standing([signed], { 1: year }, '2027-09-01')).toEqual({
      is: 'ended',
      from: '2026-09-01',
      on: '2027-08-31',
      because: 'time-over',
    });
  });

  it('stays in force while another is being signed, and until that one begins', () => {
    const unsigned = text(2);
    const later = text(2, { completeAt: '2027-01-10T09:00:00.000Z' });
    const terms = { 1: year, 2: { from: '2027-02-01', until: '2027-08-31' } };
    expect(standing([signed, unsigned], terms, '2027-01-20').is).toBe('in-force');
    expect(standing([signed, later], terms, '2027-01-31').is).toBe('in-force');
    expect(standing([signed, later], terms, '2027-02-01')).toEqual({
      is: 'replaced',
      from: '2026-09-01',
      until: '2027-01-31',
      by: { proposal: '202627', version: 2 },
    });
  });

  it('was over by itself when the next began only after a gap', () => {
    const next = text(2, { completeAt: '2027-10-10T09:00:00.000Z' });
    expect(standing([signed, next], { 1: year, 2: { from: '2027-09-01' } }, '2027-11-01')).toMatchObject({
      is: 'ended',
      on: '2027-08-31',
    });
  });

  it('was never in force when signing stopped, or a newer version came first', () => {
    const unsigned = text(1);
    expect(standing([unsigned], {}, '2027-01-01').is).toBe('being-signed');
    expect(standing([unsigned, text(2)], {}, '2027-01-01').is).toBe('stopped');
    expect(standing([{ ...unsigned, stoppedAt: 'x' }], {}, '2027-01-01').is).toBe('stopped');
  });

  it('ends with the partnership, and says why', () => {
    const end = { on: '2027-07-10', because: 'not-renewed' } as const;
    expect(standing([signed], { 1: year }, '2027-07-10', { end })).toEqual({
      is: 'ended',
      from: '2026-09-01',
      on: '2027-07-10',
      because: 'not-renewed',
    });
  });

  it('says of a data agreement that it ends when no agreement is in force any more', () => {
    const data = text(1, { document: 'data-agreement', completeAt: '2026-09-03T09:00:00.000Z' });
    const at = (today: string) => standing([signed, data], { 1: year }, today, { of: 1 });
    expect(at('2026-10-01')).toEqual({ is: 'in-force', since: '2026-09-03', until: '2027-08-31' });
    expect(at('2027-09-01')).toMatchObject({ is: 'ended', on: '2027-08-31' });
  });
});
