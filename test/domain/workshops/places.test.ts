/** The rules of places, with the numbers of the demonstration: Clay has fifteen places and four schools. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsOf, perCent, shareByWeight, usedShown } from '../../../functions/domain/workshops/counts.ts';
import { domainsOfSchool } from '../../../functions/domain/workshops/known-address.ts';
import {
  emptyList,
  heldEach,
  type Joins,
  joined,
  openTo,
  placesTaken,
  type Room,
  seated,
  turnOf,
  type WorkshopList,
  without,
} from '../../../functions/domain/workshops/places.ts';

const today = '2025-10-14';
const schools = ['park', 'beck', 'aldwyn', 'bridge'];
const clay: Room = { places: 15, schools, released: false };
const none = () => emptyList('o-art', 'c1', { date: '2025-11-19', start: '16:00' });
let made = 0;
const somebody = (school: string, more: Partial<Joins> = {}): Joins => {
  made += 1;
  return { id: `e${made}`, school, name: `N${made}`, email: `n${made}@${school}`, state: 'confirmed', ...more };
};
const joins = (list: WorkshopList, room: Room, who: Joins): WorkshopList => {
  const done = joined(seated(list, room, today).list, room, who);
  if (!done.ok) throw new Error(done.refusal);
  return done.value.list;
};
const fill = (room: Room, ...from: readonly string[]): WorkshopList =>
  from.reduce((list, school) => joins(list, room, somebody(school)), none());

describe('places', () => {
  it('are held for each school in whole parts: of fifteen, three for each of four and three free; of nine schools one each', () => {
    expect(heldEach(clay)).toBe(3);
    expect(openTo(clay, [], 'bridge')).toBe(6);
    expect(heldEach({ places: 15, schools: Array.from({ length: 9 }, (_, at) => `s${at}`) })).toBe(1);
  });

  it('go to six of one school before the release, and its seventh waits', () => {
    const list = fill(clay, ...Array.from({ length: 7 }, () => 'bridge'));
    expect(list.entries.map(({ place }) => place)).toEqual([...Array.from({ length: 6 }, () => 'in'), 'waiting']);
    expect(turnOf(list.entries, list.entries[6]?.id ?? '')).toBe(1);
    expect(openTo(clay, list.entries, 'park')).toBe(3);
  });

  it('that nobody took go, once released, to those who wait in the order in which they joined', () => {
    const list = fill(clay, ...Array.from({ length: 8 }, () => 'bridge'));
    const after = seated(list, { ...clay, released: true }, today);
    expect(after.movedUp.map(({ joined: number }) => number)).toEqual([7, 8]);
    expect(placesTaken(after.list.entries)).toHaveLength(8);
  });

  it('never go to somebody new before those who may have them and wait', () => {
    const full = fill({ ...clay, places: 4, released: true }, 'park', 'beck', 'aldwyn', 'bridge', 'park');
    const [first] = full.entries;
    const free = without(full, first?.id ?? '');
    const after = joins(free, { ...clay, places: 4, released: true }, somebody('beck'));
    expect(after.entries.map(({ joined: number, place }) => [number, place])).toEqual([
      [2, 'in'],
      [3, 'in'],
      [4, 'in'],
      [5, 'in'],
      [6, 'waiting'],
    ]);
  });

  it('of whoever did not make theirs sure in time lapse the day after, and go to the next', () => {
    const room: Room = { places: 1, schools: ['park'], released: true };
    const unsure = joins(none(), room, somebody('park', { state: 'unconfirmed', until: today }));
    const list = joins(unsure, room, somebody('park'));
    expect(seated(list, room, today).lapsed).toEqual([]);
    const after = seated(list, room, '2025-10-15');
    expect(after.lapsed).toHaveLength(1);
    expect(after.movedUp.map(({ joined: number }) => number)).toEqual([2]);
  });

  it('are not held by whoever has still to be vouched for', () => {
    const list = joins(none(), clay, somebody('park', { state: 'asks' }));
    expect(list.entries[0]?.place).toBe('none');
    expect(openTo(clay, list.entries, 'park')).toBe(6);
  });

  it('end with the eightieth on the list', () => {
    const list = fill({ ...clay, released: true }, ...Array.from({ length: 80 }, () => 'park'));
    expect(joined(list, clay, somebody('beck'))).toMatchObject({ ok: false, refusal: 'list-full' });
  });

  it('are never oversold, held places are never taken, and nobody with a place loses it, whatever happens', () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('join' as const), school: fc.constantFrom(...schools) }),
      fc.record({ does: fc.constant('leave' as const), at: fc.nat(40) }),
      fc.record({ does: fc.constant('release' as const) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 60 }), (places, steps) => {
        let room: Room = { places, schools, released: false };
        let list = none();
        for (const one of steps) {
          const had = placesTaken(list.entries).map(({ id }) => id);
          let left = '';
          if (one.does === 'release') room = { ...room, released: true };
          if (one.does === 'join' && list.entries.length < 80) list = joins(list, room, somebody(one.school));
          if (one.does === 'leave') {
            left = list.entries[one.at]?.id ?? '';
            list = without(list, left);
          }
          list = seated(list, room, today).list;
          const taken = placesTaken(list.entries);
          if (taken.length > places) throw new Error('oversold');
          if (!had.every((id) => id === left || taken.some((entry) => entry.id === id))) throw new Error('lost');
          if (!room.released)
            for (const school of schools) {
              const own = taken.filter((entry) => entry.school === school).length;
              if (own < heldEach(room) && openTo(room, list.entries, school) < heldEach(room) - own)
                throw new Error('a held place was taken');
            }
          const waits = list.entries.filter(({ place }) => place === 'waiting');
          if (waits.some(({ school }) => openTo(room, list.entries, school) > 0)) throw new Error('waits for nothing');
        }
      }),
    );
  });
});

describe('what is counted', () => {
  it('is whole per cent: 48 of 60 places are 80, 29 of 48 are 60', () => {
    expect([perCent(48, 60), perCent(29, 48), perCent(0, 0)]).toEqual([80, 60, undefined]);
  });

  it('shares £1,000 over 9, 12, 10 and 17 places in whole pence, and equally where that was chosen', () => {
    const counts = [9, 12, 10, 17].map((places, at) => ({ school: String(at), places, came: places }));
    expect(costsOf(100_000, 'places', counts)).toEqual([18_750, 25_000, 20_833, 35_417]);
    expect(costsOf(100_001, 'equally', counts)).toEqual([25_001, 25_000, 25_000, 25_000]);
    expect(shareByWeight(10, [0, 0, 0])).toEqual([4, 3, 3]);
  });

  it('always shares the whole sum, each within a penny of its part', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.array(fc.nat(60), { minLength: 1, maxLength: 20 }), (pence, weights) => {
        const shares = shareByWeight(pence, weights);
        const total = weights.reduce((sum, one) => sum + one, 0);
        const exact = weights.map((one) => (total === 0 ? pence / weights.length : (pence * one) / total));
        return (
          shares.reduce((sum, one) => sum + one, 0) === pence &&
          shares.every((share, at) => Number.isInteger(share) && Math.abs(share - (exact[at] ?? 0)) < 1)
        );
      }),
    );
  });

  it('says what was used only from six answers on', () => {
    const answered = (yes: number, no: number) => [{ ...none(), used: { yes, no } }];
    expect(usedShown(answered(5, 0))).toBeUndefined();
    expect(usedShown(answered(4, 2))).toEqual({ yes: 4, of: 6 });
  });
});

describe('an address', () => {
  const school = { urn: '999002', head: 'helen', lead: 'priya' };
  const known = (...emails: readonly string[]) =>
    domainsOfSchool({ schools: [school as never] }, '999002', (person) => emails[person === 'helen' ? 0 : 1]);

  it('is known by those of its head and its lead, but never by a provider that anybody uses', () => {
    expect(known('helen@beck.example', 'priya@Beck.Example')).toEqual(['beck.example']);
    expect(known('helen@gmail.com', 'priya@beck.example')).toEqual(['beck.example']);
  });
});
