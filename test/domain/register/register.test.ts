import { describe, expect, test } from 'vitest';
import { straightKilometres } from '../../../functions/domain/partnership/school-facts.ts';
import { openRegister } from '../../../functions/domain/register/register.ts';
import type { RegisterSchool } from '../../../functions/domain/register/register-school.ts';
import { spreadOf, travelFor } from '../../../functions/domain/register/travel-cost.ts';
import { fileOf } from '../diary/files.ts';

const asRegister = async (name: string) => {
  const { partnership } = await fileOf(name);
  const schools: RegisterSchool[] = partnership.schools.map(
    ({ urn, name: called, phase, type, easting, northing }) => ({
      urn,
      name: called,
      phase,
      type,
      group: 'Made up',
      closing: false,
      ...(easting !== undefined && northing !== undefined && { easting, northing }),
    }),
  );
  const pairs = partnership.schools.flatMap((one, at) =>
    partnership.schools.slice(at + 1).flatMap((other) => straightKilometres(one, other) ?? []),
  );
  return { register: openRegister('2026-11-01', schools, []), schools, pairs };
};

describe('how near schools are', () => {
  test('Wendle Valley: 2.05 to 5.17 km, nothing to warn of; Wendle Park to Wendle Bridge and back 8.35 miles, 18 minutes', async () => {
    const { pairs, schools } = await asRegister('wendle-valley');
    expect([Math.min(...pairs), Math.max(...pairs)].map((km) => km.toFixed(2))).toEqual(['2.05', '5.17']);
    expect(spreadOf(schools.length, pairs)).toMatchObject({ large: false, spreadOut: false, nextDoor: false });
    const travel = travelFor(Math.max(...pairs), '2026-11-30');
    expect(travel.milesThereAndBack.toFixed(2)).toBe('8.35');
    expect(travel).toMatchObject({ minutes: 18, penceThereAndBack: 376 });
  });

  test('Calder Edge: large, 6.34 km at the widest; nearest to Edge High the college, Millbank and Canalside', async () => {
    const { register, pairs, schools } = await asRegister('examples/calder-edge');
    expect(spreadOf(schools.length, pairs)).toMatchObject({ large: true, spreadOut: false });
    expect(Math.max(...pairs).toFixed(2)).toBe('6.34');
    const near = register.near({ easting: 401_200, northing: 425_300 }, 2, { except: '999021', most: 3 });
    expect(near.map(({ school, kilometres }) => [school.name.split(' ')[0], kilometres.toFixed(2)])).toEqual([
      ['Calder', '0.92'],
      ['Millbank', '1.08'],
      ['Canalside', '1.21'],
    ]);
  });

  test('Tarn: next door, and nobody claims a mile', async () => {
    const { pairs, schools } = await asRegister('examples/tarn');
    expect(pairs.map((km) => km.toFixed(2))).toEqual(['0.07']);
    expect(spreadOf(schools.length, pairs).nextDoor).toBe(true);
    expect(travelFor(pairs[0] ?? 1, '2026-11-30').penceThereAndBack).toBe(0);
  });
});

describe('finding by words', () => {
  const school = (urn: string, name: string, more: Partial<RegisterSchool> = {}): RegisterSchool => ({
    urn,
    name,
    phase: 'Primary',
    type: 'Community school',
    group: 'Made up',
    closing: false,
    ...more,
  });
  const register = openRegister(
    '2026-11-01',
    [
      school('100001', "St Mary's Catholic Primary School", { town: 'Ashby', postcode: 'LE65 1AB' }),
      school('100002', 'All Saints’ Infant School', { town: 'Beckford' }),
      school('100003', 'Ashby Grange', { town: 'Carrow' }),
    ],
    [],
  );
  const found = (words: string) => register.find(words).map(({ urn }) => urn);

  test('as far as they are typed, with either apostrophe or none, in any order', () => {
    expect(found('st marys')).toEqual(['100001']);
    expect(found("primary st mary's ash")).toEqual(['100001']);
    expect(found('all saints’ inf')).toEqual(['100002']);
    expect(found('ashby')).toEqual(['100003', '100001']);
  });

  test('by postcode with and without its space, by number, and by nothing', () => {
    expect(found('le65 1ab')).toEqual(['100001']);
    expect(found('LE651')).toEqual(['100001']);
    expect(found('100002')).toEqual(['100002']);
    expect(found('  ')).toEqual([]);
    expect(found('nowhere')).toEqual([]);
  });
});
