import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aYearLater, nextAcademicYear, proposalForNextYear } from '../../../functions/domain/proposal/next-year.ts';
import { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { PlainDate } from '../../../functions/domain/values.ts';

test('a year later is the same day, and always a day that exists', () => {
  expect(aYearLater('2026-07-21')).toBe('2027-07-21');
  expect(aYearLater('2028-02-29')).toBe('2029-02-28');
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
      expect(PlainDate.safeParse(aYearLater(date.toISOString().slice(0, 10))).success).toBe(true);
    }),
  );
});

test('the next academic year is written as in official statistics', () => {
  expect(nextAcademicYear('202526')).toBe('202627');
  expect(nextAcademicYear('209899')).toBe('209900');
});

test('next year begins from this one, without its meetings and without schools that do not stay', () => {
  const content = ProposalContent.parse({
    title: 'Together',
    aims: [{ what: 'More science', by: '2026-07-01' }],
    meetings: [{ date: '2026-01-08', time: '15:45', host: '900001' }],
    schools: [{ urn: '900001' }, { urn: '900002' }],
    activities: [{ id: 'lab', title: 'Lab', area: 'curriculum', host: '900002', schools: ['900001', '900002'] }],
    agreement: { form: 'mou', from: '2025-09-01', until: '2026-07-31' },
  });
  const next = proposalForNextYear(content, new Set(['900001']));
  expect(next.aims).toEqual([{ what: 'More science', by: '2027-07-01' }]);
  expect(next.meetings).toEqual([]);
  expect(next.schools.map(({ urn }) => urn)).toEqual(['900001']);
  expect(next.activities[0]).toEqual({
    id: 'lab',
    title: 'Lab',
    area: 'curriculum',
    years: [],
    schools: ['900001'],
    checksConfirmed: false,
  });
  expect(next.agreement).toEqual({ form: 'mou', from: '2026-09-01', until: '2027-07-31' });
});
