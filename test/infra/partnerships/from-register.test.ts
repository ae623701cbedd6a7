import { expect, it } from 'vitest';
import { openRegister } from '../../../functions/domain/register/register.ts';
import type { RegisterSchool } from '../../../functions/domain/register/register-school.ts';
import { checkPartnerships } from '../../../infra/partnerships/check.ts';
import { interview } from '../../../infra/partnerships/interview.ts';

const twoSchools = 'infra/partnerships/examples/two-schools.yaml';
const entry = (urn: string, name: string, more: Partial<RegisterSchool> = {}): RegisterSchool => ({
  urn,
  name,
  phase: 'Primary',
  type: 'Community school',
  group: 'Local authority maintained schools',
  closing: false,
  ...more,
});

it('says where a file and the register differ, and is no fault', async () => {
  const schools = openRegister(
    '2026-11-01',
    [
      entry('999011', 'Tarn Infant School', {
        lowAge: 4,
        highAge: 7,
        pupils: 140,
        easting: 359_400,
        northing: 491_200,
      }),
      entry('999012', 'Tarn Junior Academy', {
        type: 'Academy converter',
        pupils: 90,
        closing: true,
      }),
    ],
    [],
  );
  const { lines, ok } = await checkPartnerships(twoSchools, schools);
  expect(ok).toBe(true);
  expect(lines[0]).toBe('Beside the register of 2026-11-01:');
  expect(lines.slice(1, -1)).toEqual([
    '  two-schools.yaml: Tarn Junior School (999012): name is "Tarn Junior School" in the file and "Tarn Junior Academy" in the register',
    '  two-schools.yaml: Tarn Junior School (999012): type is "Community school" in the file and "Academy converter" in the register',
    '  two-schools.yaml: Tarn Junior School (999012): 188 pupils in the file and 90 in the register',
    '  two-schools.yaml: Tarn Junior School (999012): it is proposed to close, says the register',
  ]);
});

it('says that a school has closed, or is not known', async () => {
  const schools = openRegister('2026-11-01', [], [{ urn: '999011', name: 'Tarn Infant School', on: '2026-08-31' }]);
  const { lines } = await checkPartnerships(twoSchools, schools);
  expect(lines.join('\n')).toContain('(999011): closed on 2026-08-31, says the register');
  expect(lines.join('\n')).toContain('(999012): the register has no open school with this number');
});

it('says nothing of a register that nobody brought', async () => {
  expect((await checkPartnerships(twoSchools)).lines).toEqual(['1 file without a fault, 0 faults']);
});

it('takes name, phase, type, ages, pupils, meals, postcode and position of a school by its number', async () => {
  const schools = openRegister(
    '2026-11-01',
    [
      entry('999011', 'Ash School', {
        lowAge: 4,
        highAge: 11,
        pupils: 210,
        freeSchoolMeals: 31,
        postcode: 'AB1 2CD',
        easting: 400_000,
        northing: 300_000,
      }),
    ],
    [],
  );
  const asked: string[] = [];
  let people = 0;
  const file = await interview(
    async (question, schema, usual) => {
      asked.push(question);
      const answer = (): string | undefined => {
        if (question.includes('URN')) return '999011';
        if (question.includes('How many parties')) return '2';
        if (question.includes('academic year')) return '202627';
        if (question.includes('what it is')) return 'maintained-governing-body';
        if (/term: (first|last)/.test(question)) return '2026-09-02';
        if (question.includes('email')) return `p${people++}@ash.example`;
        if (question.includes('in post')) return '7';
        return usual ?? (question.includes('may') ? 'no' : 'Somebody');
      };
      return schema.parse(answer());
    },
    { schools },
  );
  expect(file.schools[0]).toMatchObject({
    urn: '999011',
    name: 'Ash School',
    phase: 'Primary',
    type: 'Community school',
    ages: '4-11',
    pupils: 210,
    freeSchoolMeals: 31,
    postcode: 'AB1 2CD',
    easting: 400_000,
    northing: 300_000,
  });
  expect(asked.filter((question) => /phase|: type/.test(question))).toEqual([]);
});

it('does not call it a difference where the register says nothing', async () => {
  const bare = [entry('999011', 'Tarn Infant School'), entry('999012', 'Tarn Junior School')];
  const { lines } = await checkPartnerships(twoSchools, openRegister('2026-11-01', bare, []));
  expect(lines).toEqual(['1 file without a fault, 0 faults']);
});
