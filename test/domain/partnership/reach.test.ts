/** Every part, every other, every change: who may do it, and how. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { heldBy, pairFor, wayToChange } from '../../../functions/domain/partnership/reach.ts';
import { witnessesOf } from '../../../functions/domain/partnership/witnesses.ts';
import { aPartnership, peopleOf } from '../../builders/partnership.ts';

const partnership: Partnership = (() => {
  const whole = aPartnership();
  return { ...whole, roles: { ...whole.roles, admin: 'admin' } };
})();
const everybody = peopleOf(partnership).map(({ id }) => id);
const way = (by: string, person: string, what: 'address' | 'place' = 'place') =>
  wayToChange(partnership, by, person, what) ?? '-';

/** One of each part, and what they are to the parties. */
const people = [
  'lead-alder', // leads the partnership, and the work at Alder
  'lead-birch', // deputy lead, and the work at Birch
  'head-alder', // chairs the partnership, head of Alder
  'chaser',
  'mediator',
  'admin',
  'head-birch',
  'clerk-birch-board', // and data protection contact
  'lead-dell',
  'birch-board-1', // chair of the board, signs
  'birch-board-2',
  'cedar-executive', // decides by delegation
  'clerk-joint',
] as const;

/** Row: who says so. Column: about whom. `o` oneself, `c` of the same party with no fewer parts, `t` one of the two, `-` refused. */
const table = `
                   lead-a lead-b head-a chaser mediat admin  head-b clerkb lead-d bb1    bb2    execut clerkj
lead-alder         o      -      t      -      -      t      -      -      -      -      -      -      -
lead-birch         -      o      -      -      -      -      -      -      -      -      c      -      -
head-alder         t      t      o      t      t      t      t      t      t      t      t      t      t
chaser             -      -      -      o      -      -      -      -      -      -      -      -      -
mediator           -      -      -      -      -      -      -      -      -      -      -      -      -
admin              t      t      t      t      t      o      t      t      t      t      t      t      t
head-birch         -      -      -      -      -      -      o      c      -      c      c      -      -
clerk-birch-board  -      -      -      -      -      -      -      o      -      -      c      -      -
lead-dell          -      -      -      -      -      -      -      -      -      -      -      -      -
birch-board-1      -      -      -      -      -      -      -      -      -      -      -      -      -
birch-board-2      -      -      -      -      -      -      -      -      -      -      -      -      -
cedar-executive    -      -      -      -      -      -      -      -      -      -      -      -      -
clerk-joint        -      -      -      -      -      -      -      -      -      -      -      -      o
`;

describe('who may put somebody else in a place, or nobody', () => {
  const rows = table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));

  it.each(rows.map(([by = '', ...cells]) => [by, cells] as const))('%s', (by, cells) => {
    const letters = { oneself: 'o', colleague: 'c', together: 't', file: 'f', '-': '-' } as const;
    expect(people.map((person) => letters[way(by, person)])).toEqual(cells);
  });

  it('is the same for an address, but that everybody may ask for their own', () => {
    for (const by of everybody)
      for (const person of everybody)
        expect([by, person, way(by, person, 'address')]).toEqual([
          by,
          person,
          by === person ? 'oneself' : way(by, person),
        ]);
  });
});

describe('whoever is changed', () => {
  it('is changed alone by nobody with fewer parts, from another party, or where a part reaches the whole partnership', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everybody), fc.constantFrom(...everybody), (by, person) => {
        fc.pre(by !== person && way(by, person) === 'colleague');
        const [own, theirs] = [heldBy(partnership, by), heldBy(partnership, person)];
        expect(theirs.every(({ within }) => within !== undefined)).toBe(true);
        for (const { part, within } of theirs) {
          const here = own.filter((one) => one.within === within);
          expect(here.length).toBeGreaterThanOrEqual(theirs.length);
          if (part === 'signs' || part === 'delegate') expect(here.map((one) => one.part)).toContain('signs');
        }
      }),
    );
  });

  it('is never one of the two who change them, and both of the two are needed', () => {
    for (const person of everybody) {
      const pair = pairFor(partnership, person);
      expect([person, pair.length, pair.includes(person)]).toEqual([person, 2, false]);
    }
    expect(pairFor(partnership, 'lead-alder')).toEqual(['head-alder', 'admin']);
    expect(pairFor(partnership, 'admin')).toEqual(['head-alder', 'lead-alder']);
    expect(pairFor(partnership, 'lead-alder', (one) => one !== 'admin')).toEqual(['head-alder', 'lead-birch']);
  });
});

describe('whoever hears of it', () => {
  it('had no hand in it, and is of the party, or the lead and another party’s clerk', () => {
    for (const person of everybody) {
      const told = witnessesOf(partnership, person, (one) => one !== 'head-birch');
      expect([person, told.length > 0, told.includes(person), told.includes('head-birch')]).toEqual([
        person,
        true,
        false,
        false,
      ]);
    }
    expect(witnessesOf(partnership, 'head-birch', () => true)).toEqual(['clerk-birch-board']);
    expect(witnessesOf(partnership, 'chaser', () => true)).toEqual(['lead-alder', 'clerk-alder-board']);
    const alone = (one: string): boolean => !one.includes('dell');
    expect(witnessesOf(partnership, 'dell-board-3', alone)).toEqual(['lead-alder', 'clerk-alder-board']);
  });
});
