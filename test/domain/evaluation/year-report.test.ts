import { describe, expect, it } from 'vitest';
import type { Block } from '../../../functions/domain/agreement/mou-document.ts';
import { type YearReview, yearReport } from '../../../functions/domain/evaluation/year-report.ts';
import { TermlyReturn } from '../../../functions/domain/review/review.ts';
import { aPlan } from '../../builders/year.ts';

const aReview = (more: Partial<YearReview> = {}): YearReview => ({
  term: 'Autumn',
  held: true,
  returns: [],
  missing: [],
  decided: [],
  ...more,
});
const report = (reviews: readonly YearReview[]) =>
  yearReport({ content: aPlan(), reviews, schoolName: (urn) => `School ${urn.slice(-1)}` });
const texts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : []));

describe('the report on a year', () => {
  it('says nothing about purposes when no return came, and names what was promised all the same', () => {
    const sections = report([aReview({ missing: ['School 1'] })]);
    expect(sections.map(({ heading }) => heading)).toEqual([
      '1. What each school promised, and what it did',
      '2. Was it worth it?',
      '3. What these figures cannot show',
      '4. The reviews, and what they decided',
    ]);
    expect(texts(sections[3]?.blocks ?? [])).toEqual(['Autumn: 0 returns, 0 with words. Missing: School 1.']);
  });

  it('gives each school’s newest words on a purpose, with their term', () => {
    const words = (text: string) =>
      TermlyReturn.parse({ school: '900001', purposes: [{ purpose: 'latin', words: text }] });
    const sections = report([
      aReview({ returns: [words('A slow start.')] }),
      aReview({ term: 'Spring', returns: [words('Going well.')] }),
      aReview({ term: 'Summer', returns: [words(' ')] }),
    ]);
    const purposes = sections.find(({ id }) => id === 'purposes');
    expect(texts(purposes?.blocks ?? [])).toEqual(['School 1, spring: Going well.']);
  });

  it('is the same for the same returns', () => {
    const reviews = [aReview({ decided: ['Move the club'] })];
    expect(report(reviews)).toEqual(report(reviews));
  });
});
