import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personIdFor, succeeded, withoutMember } from '../../../functions/domain/partnership/succession.ts';
import { may, partsOf, permissions } from '../../../functions/domain/permissions.ts';
import { aPartnership, peopleOf } from '../../builders/partnership.ts';

const partnership = aPartnership();
const everybody = peopleOf(partnership).map(({ id }) => id);

describe('taking over', () => {
  test('hands on every part that somebody had, and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everybody), (leaving) => {
        const after = succeeded(partnership, leaving, 'newcomer');
        expect(partsOf(after, leaving).size).toBe(0);
        expect(partsOf(after, 'newcomer')).toEqual(partsOf(partnership, leaving));
        expect(succeeded(after, 'newcomer', leaving)).toEqual(partnership);
      }),
    );
  });

  test('hands on a delegated decision', () => {
    const after = succeeded(partnership, 'cedar-executive', 'newcomer');
    expect(after.parties[2]?.route[0]).toMatchObject({ to: { person: 'newcomer' } });
  });
});

test('a seat that falls empty counts no longer among those in post', () => {
  const board = withoutMember(partnership, 'alder-board-4').parties[0]?.boards[0];
  expect(board?.inPost).toBe(10);
  expect(board?.members.some(({ person }) => person === 'alder-board-4')).toBe(false);
});

describe('a new person’s id', () => {
  test('is made of their name, with a number where it is taken', () => {
    expect(personIdFor('Zoë O’Hara', () => false)).toBe('zoe-o-hara');
    expect(personIdFor('Ann Lee', (id) => id === 'ann-lee')).toBe('ann-lee-2');
    expect(personIdFor('李', () => false)).toBe('person');
  });

  test('is always usable and never taken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (name, taken) => {
          const id = personIdFor(name, (other) => taken.includes(other));
          expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(taken).not.toContain(id);
        },
      ),
    );
  });
});

describe('who may do what', () => {
  test('somebody without a part may do nothing', () => {
    for (const action of Object.keys(permissions) as (keyof typeof permissions)[])
      expect(may(partnership, 'stranger', action)).toBe(false);
  });

  test('a governor may read, and neither write the proposal nor change people', () => {
    expect(may(partnership, 'alder-board-5', 'see-partnership')).toBe(true);
    expect(may(partnership, 'alder-board-5', 'write-proposal')).toBe(false);
    expect(may(partnership, 'alder-board-5', 'change-people')).toBe(false);
  });

  test('the lead and the deputy write the proposal; only the lead withdraws it', () => {
    expect(may(partnership, 'lead-alder', 'withdraw-proposal')).toBe(true);
    expect(may(partnership, 'lead-birch', 'write-proposal')).toBe(true);
    expect(may(partnership, 'lead-birch', 'withdraw-proposal')).toBe(false);
  });
});
