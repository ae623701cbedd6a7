import { expect, test } from 'vitest';
import { expand, termlessSchools, writtenAt } from '../../../functions/domain/partnership/partnership-file.ts';
import { aPartnershipFile, someTerms } from '../../builders/partnership.ts';

const ownTerms = someTerms().map((term) => ({ ...term, closed: [] }));

/** Four schools of which only the third has terms of its own. */
const file = () => {
  const written = aPartnershipFile();
  return {
    ...written,
    schools: written.schools.map((school, at) => (at === 2 ? { ...school, terms: ownTerms } : school)),
  };
};

test('schools without terms of their own keep the shared ones', () => {
  const terms = expand(file()).schools.map((school) => school.terms);
  expect(terms).toEqual([someTerms(), someTerms(), ownTerms, someTerms()]);
});

test('the full form has the partnership’s own answers beside its people', () => {
  const expanded = expand(file());
  expect(expanded).toMatchObject({ id: 'valley', name: 'Valley Partnership', year: '202627', suppressBelow: 6 });
  expect(expanded.people).toEqual(file().people);
});

test('what the full form says leads back to where it was written', () => {
  expect(writtenAt(file(), ['year'])).toEqual(['partnership', 'year']);
  expect(writtenAt(file(), ['schools', 1, 'terms', 0, 'start'])).toEqual(['terms', 0, 'start']);
  expect(writtenAt(file(), ['schools', 2, 'terms', 0, 'start'])).toEqual(['schools', 2, 'terms', 0, 'start']);
  expect(writtenAt(file(), ['schools', 1, 'urn'])).toEqual(['schools', 1, 'urn']);
  expect(writtenAt(file(), ['parties', 0, 'id'])).toEqual(['parties', 0, 'id']);
});

test('schools are told to have no terms only when none are shared', () => {
  const { terms: _, ...unshared } = file();
  expect(termlessSchools(file())).toEqual([]);
  expect(termlessSchools(unshared)).toEqual([0, 1, 3]);
});
