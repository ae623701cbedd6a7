import { describe, expect, it } from 'vitest';
import {
  decidingBoardOf,
  lastDayByNotice,
  shorterFault,
  whoConfirms,
} from '../../../functions/domain/lifecycle/leaving.ts';
import {
  memberMay,
  memberState,
  withLeft,
  withNotice,
  withoutNotice,
} from '../../../functions/domain/lifecycle/membership.ts';
import { aBoard, aParty, someTerms } from '../../builders/partnership.ts';

const notice = { party: 'dell', givenOn: '2026-11-13', lastDay: '2027-01-12', reason: '' };
const members = { notices: [], left: [] };

describe('the last day of a party that gives notice', () => {
  const schools = [{ terms: someTerms() }];
  it('is so many days on, as the agreement says, or 60 where it says nothing', () => {
    expect(lastDayByNotice({ noticeDays: 90 }, '2026-11-13', schools)).toBe('2027-02-11');
    expect(lastDayByNotice({}, '2026-11-13', schools)).toBe('2027-01-12');
    expect(lastDayByNotice({ noticeDays: 0 }, '2026-11-13', schools)).toBe('2026-11-13');
  });

  it('is the end of the following term at its own schools, where the notice is in terms', () => {
    expect(lastDayByNotice({ noticeTerms: 1 }, '2026-11-13', schools)).toBe('2027-03-25');
    expect(lastDayByNotice({ noticeTerms: 2 }, '2026-11-13', schools)).toBe('2027-07-21');
    expect(lastDayByNotice({ noticeTerms: 1 }, '2026-12-30', schools)).toBe('2027-03-25');
  });

  it('is the latest of its schools’ days', () => {
    const later = someTerms().map((term) => (term.name === 'Spring' ? { ...term, end: '2027-04-01' } : term));
    expect(lastDayByNotice({ noticeTerms: 1 }, '2026-11-13', [...schools, { terms: later }])).toBe('2027-04-01');
  });

  it('is at the end of April, August or December where terms are not known', () => {
    expect(lastDayByNotice({ noticeTerms: 1 }, '2026-11-13', [])).toBe('2027-04-30');
    expect(lastDayByNotice({ noticeTerms: 1 }, '2027-06-30', schools)).toBe('2027-12-31');
  });
});

describe('whoever confirms it', () => {
  const party = aParty('dell', { schools: ['900004'], signatories: ['clerk', 'trustee'], boards: [aBoard('b', 3)] });
  const everybody = () => true;
  it('is never the one who recorded it, and the chair where the only signatory did', () => {
    expect(whoConfirms(party, 'clerk', everybody)).toBe('trustee');
    expect(whoConfirms({ ...party, signatories: ['clerk'] }, 'clerk', everybody)).toBe('b-1');
    expect(whoConfirms({ ...party, signatories: ['clerk'] }, 'clerk', (one) => one !== 'b-1')).toBeUndefined();
  });

  it('speaks for the board that decides by the party’s route', () => {
    const two = [aBoard('full', 7), aBoard('part', 3, { kind: 'committee' })];
    const decides = { role: 'decides', means: 'meeting', board: 'part' } as const;
    expect(decidingBoardOf({ ...party, boards: two, route: [decides] })?.id).toBe('part');
    const alone = { role: 'decides', means: 'joint-committee', committee: 'x' } as const;
    expect(decidingBoardOf({ ...party, boards: two, route: [alone] })?.id).toBe('full');
  });
});

describe('a membership', () => {
  it('goes from in to leaving to left, and back only before it has left', () => {
    const given = withNotice(members, 'give-notice', notice);
    if (!given.ok) throw new Error('refused');
    expect(memberState(given.value, 'dell')).toBe('leaving');
    expect(withNotice(given.value, 'give-notice', notice)).toMatchObject({ refusal: 'not-in-this-state' });
    expect(withoutNotice(given.value, 'dell')).toEqual({ ok: true, value: members });
    const gone = withLeft(given.value, 'dell', '2027-01-13');
    if (!gone.ok) throw new Error('refused');
    expect(memberState(gone.value, 'dell')).toBe('left');
    expect(withoutNotice(gone.value, 'dell')).toMatchObject({ refusal: 'not-in-this-state', detail: 'left' });
    expect(memberMay(gone.value, 'dell', 'decide-to-leave').ok).toBe(false);
    expect(withLeft(members, 'dell', '2027-01-13')).toMatchObject({ refusal: 'not-in-this-state' });
  });

  it('ends earlier only by a day that is to come and is earlier', () => {
    const agreed = 'Minute 3';
    expect(shorterFault({ lastDay: '2026-11-12', agreed }, '2026-11-13', '2027-01-12')).toBe('in-the-past');
    expect(shorterFault({ lastDay: '2027-01-12', agreed }, '2026-11-13', '2027-01-12')).toBe('not-shorter');
    expect(shorterFault({ lastDay: '2026-11-13', agreed }, '2026-11-13', '2027-01-12')).toBeUndefined();
  });
});
