import { describe, expect, it } from 'vitest';
import { reportedBy } from '../../../functions/domain/approval/reported-by.ts';
import { daysUntilClosed, RequestSpec, schoolDaysToAnswer } from '../../../functions/domain/asking/kinds.ts';

describe('a decision that was made for a board', () => {
  it('is reported when the board next meets, however the meetings are listed', () => {
    const meetings = ['2026-07-08', '2026-02-11', '2026-05-20'];
    expect(reportedBy({ meetings }, '2026-03-05')).toBe('2026-05-20');
    expect(reportedBy({ meetings }, '2026-05-20')).toBe('2026-07-08');
  });

  it('has no day of its own where no meeting is known', () => {
    expect(reportedBy({ meetings: ['2026-02-11'] }, '2026-03-05')).toBeUndefined();
    expect(reportedBy(undefined, '2026-03-05')).toBeUndefined();
  });

  it('leaves its clerk the usual time to report, not the short time to decide', () => {
    const step = {
      index: 0,
      attempt: 1,
      role: 'decides',
      means: 'delegated',
      parties: ['alder'],
      board: 'alder-board',
    };
    const about = { kind: 'proposal', id: '202627', version: 1 };
    const spec = (kind: string) => RequestSpec.parse({ kind, about, party: 'alder', step });
    expect([schoolDaysToAnswer(spec('decision')), schoolDaysToAnswer(spec('report-to-board'))]).toEqual([8, 30]);
  });

  it('stays to be reported long after a chair who acts alone must have answered', () => {
    const step = { index: 0, attempt: 2, role: 'decides', means: 'chairs-action', parties: ['alder'] };
    const about = { kind: 'proposal', id: '202627', version: 1 };
    const spec = (kind: string) => RequestSpec.parse({ kind, about, party: 'alder', step });
    expect([daysUntilClosed(spec('decision')), daysUntilClosed(spec('report-to-board'))]).toEqual([30, 250]);
  });
});
