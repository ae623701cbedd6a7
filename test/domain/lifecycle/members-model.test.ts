/** Who is in, who shares and what is in force, against a naive reading of everything that has happened, day after day. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Agreement } from '../../../functions/domain/agreement/agreement.ts';
import { inForceOn, nextAgreement } from '../../../functions/domain/agreement/agreement-chain.ts';
import { mayReadFigures, sharingOn, withSharing } from '../../../functions/domain/agreement/sharing.ts';
import { addDays } from '../../../functions/domain/calendar.ts';
import {
  memberState,
  withCameIn,
  withLeft,
  withNotice,
  withoutNotice,
  withStayedOut,
} from '../../../functions/domain/lifecycle/membership.ts';
import { inText } from '../../../functions/domain/partnership/in-text.ts';
import { activeParties, type Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { aPartnership } from '../../builders/partnership.ts';

const founders = ['alder', 'birch', 'cedar', 'dell'];
const others = ['elm', 'fir', 'gorse'];
const all = [...founders, ...others];
const firstDay = '2026-09-01';

const steps = [
  'enter',
  'begin',
  'give-up',
  'notice',
  'stay',
  'leave',
  'sign',
  'sign-data',
  'sign-data',
  'day',
] as const;
type Step = { readonly does: (typeof steps)[number]; readonly who: number; readonly days: number };
const someSteps = fc.array(
  fc.record({ does: fc.constantFrom(...steps), who: fc.nat(all.length - 1), days: fc.integer({ min: 0, max: 40 }) }),
  { minLength: 20, maxLength: 80 },
);

/** What happened, as somebody would write it in a diary. */
type Fact = { readonly on: string; readonly what: string; readonly party?: string; readonly named?: readonly string[] };
type Signed = { readonly number: number; readonly begins: string; readonly until: string };

/** Read from the diary alone, from the first page. */
const readDiary = (diary: readonly Fact[], date: string) => {
  const state = new Map<string, string>(founders.map((party) => [party, 'in']));
  let group: readonly string[] = founders;
  for (const { on, what, party = '', named } of diary) {
    if (on > date) break;
    if (named) group = named;
    else state.set(party, what);
  }
  const isIn = (party: string) => state.get(party) === 'in' || state.get(party) === 'leaving';
  return { state, isIn, sharing: group.filter(isIn).toSorted() };
};

const live = (list: readonly Step[]): void => {
  const whole = aPartnership();
  const like = whole.parties[0];
  if (!like) throw new Error('a party');
  let partnership: Partnership = {
    ...whole,
    parties: [
      ...whole.parties,
      ...others.map((id) => ({ ...like, id, name: id, schools: [], boards: [], signatories: [`signs-for-${id}`] })),
    ],
    dataAgreement: { version: 1, seal: 'a', signedOn: firstDay },
    joiners: others.map((party) => ({ party, change: 'none', since: firstDay, stayedOutOn: firstDay })),
  };
  const diary: Fact[] = others.map((party) => ({ on: firstDay, what: 'stayed-out', party }));
  let chain: Agreement[] = [];
  const signed: Signed[] = [];
  let today = firstDay;
  const told = (fact: Omit<Fact, 'on'>) => diary.push({ on: today, ...fact });
  for (const { does, who, days } of list) {
    const party = all[who] ?? 'alder';
    const is = memberState(partnership, party);
    const change = `change-of-${party}`;
    if (does === 'day') today = addDays(today, days + 1);
    if (does === 'enter' && is === 'stayed-out') {
      const joiners = (partnership.joiners ?? []).filter((one) => one.party !== party);
      partnership = { ...partnership, joiners: [...joiners, { party, change, since: today }] };
      told({ what: 'joining', party });
    }
    if (does === 'begin') {
      if (is === 'joining') told({ what: 'in', party });
      partnership = withCameIn(partnership, change, today);
    }
    if (does === 'give-up') {
      if (is === 'joining') told({ what: 'stayed-out', party });
      partnership = withStayedOut(partnership, change, today);
    }
    if (does === 'notice') {
      const notice = { party, givenOn: today, lastDay: addDays(today, days), reason: '' };
      const given = withNotice(partnership, 'give-notice', notice);
      expect(given.ok).toBe(is === 'in');
      if (given.ok) told({ what: 'leaving', party });
      if (given.ok) partnership = given.value;
    }
    if (does === 'stay') {
      const stays = withoutNotice(partnership, party);
      expect(stays.ok).toBe(is === 'leaving');
      if (stays.ok) told({ what: 'in', party });
      if (stays.ok) partnership = stays.value;
    }
    if (does === 'leave') {
      const gone = withLeft(partnership, party, today);
      expect(gone.ok).toBe(is === 'leaving');
      if (gone.ok) told({ what: 'left', party });
      if (gone.ok) partnership = gone.value;
    }
    if (does === 'sign-data') {
      const named = inText(partnership, { joins: is === 'joining' ? [party] : [] });
      const { isIn } = readDiary(diary, today);
      told({ what: 'signed', named: all.filter((one) => isIn(one) || (is === 'joining' && one === party)) });
      partnership = withSharing(partnership, named, { seal: `${diary.length}`, from: today });
    }
    if (does === 'sign') {
      const from = addDays(today, days);
      const until = addDays(from, 60);
      const text = { proposal: `${signed.length}`, version: 1, seal: '', signedOn: today, from, until };
      chain = [...chain, nextAgreement(chain, text)];
      const before = signed.at(-1)?.begins ?? from;
      signed.push({ number: signed.length + 1, begins: before > from ? before : from, until });
    }
    const read = readDiary(diary, today);
    for (const one of all) expect([one, memberState(partnership, one)]).toEqual([one, read.state.get(one)]);
    expect(activeParties(partnership).map(({ id }) => id)).toEqual(all.filter(read.isIn));
    expect([...sharingOn(partnership, today)].toSorted()).toEqual(read.sharing);
    const [joiner] = others;
    expect(mayReadFigures(partnership, `signs-for-${joiner}`, today)).toBe(read.sharing.includes(joiner ?? ''));
    const begun = signed.filter(({ begins }) => begins <= today).at(-1);
    expect(inForceOn(chain, today)?.number).toBe(begun && begun.until >= today ? begun.number : undefined);
  }
};

it('is what a diary of all that happened says, whatever happens in whatever order', () => {
  fc.assert(fc.property(someSteps, live), { numRuns: 200 });
});
