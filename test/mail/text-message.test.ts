/** A letter as a text message: one ask, a date, the whole link, two segments at most. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recipientOf } from '../../functions/domain/asking/request.ts';
import { mobileNumber, shownNumber } from '../../functions/domain/telephone.ts';
import { asTextMessage, inAlphabet, segmentsOf } from '../../functions/mail/as-text-message.ts';
import type { Letter } from '../../functions/mail/letter.ts';
import { peopleOf } from '../builders/partnership.ts';
import { aLink, aRequest } from './contexts.ts';
import { everyLetter } from './every-letter.ts';
import { byMeeting, valley } from './wendle-letters.ts';

const longHost = `https://${'partnerships.'.repeat(4)}example.sch.uk`;

describe('every letter that goes by text', () => {
  const texts = everyLetter(valley, peopleOf(valley)).flatMap(({ name, mail, context, letter }) => {
    const text = asTextMessage(letter, { template: mail, person: context.person.id, request: context.request });
    return text === undefined ? [] : [{ name, mail, context, text }];
  });

  it('fits two segments, holds a date and ends with the link of its own person', () => {
    expect(texts.length).toBeGreaterThan(50);
    for (const { name, text } of texts) {
      expect([name, segmentsOf(text)]).toEqual([name, Math.min(segmentsOf(text), 2)]);
      expect([name, inAlphabet(text)]).toEqual([name, text]);
      expect(text.endsWith(` ${aLink}`)).toBe(true);
      expect([name, /\d{1,2} [A-Z][a-z]+/.test(text.replace(aLink, ''))]).toEqual([name, true]);
    }
  });

  it('names the partnership and whom it is for before it asks', () => {
    for (const { name, context, text } of texts)
      expect([name, text.startsWith(inAlphabet(`Wendle Valley, for ${context.person.name}: `))]).toEqual([name, true]);
  });

  it('asks somebody for something: nobody is only told by text, and nothing is signed from one', () => {
    for (const { name, mail, context } of texts) {
      const part = context.request && recipientOf(context.request, context.person.id)?.part;
      expect([name, part]).toEqual([name, 'answers']);
      expect(['ask', 'remind']).toContain(mail);
      expect(context.request?.kind).not.toMatch(/^sign-/);
    }
  });
});

describe('a long ask', () => {
  it('is cut, the link never is', () => {
    const request = aRequest(valley, byMeeting);
    const person = request.recipients[0]?.person ?? '';
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (subject) => {
        const href = `${longHost}/l/${'a'.repeat(64)}`;
        const letter: Letter = {
          subject,
          greeting: 'x',
          paragraphs: [],
          partnership: 'x',
          personalLink: true,
          action: { label: 'x', href },
        };
        const text = asTextMessage(letter, { template: 'ask', person, request }) ?? '';
        expect(text.endsWith(` ${href}`)).toBe(true);
        expect(segmentsOf(text)).toBeLessThanOrEqual(2);
        expect(inAlphabet(text)).toBe(text);
      }),
    );
  });

  it('goes by mail where its link alone would fill a message', () => {
    const request = aRequest(valley, byMeeting);
    const person = request.recipients[0]?.person ?? '';
    const action = { label: 'x', href: `${longHost}/l/${'a'.repeat(300)}` };
    const letter: Letter = {
      subject: 'Please',
      greeting: 'x',
      paragraphs: [],
      partnership: 'x',
      personalLink: true,
      action,
    };
    expect(asTextMessage(letter, { template: 'ask', person, request })).toBeUndefined();
  });

  it('is written with letters that every telephone knows', () => {
    expect(inAlphabet('Zoë’s “plan” – 5 łódź…')).toBe('Zoe\'s "plan" - 5 ?odz...');
    expect(inAlphabet('£3 für Æ é')).toBe('£3 für Æ é');
    expect([segmentsOf('x'.repeat(160)), segmentsOf('x'.repeat(161)), segmentsOf('€'.repeat(80))]).toEqual([1, 2, 1]);
  });
});

describe('a mobile number', () => {
  it.each([
    ['07700 900114', '+447700900114'],
    ['+44 7700 900114', '+447700900114'],
    ['+44 (0)7700 900-114', '+447700900114'],
    ['0044 7700900114', '+447700900114'],
    ['07624 123456', '+447624123456'],
  ])('%s is %s', (typed, number) => {
    expect(mobileNumber(typed)).toBe(number);
    expect(mobileNumber(shownNumber(number))).toBe(number);
  });

  it.each([
    '7700900114',
    '070 1234 5678',
    '07600 123456',
    '0161 496 0000',
    '+33 612345678',
    '07700 90011',
    '',
    '07700 900114 x',
  ])('%s is none', (typed) => {
    expect(mobileNumber(typed)).toBeUndefined();
  });
});
