import { describe, expect, it } from 'vitest';
import {
  possessive,
  shortPartnershipName,
  shortPartyName,
  shortSchoolName,
} from '../../../functions/domain/partnership/short-names.ts';
import { aPartnership, aSchool } from '../../builders/partnership.ts';

describe('short names', () => {
  it.each([
    ['Wendle Valley Learning Partnership', 'Wendle Valley'],
    ['The Tarn Partnership', 'Tarn'],
    ['Calder Edge', 'Calder Edge'],
    ['Learning Partnership', 'Learning'],
    ['Partnership', 'Partnership'],
  ])('calls the partnership "%s" %s', (name, short) => {
    expect(shortPartnershipName(name)).toBe(short);
  });

  it.each([
    ['Harrowbeck Primary School', 'Harrowbeck'],
    ["St Aldwyn's CofE Junior Academy", "St Aldwyn's"],
    ['Wendle Bridge High School', 'Wendle Bridge'],
    ['St Mary Church of England (Voluntary Aided) Primary School', 'St Mary'],
    ['High School Lane Nursery', 'High School Lane'],
    ['The Grammar School', 'The Grammar School'],
    ['Primary School', 'Primary School'],
  ])('calls the school "%s" %s', (name, short) => {
    expect(shortSchoolName(name)).toBe(short);
  });

  it('calls a party with one school by that school, when its own name holds it', () => {
    const { schools } = aPartnership({
      schools: [aSchool('harrowbeck', '999002', { name: 'Harrowbeck Primary School' })],
    });
    const named = (name: string, urns: string[]) => shortPartyName({ name, schools: urns }, { schools });
    expect(named('Governing Body of Harrowbeck Primary School', ['999002'])).toBe('Harrowbeck');
    expect(named('Kestrel Learning Trust', ['999002'])).toBe('Kestrel Learning Trust');
    expect(named('Harrowbeck Federation', ['999002', '999003'])).toBe('Harrowbeck Federation');
    expect(named('Governing Body of Nowhere', ['000000'])).toBe('Governing Body of Nowhere');
  });

  it('says whose it is', () => {
    expect([possessive('Harrowbeck'), possessive("St Aldwyn's"), possessive('Mills')]).toEqual([
      "Harrowbeck's",
      "St Aldwyn's",
      "Mills'",
    ]);
  });
});
