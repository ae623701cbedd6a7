import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/canonical.ts';
import { digested, mergeFile } from '../../../functions/domain/partnership/file-changes.ts';

const digest = (leaf: unknown) => canonicalJson(leaf ?? null);

const aList = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), quorum: fc.integer({ min: 1, max: 3 }) }),
  {
    selector: ({ id }) => id,
  },
);
const aFile = fc.record({
  name: fc.constantFrom('x', 'y', 'z'),
  roles: fc.record({ lead: fc.constantFrom('p', 'q', 'r') }),
  boards: aList,
});
const sameIn = (value: unknown) => JSON.stringify(digested(value, digest));

describe('merging a changed file', () => {
  it('leaves everything as it is when the file has not changed', () => {
    fc.assert(
      fc.property(aFile, aFile, (file, now) => {
        const { merged, conflicts } = mergeFile({ base: digested(file, digest), file, now }, digest);
        expect(conflicts).toEqual([]);
        expect(merged).toEqual(now);
      }),
    );
  });

  it('becomes the file when the browser has changed nothing', () => {
    fc.assert(
      fc.property(aFile, aFile, (before, file) => {
        const { merged, conflicts } = mergeFile({ base: digested(before, digest), file, now: before }, digest);
        expect(conflicts).toEqual([]);
        expect(sameIn(merged)).toBe(sameIn(file));
      }),
    );
  });

  it('never loses what the browser changed', () => {
    fc.assert(
      fc.property(aFile, aFile, aFile, (before, file, now) => {
        const { merged, conflicts } = mergeFile({ base: digested(before, digest), file, now }, digest);
        if (now.name !== before.name) expect(merged.name).toBe(now.name);
        if (now.roles.lead !== before.roles.lead) expect(merged.roles).toEqual(now.roles);
        const bothNamed = file.name !== before.name && now.name !== before.name && file.name !== now.name;
        expect(conflicts.some(({ at }) => at === 'name')).toBe(bothNamed);
      }),
    );
  });

  it('without a file applied before takes every difference for a conflict', () => {
    fc.assert(
      fc.property(aFile, aFile, (file, now) => {
        const { conflicts } = mergeFile({ base: undefined, file, now }, digest);
        if (file.name !== now.name) expect(conflicts.map(({ at }) => at)).toContain('name');
        if (sameIn(file) === sameIn(now)) expect(conflicts).toEqual([]);
      }),
    );
  });

  it('names the entry of a list and not its place', () => {
    const before = {
      boards: [
        { id: 'a', quorum: 1 },
        { id: 'b', quorum: 1 },
      ],
    };
    const file = {
      boards: [
        { id: 'b', quorum: 2 },
        { id: 'a', quorum: 1 },
      ],
    };
    const now = {
      boards: [
        { id: 'a', quorum: 3 },
        { id: 'b', quorum: 3 },
      ],
    };
    const { conflicts } = mergeFile({ base: digested(before, digest), file, now }, digest);
    expect(conflicts).toEqual([{ at: 'boards[b].quorum', file: 2, now: 3 }]);
  });
});
