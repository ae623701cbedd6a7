import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainName } from '../../../functions/domain/names.ts';
import {
  possessive,
  shortPartnershipName,
  shortPartyName,
  shortSchoolName,
} from '../../../functions/domain/partnership/short-names.ts';
import { aPartnership, aParty, aSchool } from '../../builders/partnership.ts';

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
    [
      'Our Lady of Perpetual Succour Roman Catholic Primary School, a Voluntary Academy',
      'Our Lady of Perpetual Succour',
    ],
    ["All Saints' Church of England Primary School", "All Saints'"],
    ['St Peter, St Paul and All Angels School', 'St Peter, St Paul and All Angels'],
  ])('calls the school "%s" %s', (name, short) => {
    const school = aSchool('one', '999001', { name });
    expect(shortSchoolName(school, { schools: [school] })).toBe(short);
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
    const names = ['Harrowbeck', "St Aldwyn's", 'Mills', "All Saints'", 'All Saints’'];
    expect(names.map(possessive)).toEqual(["Harrowbeck's", "St Aldwyn's", "Mills'", "All Saints'", 'All Saints’']);
  });

  const schoolsCalled = (...names: string[]) => names.map((name, at) => aSchool(`s${at}`, `99900${at}`, { name }));
  const shortNamesOf = (...names: string[]) => {
    const schools = schoolsCalled(...names);
    return schools.map((school) => shortSchoolName(school, { schools }));
  };

  it('tells two schools of one name apart by what kind of school they are', () => {
    expect(shortNamesOf("St Mary's Catholic Infant School", 'St Mary’s Catholic Junior School')).toEqual([
      "St Mary's Infant",
      'St Mary’s Junior',
    ]);
    expect(shortNamesOf('Hollin Infant School', 'Hollin Junior School', 'Harrowbeck Primary School')).toEqual([
      'Hollin Infant',
      'Hollin Junior',
      'Harrowbeck',
    ]);
  });

  it('tells even two of one whole name apart, by their numbers', () => {
    expect(shortNamesOf('St John School', 'St John School')).toEqual([
      'St John School (999000)',
      'St John School (999001)',
    ]);
  });

  it('is the name that the file sets', () => {
    const [one, other] = schoolsCalled("St Mary's Infant School", "St Mary's Junior School");
    const schools = [{ ...one, shortName: "St Mary's Infants" }, other] as NonNullable<typeof one>[];
    expect(schools.map((school) => shortSchoolName(school, { schools }))).toEqual([
      "St Mary's Infants",
      "St Mary's Junior",
    ]);
  });

  const someName = fc
    .tuple(
      fc.constantFrom('Hollin', "St Mary's", 'St Mary’s', 'ST MARY’S', 'The', 'Łódź'),
      fc.subarray(['Catholic', 'CofE', 'Infant', 'Junior', 'Primary', 'Academy', 'School'], { minLength: 0 }),
    )
    .map(([first, rest]) => [first, ...rest].join(' '));

  it('are never the same for two schools, whatever they are called, and always begin as the name does', () => {
    fc.assert(
      fc.property(fc.array(someName, { minLength: 2, maxLength: 8 }), (names) => {
        const short = shortNamesOf(...names);
        const plain = short.map(plainName);
        expect(new Set(plain).size).toBe(names.length);
        for (const [at, name] of short.entries()) {
          expect(plainName(name).startsWith(plainName(names[at] ?? '').split(' ')[0] ?? '')).toBe(true);
        }
      }),
    );
  });

  it('of two boards are never the same', () => {
    const schools = schoolsCalled("St Mary's Catholic Infant School", "St Mary's Catholic Junior School");
    const { parties } = aPartnership({
      schools,
      parties: schools.map(({ name, urn }, at) =>
        aParty(`p${at}`, { schools: [urn], name: `Governing Body of ${name}` }),
      ),
    });
    expect(parties.map((party) => shortPartyName(party, { schools, parties }))).toEqual([
      "St Mary's Infant",
      "St Mary's Junior",
    ]);
    const alike = parties.map((party) => ({ ...party, name: 'The Trust' }));
    const named = alike.map((party) => shortPartyName(party, { schools, parties: alike }));
    expect(new Set(named).size).toBe(2);
  });
});
