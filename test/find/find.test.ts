/** Finding schools from inside a partnership, by the register that somebody has brought. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegister } from '../../functions/domain/register/register.ts';
import type { RegisterSchool } from '../../functions/domain/register/register-school.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
const school = (urn: string, name: string, more: Partial<RegisterSchool>): RegisterSchool => ({
  urn,
  name,
  phase: 'Primary',
  type: 'Community school',
  group: 'Local authority maintained schools',
  closing: false,
  ...more,
});
const registered = [
  school('100001', 'Near Primary School', {
    easting: 401_000,
    northing: 300_000,
    town: 'Ashby',
    lowAge: 4,
    highAge: 11,
  }),
  school('100002', 'Far High School', {
    easting: 408_000,
    northing: 300_000,
    phase: 'Secondary',
    pupils: 900,
    trust: 'Ash Learning Trust',
  }),
  school('900001', 'Alder Primary School', { council: 'Ashshire' }),
  school('100003', 'Nowhere School', { town: 'Carrow' }),
  school('100004', 'Closing School', { easting: 400_000, northing: 301_500, closing: true }),
];

let asOf: string | undefined;

beforeEach(async () => {
  asOf = '2026-11-01';
  world = await aYear({ schools: async () => (asOf === undefined ? undefined : openRegister(asOf, registered, [])) });
  await work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const schools = whole.schools.map((one, at) =>
      at === 0 ? { ...one, easting: 400_000, northing: 300_000, ages: '4-11' } : one,
    );
    tx.write(partnerships, theOne, { ...whole, schools });
  });
});
afterEach(() => world.stop());

const open = async (path = '/find', person = 'lead-alder') => (await world.signedIn(person)).open(path);

describe('finding schools', () => {
  it('shows those that are near, nearest first, with what it takes and what speaks for each', async () => {
    const page = await open();
    expect(page.heading).toBe('2 schools within 5 km of Alder');
    expect(page.text).toContain('1. Near Primary School, Ashby');
    expect(page.text).toContain('1.00 km');
    expect(page.text).toContain('You both teach pupils from 4 to 11');
    expect(page.text).toContain('It is proposed to close');
    expect(page.text).toContain('as of 1 November 2026, under the Open Government Licence');
    expect(page.text).not.toContain('Far High School');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('names the council and the trusts to ask, and what schools do together', async () => {
    const page = await open('/find?km=20');
    expect(page.text).toContain('Ashshire: its school improvement team');
    expect(page.text).toContain('The trusts around you: Ash Learning Trust');
    expect(page.text).toContain('Sharing teachers of shortage subjects');
    expect(page.text).toContain('has a place in the plan');
  });

  it('keeps to one trust, or one council', async () => {
    expect((await open('/find?km=20&trust=Ash+Learning+Trust')).heading).toBe('1 school within 20 km of Alder');
    expect((await open('/find?km=20&council=Elsewhere')).heading).toBe('0 schools within 20 km of Alder');
  });

  it('looks further when it is asked, and by phase', async () => {
    const page = await open('/find?km=10&phase=Secondary');
    expect(page.heading).toBe('1 school within 10 km of Alder');
    expect(page.text).toContain('Far High School');
  });

  it('finds one by its name, and says that its place is not known', async () => {
    const page = await open('/find?words=carrow');
    expect(page.text).toContain('Nowhere School');
    expect(page.text).toContain('The register does not say where it is');
    expect(page.text).not.toContain('0.00 km');
  });

  it('warns of an old register, and says what to do without one', async () => {
    asOf = '2026-06-01';
    expect((await open()).text).toContain('The register is of 1 June 2026.');
    asOf = undefined;
    expect((await open()).text).toContain('Nobody has brought the register of schools here yet.');
  });

  it('lets an admin invite a head by name, email and URN, and nobody else', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, { ...whole, roles: { ...whole.roles, admin: 'head-birch' } });
    });
    expect((await open('/find/invite', 'lead-alder')).status).toBe(403);
    const form = await open('/find/invite', 'head-birch');
    const wrong = await form.submit({ name: 'Helen Whitlock', email: 'helen', urn: '100009' });
    expect(wrong.errors).toEqual(['Enter an email address, like sam@school.example']);
    const unknown = await form.submit({ name: 'Helen Whitlock', email: 'helen@near.example', urn: '100009' });
    expect(unknown.errors).toEqual(['The register has no open school with this number']);
    const done = await form.submit({ name: 'Helen Whitlock', email: 'helen@near.example', urn: '100001' });
    expect(done.text).toContain('The invitation is on its way.');
    expect(await world.effects('search-mail')).toMatchObject([{ letter: 'search-opened' }]);
  });

  it('is for those who choose partners, and changes nothing', async () => {
    expect((await open('/find', 'alder-board-2')).status).toBe(403);
    expect((await open('/find?words=%3Cscript%3E&km=999')).status).toBe(200);
  });
});
