/** What can be shown of pupils' work without naming one. */
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  certificatesPaper,
  mailMergeFile,
} from '../../../functions/domain/celebration/certificates.ts';
import { mostWords, nameLikeWords, newsletterDraft } from '../../../functions/domain/celebration/newsletter.ts';
import { Occasion } from '../../../functions/domain/diary/occasion.ts';
import { Paper } from '../../../functions/domain/paper.ts';

const certificate: Certificate = {
  activity: 'Latin for Year 8',
  what: 'and finished a first course',
  signer: 'Siân Llŷr, pennaeth',
  date: '2026-06-26',
  partnership: 'Partneriaeth Dyffryn Wendle',
  supporters: ['Fundacja Zażółć gęślą jaźń'],
};

const session = (id: string, date: string, counts: readonly number[], more: Partial<Occasion> = {}): Occasion =>
  Occasion.parse({
    id,
    kind: 'session',
    activity: 'labs',
    title: 'Laboratory morning',
    date,
    start: '10:00',
    end: '12:00',
    schools: ['900001', '900002'],
    years: ['5'],
    state: 'held',
    attendance: {
      came: counts.map((count, at) => ({ school: `90000${at + 1}`, count })),
      staff: 2,
      minutes: 120,
      by: 'lead',
      on: date,
    },
    ...more,
  });

const told = {
  partnership: 'Science together',
  from: '2026-01-01',
  until: '2026-06-30',
  threshold: 6,
  activities: new Map([['labs', 'Laboratory mornings']]),
  quotes: ['We made it float'],
};

describe('certificates', () => {
  it('are one block of so many pages, with an empty line and no name', () => {
    const paper = Paper.parse(certificatesPaper(certificate, 200, new Date('2026-06-26T09:00:00Z')));
    expect(paper.blocks).toMatchObject([{ kind: 'certificate', copies: 200, blank: 'This is to certify that' }]);
  });

  it('are a document for mail merge too, in which every letter is one that a word processor reads', () => {
    const rtf = mailMergeFile(certificate);
    expect(rtf).toContain('MERGEFIELD Name');
    expect(rtf).toContain('Si\\u226?n Ll\\u375?r');
    expect(rtf).toContain('Za\\u380?\\u243?\\u322?\\u263?');
    expect([...rtf].every((letter) => letter <= '~')).toBe(true);
    expect(rtf.split('{').length).toBe(rtf.split('}').length);
    expect(mailMergeFile({ ...certificate, what: '{\\*\\bad}' })).toContain('\\{\\\\*\\\\bad\\}');
  });
});

describe('the newsletter', () => {
  it('tells how often work took place, with counts of pupils at the threshold or over, and what people said', () => {
    const text = newsletterDraft([session('a', '2026-02-03', [12, 14]), session('b', '2026-03-03', [6, 9])], told);
    expect(text).toContain('Laboratory mornings took place 2 times, with up to 26 pupils at a time.');
    expect(text).toContain('“We made it float”');
  });

  it('leaves a date’s count out where one school’s is small, since it could be worked out', () => {
    const text = newsletterDraft([session('a', '2026-02-03', [12, 5])], told);
    expect(text).toContain('Laboratory mornings took place once.');
    expect(text).not.toMatch(/17|\b12 pupils/);
  });

  it('tells how many came to a showcase', () => {
    const showcase = session('s', '2026-06-03', [240], {
      kind: 'showcase',
      title: 'Our showcase',
      years: [],
      activity: undefined,
    });
    expect(newsletterDraft([showcase], told)).toContain('Our showcase took place once, and 240 people came.');
  });

  it('is nothing where nothing was noted, and never more than 150 words', () => {
    const unnoted = session('a', '2026-02-03', [12]);
    expect(newsletterDraft([{ ...unnoted, attendance: undefined }], told)).toBe('');
    const quotes = Array.from({ length: 40 }, () => 'Eight words that somebody said to us here');
    const long = newsletterDraft([unnoted], { ...told, quotes });
    expect(long.split(/\s+/).length).toBeLessThanOrEqual(mostWords);
  });

  it('queries words that look like a child’s name, and none that are known', () => {
    const text = 'On Tuesday Zofia and Łukasz from Wendle Park said: We made it float.';
    expect(nameLikeWords(text, ['Wendle Park School'])).toEqual(['Zofia', 'Łukasz']);
  });
});
