import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../functions/domain/canonical.ts';
import { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { askedAgain, changesBetween, whatItTouches } from '../../../functions/domain/proposal/proposal-changes.ts';
import { plainDates } from '../school-year.ts';
import { bridgeUrn, completeProposal, harrowbeckUrn } from '../wendle.ts';

const word = fc.constantFrom('science', 'reading', 'latin', 'buses');
const urn = fc.constantFrom(harrowbeckUrn, bridgeUrn);
const time = fc.constantFrom('15:45', '16:00');

/** Proposals that differ in many ways but share names, so that entries are added, removed, moved and changed. */
const proposals: fc.Arbitrary<ProposalContent> = fc
  .record(
    {
      title: word,
      values: fc.array(word, { maxLength: 3 }),
      purposes: fc.array(fc.record({ id: word, title: word, success: fc.array(word, { maxLength: 2 }) }), {
        maxLength: 3,
      }),
      schools: fc.array(fc.record({ urn, hours: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: ['urn'] }), {
        maxLength: 3,
      }),
      money: fc.record({
        income: fc.array(fc.record({ from: word, pence: fc.integer({ min: 0, max: 3 }) }), { maxLength: 3 }),
        spending: fc.constant([]),
        payments: word,
      }),
      meetings: fc.array(fc.record({ date: plainDates, time, host: urn }), { maxLength: 3 }),
      chair: word,
      agreement: fc.record({ from: plainDates, until: plainDates }, { requiredKeys: [] }),
      noRecruitment: fc.boolean(),
      contacts: fc.array(fc.record({ role: word, person: word }), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((content) => ProposalContent.parse(content));

describe('the changes between two versions', () => {
  test('are none exactly when both say the same', () => {
    fc.assert(
      fc.property(proposals, proposals, (before, after) => {
        expect(changesBetween(before, structuredClone(before))).toEqual([]);
        expect(changesBetween(before, after).length === 0).toBe(canonicalJson(before) === canonicalJson(after));
      }),
    );
  });

  test('are as many in one direction as in the other', () => {
    fc.assert(
      fc.property(proposals, proposals, (before, after) => {
        expect(changesBetween(before, after).length).toBe(changesBetween(after, before).length);
      }),
    );
  });

  test('read as people would say them, with names, dates and pounds', () => {
    const before = completeProposal();
    const after = completeProposal({
      purposes: before.purposes.map((purpose) => ({ ...purpose, lead: 'priya', until: '2026-12-18' })),
      schools: before.schools.map((share) => (share.urn === bridgeUrn ? { ...share, pence: 200_000 } : share)),
    });
    const names: Record<string, string> = { dan: 'Dan Okoro', priya: 'Priya Nair', [bridgeUrn]: 'Wendle Bridge' };
    const changes = changesBetween(before, after, (id) => names[id] ?? id);
    expect(changes.map(({ question, label, before: was, after: is }) => [question, label, was, is])).toEqual([
      ['leads', 'purposes: Science in Year 5: lead', 'Dan Okoro', 'Priya Nair'],
      ['leads', 'purposes: Science in Year 5: until', '21 July 2026', '18 December 2026'],
      ['promises', 'schools: Wendle Bridge: money', '£2,400', '£2,000'],
    ]);
  });

  test('follow a purpose that moved, and say that the order changed', () => {
    const [science] = completeProposal().purposes;
    if (!science) throw new Error('no purpose');
    const reading = { ...science, id: 'reading', title: 'Reading' };
    const before = completeProposal({ purposes: [science, reading] });
    const after = completeProposal({ purposes: [{ ...reading, lead: 'priya' }, science] });
    const changes = changesBetween(before, after);
    expect(changes.map(({ path }) => path.join('.'))).toEqual(['purposes.0.lead', 'purposes']);
    expect(changes[1]).toMatchObject({ before: 'Science in Year 5; Reading', after: 'Reading; Science in Year 5' });
  });

  test('show what was added and what was taken out whole', () => {
    const content = completeProposal();
    const without = completeProposal({ money: { ...content.money, spending: [] } });
    const [removed] = changesBetween(content, without);
    expect(removed).toMatchObject({ question: 'money', before: 'on: Coaches; money: £3,000; limit: £3,200' });
    expect(removed).not.toHaveProperty('after');
    expect(changesBetween(without, content)[0]).not.toHaveProperty('before');
  });
});

describe('whom a change touches', () => {
  const content = completeProposal();
  const moved = content.meetings.map((meeting) => ({
    ...meeting,
    date: '2026-02-05',
    time: '16:00',
    host: harrowbeckUrn,
  }));
  const approvals = [
    { party: 'harrowbeck', outcome: 'agreed' },
    { party: 'wendle-bridge', outcome: 'declined' },
    { party: 'st-aldwyns', outcome: 'none' },
  ];

  test('contacts and the dates, times and hosts of meetings leave agreements standing', () => {
    const after = completeProposal({ contacts: [], meetings: moved });
    const changes = changesBetween(content, after);
    expect(whatItTouches(changes)).toBe('contacts-or-meeting-dates');
    expect(askedAgain(changes, approvals)).toEqual(['wendle-bridge', 'st-aldwyns']);
    expect(whatItTouches([])).toBe('nothing');
    expect(askedAgain([], approvals)).toEqual(['wendle-bridge', 'st-aldwyns']);
  });

  test('one meeting fewer, or another think piece, goes to the boards', () => {
    expect(whatItTouches(changesBetween(content, completeProposal({ meetings: moved.slice(1) })))).toBe('boards');
    const thinkPiece = content.meetings.map((meeting) => ({ ...meeting, thinkPiece: harrowbeckUrn }));
    expect(whatItTouches(changesBetween(content, completeProposal({ meetings: thinkPiece })))).toBe('boards');
  });

  test('any other difference asks everybody again, however small', () => {
    fc.assert(
      fc.property(proposals, proposals, (before, after) => {
        const plain = (version: ProposalContent): string =>
          canonicalJson({
            ...version,
            contacts: [],
            meetings: version.meetings.map(({ date: _, time: __, host: ___, ...rest }) => rest),
          });
        const changes = changesBetween(before, after);
        const small = plain(before) === plain(after);
        expect(whatItTouches(changes) === 'boards').toBe(!small);
        expect(askedAgain(changes, approvals).length).toBe(small ? 2 : 3);
      }),
      { numRuns: 300 },
    );
  });

  test('changes of contacts and meeting dates alone never reach the boards', () => {
    fc.assert(
      fc.property(proposals, proposals, plainDates, (before, other, date) => {
        const meetings = before.meetings.map((meeting) => ({ ...meeting, date }));
        const changes = changesBetween(before, { ...before, meetings, contacts: other.contacts });
        expect(whatItTouches(changes)).not.toBe('boards');
      }),
    );
  });
});
