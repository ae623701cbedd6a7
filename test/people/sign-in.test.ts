import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../functions/people/sign-in/sign-in.ts';
import { count } from '../../functions/web/limits.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aPlace, type Place } from '../web/sign-in-place.ts';

let place: Place;
beforeEach(async () => {
  place = await aPlace(aPartnershipFile());
});
afterEach(() => place.stop());

describe('a link that is used several times in the same moment', () => {
  it('signs in once', async () => {
    const link = await place.askFor('lead-alder@valley.example');
    const token = link?.split('/').at(-1) ?? '';
    const all = await Promise.all(Array.from({ length: 6 }, () => signIn(place.outside, { token })));
    const outcomes = all.map((one) => (one.ok ? 'signed in' : one.refusal)).sort();
    expect(outcomes).toEqual([...Array<string>(5).fill('link-used'), 'signed in']);
  });
});

describe('a limit', () => {
  it('counts everything that comes in the same moment', async () => {
    const outside = anOutside();
    const limit = { what: 'test', who: 'somebody', most: 5, minutes: 1 };
    const counted = await Promise.all(Array.from({ length: 9 }, () => count(outside, limit)));
    expect(counted.filter(({ within }) => within)).toHaveLength(5);
  });
});
