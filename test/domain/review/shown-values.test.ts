import { describe, expect, it } from 'vitest';
import { isAboutPupils, Measure } from '../../../functions/domain/proposal/proposal.ts';
import { shownValues } from '../../../functions/domain/review/shown-values.ts';
import { whoKnowTogether } from '../../../functions/review/publish-figures.ts';
import { aPartnershipFile } from '../../builders/partnership.ts';

const measure = (name: string, unit: string, about?: 'pupils' | 'work') =>
  Measure.parse({ name, unit, source: 'Register', ...(about && { about }) });

describe('a measure about how pupils do', () => {
  it.each([
    [measure('Year 5 at the expected standard in science', 'per cent'), true],
    [measure('Attendance', 'per cent of pupils'), true],
    [measure('Places taken in workshops', 'per cent of 180 places'), false],
    [measure('Sessions held', 'sessions'), false],
    [measure('Reading', 'points', 'pupils'), true],
    [measure('Pupils who came', 'per cent of pupils', 'work'), false],
  ])('is told by the plan, or by what it is counted in: %j', (one, is) => {
    expect(isAboutPupils(one)).toBe(is);
  });

  it('is never printed school by school: its value would give a hidden figure back', () => {
    const science = measure('Year 5 at the expected standard in science', 'per cent');
    const sessions = measure('Sessions held', 'sessions');
    const values = [
      { measure: science.name, value: 82 },
      { measure: sessions.name, value: 7 },
      { measure: 'Not in the plan', value: 1 },
    ];
    expect(shownValues({ values }, [science, sessions])).toEqual([{ measure: 'Sessions held', value: 7 }]);
  });
});

describe('who knows figures together', () => {
  it('is each party, and whoever is head of several schools', () => {
    const file = aPartnershipFile();
    const [first, second] = file.schools;
    if (!first || !second) throw new Error('no schools');
    const schools = [first, { ...second, head: first.head }, ...file.schools.slice(2)];
    expect(whoKnowTogether({ ...file, schools })).toContainEqual([first.urn, second.urn]);
    expect(whoKnowTogether(file)).toEqual(file.parties.map((party) => party.schools));
  });
});
