import { describe, expect, it } from 'vitest';
import { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { hasYear, ownPurposes } from '../../../functions/domain/review/own-purposes.ts';

const primary = { urn: '900001', phase: 'Primary' };
const high = { urn: '900002', phase: 'Secondary', ages: '11-16' };
const plan = ProposalContent.parse({
  purposes: [
    { id: 'science', title: 'Science in Year 5' },
    { id: 'latin', title: 'Year 8 Latin' },
    { id: 'heads', title: 'Heads learn together' },
  ],
  activities: [
    { id: 'a', title: 'Lab', area: 'teaching', purpose: 'science', years: ['5'], schools: ['900001'], host: '900002' },
    { id: 'b', title: 'Club', area: 'curriculum', purpose: 'latin', years: ['Year 8'] },
  ],
});
const asked = (school: typeof primary) => ownPurposes(plan, school).map(({ id }) => id);

describe('a school is asked about its own purposes and year groups', () => {
  it('so a primary school rates no Year 8 Latin', () => {
    expect(asked(primary)).toEqual(['science', 'heads']);
  });
  it('and a high school reports no Year 5', () => {
    expect(asked(high)).toEqual(['latin', 'heads']);
  });
  it.each([
    [{ urn: '1', phase: 'Primary' }, '6', true],
    [{ urn: '1', phase: 'Primary' }, 'Reception', true],
    [{ urn: '1', phase: 'Infant' }, 'Year 3', false],
    [{ urn: '1', phase: 'All-through' }, '5', true],
    [{ urn: '1', phase: 'Secondary', ages: '9-13' }, '5', true],
    [{ urn: '1', phase: 'Something else' }, '5', true],
  ] as const)('%j with Year group %s: %s', (school, year, has) => {
    expect(hasYear(school, year)).toBe(has);
  });
});
