import { describe, expect, it } from 'vitest';
import { mailsByRole, rolesInWords, tooMany } from '../../infra/proof/demonstration/mails-by-role.ts';
import type { Mail } from '../../infra/proof/demonstration/participants.ts';

const mailTo = (address: string, subject = 'The plan comes to your 18 June meeting', number = 1): Mail => ({
  id: `${address}-${number}`,
  number,
  to: { name: address, address },
  subject,
  text: '',
  html: '',
  at: '2026-06-01T06:00:00.000Z',
});
const times = (count: number, address: string): Mail[] =>
  Array.from({ length: count }, (_, at) => mailTo(address, 'Please read this', at));

const cast = [
  { address: 'lead@a.example', parts: ['leads the work at Alder', 'leads the partnership'] },
  { address: 'clerk@a.example', parts: ['clerk of the governing body'] },
  { address: 'one@a.example', parts: ['member of the governing body'] },
  { address: 'two@a.example', parts: ['chair of the governing body', 'signs for Alder', 'chair of the partnership'] },
];

describe('how many emails a year brings', () => {
  it('is the most and the middle of each role, and whoever has two is counted in the busier', () => {
    const counts = mailsByRole([...times(9, 'lead@a.example'), ...times(3, 'one@a.example')], cast);
    expect(counts.lead).toEqual({ people: 1, most: 9, middle: 9 });
    expect(counts.governor).toEqual({ people: 1, most: 3, middle: 3 });
    expect(counts.chair.people).toBe(1);
    expect(counts.clerk).toEqual({ people: 1, most: 0, middle: 0 });
    expect(rolesInWords(counts)).toContain('Emails to each governor (1): most 3, middle 3');
  });

  it('leaves out codes, sign-in and receipts, and text messages', () => {
    const mails = [
      mailTo('one@a.example', 'Your code to sign for Alder'),
      mailTo('one@a.example', 'Your link to sign in'),
      mailTo('one@a.example', 'Your signed copy of the Valley agreement'),
      { ...mailTo('one@a.example'), id: 'text:1' },
    ];
    expect(mailsByRole(mails, cast).governor.most).toBe(0);
  });

  it('says so of each role of which somebody got more than the bound, and of no other', () => {
    const counts = mailsByRole([...times(9, 'one@a.example'), ...times(15, 'clerk@a.example')], cast);
    expect(tooMany(counts)).toEqual(['A governor got 9 emails in the year; 8 are bearable.']);
  });
});
