import { describe, expect, it } from 'vitest';
import { factsIn } from '../../infra/proof/reading/facts.ts';
import { lexiconOf, prove } from '../../infra/proof/reading/prove.ts';
import { sentencesIn, sentencesOnPage } from '../../infra/proof/reading/sentences.ts';

const fragments = [
  { text: 'The plan comes to your', at: 'functions/mail/a.ts:3' },
  { text: 'meeting', at: 'functions/mail/a.ts:3' },
  { text: 'asks this of you.', at: 'functions/mail/b.ts:9' },
  { text: 'yes', at: 'functions/mail/c.ts:1' },
  { text: 'said', at: 'functions/mail/c.ts:2' },
];
const facts = factsIn([
  { partition: 'p#valley', sort: 'request#1', body: { agenda: { meetingOn: '2026-06-18' } } },
  { partition: 'p#valley', sort: 'person#ada', body: { name: 'Ada Lowe', email: 'ada@valley.example' } },
]);
const lexicon = lexiconOf(fragments, facts);

describe('the reading of a year', () => {
  it('names the template of a sentence and the fields that filled its holes', () => {
    expect(prove('The plan comes to your 18 June meeting', lexicon)).toEqual({
      templates: ['functions/mail/a.ts:3'],
      facts: ['request#1.agenda.meetingOn'],
    });
    expect(prove('Ada Lowe asks this of you.', lexicon)?.facts).toEqual(['person#ada.name']);
  });

  it('proves no sentence with a date, a name or a word that nobody has written down', () => {
    expect(prove('The plan comes to your 25 June meeting', lexicon)).toBeUndefined();
    expect(prove('Ada Hill asks this of you.', lexicon)).toBeUndefined();
    expect(prove('The plan comes to nothing', lexicon)).toBeUndefined();
  });

  it('says of a number that it was counted or worked out', () => {
    const counted = lexiconOf([{ text: 'hours were given', at: 'functions/x.ts:1' }], []);
    expect(prove('134 hours were given', counted)?.facts).toEqual(['worked out: 134']);
  });

  it('takes no sentence that is put together of single words', () => {
    const words = 'a board can say what it wants to say and then say more'.split(' ');
    const single = lexiconOf(
      words.map((text) => ({ text, at: 'functions/y.ts:1' })),
      [],
    );
    expect(prove(words.join(' '), single)).toBeUndefined();
  });

  it('reads a page block by block, and an email sentence by sentence, without addresses', () => {
    expect(
      sentencesOnPage('<main><h1>Two things</h1><ul><li>One. Two of it.</li></ul><p>Go <b>on</b></p></main>'),
    ).toEqual(['Two things', 'One.', 'Two of it.', 'Go on']);
    expect(sentencesIn('Read it:\nhttps://a.example/l/x\nThank you.')).toEqual(['Read it:', 'Thank you.']);
  });
});
