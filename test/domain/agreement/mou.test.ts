import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentDifferences } from '../../../functions/domain/agreement/document-differences.ts';
import {
  type DocumentSource,
  dataSharingDocument,
  mouDocument,
  sealText,
} from '../../../functions/domain/agreement/mou.ts';
import { MouDocument } from '../../../functions/domain/agreement/mou-document.ts';
import { signatoriesOf } from '../../../functions/domain/agreement/signatories.ts';
import { bridge, completeProposal, harrowbeck, harrowbeckUrn, partnership } from '../wendle.ts';

const source = (changes: Partial<DocumentSource> = {}): DocumentSource => ({
  partnership: partnership(),
  content: completeProposal(),
  version: 1,
  decisions: [
    { party: 'harrowbeck', on: '2025-07-10', means: 'meeting', reference: 'Minute 7.2' },
    { party: 'wendle-bridge', on: '2025-07-03', means: 'written-resolution', carriedFrom: 1 },
  ],
  nameOf: (person) => `Name of ${person}`,
  ...changes,
});

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};
const wholeText = (document: MouDocument): string => textsIn(document).join('\n');

describe('schools that follow one another', () => {
  const aged = (one: string, other: string) => {
    const whole = partnership();
    const schools = whole.schools.map((school, at) => ({ ...school, ages: at === 0 ? one : other }));
    const { sections } = mouDocument(source({ partnership: { ...whole, schools } }));
    return wholeText({ ...mouDocument(source()), sections: sections.filter(({ id }) => id === 'no-recruitment') });
  };

  test('promise not to recruit outside the usual move, and others not to recruit each other’s pupils', () => {
    expect(aged('4-7', '7-11')).toContain('No recruiting outside the usual move');
    expect(aged('4-7', '7-11')).toMatch(/outside the usual move from one school to the next, as from .+ to .+\./);
    expect(aged('4-11', '4-11')).toContain('No recruiting of each other’s pupils');
    expect(aged('4-11', '4-11')).not.toContain('usual move');
  });
});

describe('a host', () => {
  test('promises what a processor must, wherever pupils of another school come to it, and only there', () => {
    const content = completeProposal();
    const hosted = wholeText(dataSharingDocument(source()));
    expect(content.activities.some(({ schools }) => schools.length > 1)).toBe(true);
    for (const duty of ['Article 28', 'told it in writing', 'pass them to nobody else', 'goes wrong', 'give them back'])
      expect(hosted).toContain(duty);
    const alone = content.activities.map((one) => ({ ...one, host: harrowbeckUrn, schools: [harrowbeckUrn] }));
    const own = dataSharingDocument(source({ content: { ...content, activities: alone } }));
    expect(wholeText(own)).not.toContain('Article 28');
  });
});

describe('the agreement', () => {
  test('holds everything that the parties promised', () => {
    const text = wholeText(mouDocument(source()));
    for (const promised of [
      'Governing body of Harrowbeck Primary School',
      'Wendle Bridge High School (URN 999004)',
      'not meant to bind in law',
      '1 September 2025',
      '31 August 2026',
      'Every child can do science',
      'We tell each other early',
      'Ten lab sessions for every Year 5 class',
      '£1,200',
      'A laboratory',
      'Name of dan',
      'Ten sessions held',
      'Interest in science',
      'Mixed Year 5 lab sessions',
      'Name of amara, until 21 July 2026',
      'Name of mel',
      'Name of mo',
      '11 September 2025',
      '£3,200',
      'Each school pays Wendle Bridge by 1 October.',
      'tax',
      'A survey in October and June.',
      'separate data sharing agreement',
      'Wren, 01632 960001',
      'recruit',
      'The deputy takes over.',
      '60 days of notice',
      'Under quality of education.',
      'Termly to governors',
      'Minute 7.2',
      '3 July 2025, to version 1',
      'as head of Harrowbeck Primary School',
    ]) {
      expect(text).toContain(promised);
    }
  });

  test('numbers its sections from 1 without a break, and has the shape of a sealed document', () => {
    const document = mouDocument(source());
    expect(MouDocument.parse(document)).toEqual(document);
    expect(document.sections.map(({ heading }) => Number.parseInt(heading, 10))).toEqual(
      document.sections.map((_, i) => i + 1),
    );
    expect(document.sections.length).toBe(16);
  });

  test('of a party that has left says nothing', () => {
    const left = [{ party: 'wendle-bridge', on: '2026-01-01' }];
    const document = mouDocument(source({ partnership: partnership({ left }) }));
    const parties = document.sections.find(({ id }) => id === 'parties');
    expect(textsIn(parties).join()).not.toContain('Wendle Bridge');
    expect(textsIn(document.sections.at(-1)).join()).not.toContain('Wendle Bridge');
  });

  test('without an end date says that it has none', () => {
    const content = completeProposal({ agreement: { form: 'mou', from: '2025-09-01' } });
    expect(wholeText(mouDocument(source({ content })))).toContain('It has no end date.');
  });

  test('an empty proposal still gives a document', () => {
    const content = completeProposal({
      purposes: [],
      activities: [],
      schools: [],
      meetings: [],
      aims: [],
      contacts: [],
    });
    const empty = {
      ...content,
      agreement: {},
      evaluation: {},
      dataSharing: {},
      money: { income: [], spending: [], payments: '' },
    };
    for (const make of [mouDocument, dataSharingDocument]) {
      const document = make(source({ content: empty, decisions: [] }));
      expect(wholeText(document)).not.toContain('undefined');
      expect(document.sections.every(({ blocks }) => blocks.length > 0)).toBe(true);
    }
  });
});

describe('the data agreement', () => {
  test('says who shares, what, why, how long, and what is hidden', () => {
    const parties = [harrowbeck({ lawfulBasis: 'public-task', dataProtectionContact: 'mo' }), bridge()];
    const text = wholeText(dataSharingDocument(source({ partnership: partnership({ parties }) })));
    for (const said of [
      'public task',
      'Name of mo',
      'Totals by year group',
      'Two years',
      'below 6',
      'no total is published',
      'before every party has signed',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('as head of');
  });
});

describe('the seal', () => {
  const changed = fc.constantFrom<Partial<DocumentSource>>(
    {},
    { version: 2 },
    { content: completeProposal({ noticeDays: 61 }) },
    { content: completeProposal({ chair: 'dan' }) },
    { decisions: [] },
    { nameOf: (person) => person },
    { partnership: partnership({ name: 'Tarn' }) },
  );

  test('is of the same text for the same source, and of another for any other', () => {
    fc.assert(
      fc.property(changed, changed, (one, other) => {
        const texts = [one, other].map((changes) => sealText(mouDocument(source(changes))));
        expect(texts[0] === texts[1]).toBe(one === other);
      }),
    );
  });
});

describe('the differences of two versions', () => {
  test('are none for the same document, and name the section that changed', () => {
    const before = mouDocument(source());
    const after = mouDocument(source({ content: completeProposal({ noticeDays: 30 }) }));
    expect(documentDifferences(before, before).every(({ state }) => state === 'same')).toBe(true);
    const changed = documentDifferences(before, after).filter(({ state }) => state !== 'same');
    expect(changed.map(({ id }) => id)).toEqual(['changes']);
    expect(changed[0]?.passages.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['30 ']);
  });

  test('do not count a section as changed because its number is', () => {
    const before = mouDocument(source());
    const after = mouDocument(source({ content: completeProposal({ noRecruitment: false }) }));
    const changed = documentDifferences(before, after).filter(({ state }) => state !== 'same');
    expect(changed.map(({ id, state }) => [id, state])).toEqual([['no-recruitment', 'removed']]);
  });

  test('show sections added and removed', () => {
    const after = mouDocument(source());
    const before = { ...after, sections: after.sections.slice(1) };
    expect(documentDifferences(before, after)[0]).toMatchObject({ id: 'parties', state: 'added' });
    expect(documentDifferences(after, before).at(-1)).toMatchObject({ id: 'parties', state: 'removed' });
  });
});

describe('who signs', () => {
  test('the agreement: every signatory and every head', () => {
    expect(signatoriesOf(partnership(), 'mou').map(({ person }) => person)).toEqual(['amara', 'ann', 'hugh', 'wren']);
  });

  test('the data agreement: one signatory of every party that is still in', () => {
    const parties = [harrowbeck({ signatories: ['amara', 'hugh'] }), bridge()];
    expect(signatoriesOf(partnership({ parties }), 'data-agreement')).toEqual([
      { person: 'amara', as: 'for Governing body of Harrowbeck Primary School' },
      { person: 'ann', as: 'for Wendle Bridge Academy Trust' },
    ]);
    const left = [{ party: 'harrowbeck', on: '2026-01-01' }];
    expect(signatoriesOf(partnership({ left }), 'mou').map(({ person }) => person)).toEqual(['ann', 'wren']);
  });

  test('promises of deletion only what the product does, and leaves to each party what is its own', () => {
    const text = wholeText(dataSharingDocument(source()));
    expect(text).toContain('This system deletes what a school sent by itself, 12 months after the review has closed.');
    expect(text).toContain('Each party deletes its own copies: this system does not hold them.');
    expect(text).not.toMatch(/copies included|deleted at once/);
  });
});
