import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposePairs } from '../../functions/domain/leadership-review/reviewers.ts';
import { nameReviewer, pairReviews } from '../../functions/leadership-review/pair-up.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { leadershipRounds } from '../../functions/records/leadership-reviews.ts';
import { work } from '../../functions/records/work.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { fileOf } from '../domain/diary/files.ts';

const wholeOf = async (name: string) => {
  const { partnership } = await fileOf(name);
  return { ...partnership, left: [], joiners: undefined };
};

describe('who goes from each school', () => {
  it('is its head, so that Calder Edge needs a second reviewer for the school that shares one', async () => {
    const calder = await wholeOf('examples/calder-edge');
    const twice = proposePairs(calder, []);
    expect(twice).toMatchObject({ ok: false, refusal: 'names-second' });
    const school = twice.ok ? '' : (twice.detail ?? '');
    const shared = calder.schools.filter(({ head }) => head === calder.schools.find(({ urn }) => urn === school)?.head);
    expect(shared).toHaveLength(2);
    const lead = calder.schools.find(({ urn }) => urn === school)?.lead ?? '';
    const paired = proposePairs(calder, [{ school, person: lead }]);
    if (!paired.ok) throw new Error(paired.refusal);
    expect(paired.value.visits).toHaveLength(18);
    expect(paired.value.kilometres.toFixed(2)).toBe('48.08');
  });

  it('gives each school of Wendle Valley two visits of a day and two visitors', async () => {
    const paired = proposePairs(await wholeOf('wendle-valley'), []);
    if (!paired.ok) throw new Error(paired.refusal);
    for (const urn of ['999001', '999002', '999003', '999004']) {
      expect(paired.value.visits.filter(({ from }) => from === urn)).toHaveLength(2);
      expect(paired.value.visits.filter(({ to }) => to === urn)).toHaveLength(2);
    }
  });

  it('is refused for two schools', async () => {
    expect(proposePairs(await wholeOf('examples/tarn'), [])).toMatchObject({
      refusal: 'needs-three-schools',
    });
  });
});

describe('the page of reviews between heads', () => {
  let world: YearWorld;
  beforeEach(async () => {
    world = await aYear();
  });
  afterEach(() => world.stop());

  it('works out who visits whom in one press, says what could not be met, and starts nothing', async () => {
    const lead = await world.signedIn('lead-alder');
    const page = await (await lead.open('/leadership-reviews')).submit({}, { button: 'Work out who visits whom' });
    expect(page.text).toContain('Each school makes two visits of a day and gets two: 13 hours given, 13 hours got');
    expect(page.text).toContain('2 pairs of schools visit each other. With 4 schools there cannot be fewer.');
    expect(page.text).toContain('We do not know all the ages taught at Alder');
    expect(page.text).toContain('so ways to and from there did not count');
    expect((await world.read(leadershipRounds, '202627'))?.pairs?.visits).toHaveLength(8);
    expect((await world.read(leadershipRounds, '202627'))?.started).toBeUndefined();
    const member = await (await world.signedIn('alder-board-2')).open('/leadership-reviews');
    expect(member.text).toContain('Who visits whom');
    expect(member.text).not.toContain('Work it out again');
  });

  it('lets a head name somebody for the own school alone, and the pairs are worked out anew', async () => {
    await pairReviews(world.outside, {
      partnership: 'valley',
      by: 'lead-alder',
    });
    const head = await world.signedIn('head-birch');
    const form = await head.open('/leadership-reviews/reviewer/900002');
    expect(form.text).toContain('Head Birch is its head, and goes unless you name somebody else');
    const asked = { partnership: 'valley', by: 'head-birch', school: '900002' };
    expect(await nameReviewer(world.outside, { ...asked, person: 'nobody' })).toMatchObject({
      refusal: 'unknown-person',
    });
    expect(await nameReviewer(world.outside, { ...asked, person: 'head-cedar' })).toMatchObject({
      refusal: 'of-another',
    });
    await expect(form.submit({ person: 'head-cedar' })).rejects.toThrow('person cannot be');
    const page = await form.submit({ person: 'lead-birch' });
    expect(page.text).toContain('Lead Birch');
    expect(await world.read(leadershipRounds, '202627')).toMatchObject({
      named: [{ school: '900002', person: 'lead-birch' }],
    });
    expect((await world.read(leadershipRounds, '202627'))?.pairs).toBeUndefined();
    expect((await head.open('/leadership-reviews/reviewer/900001')).status).toBe(403);
    expect(
      await nameReviewer(world.outside, {
        partnership: 'valley',
        by: 'head-birch',
        school: '900001',
        person: 'head-alder',
      }),
    ).toMatchObject({ refusal: 'not-yours' });
  });

  it('says to two schools in words that it needs three, and how a guest is found', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const left = ['cedar', 'dell'].map((party) => ({
        party,
        on: '2026-11-01',
      }));
      tx.write(partnerships, theOne, { ...partnership, left });
      tx.event('party-left', 'system', {});
    });
    const page = await (await world.signedIn('lead-alder')).open('/leadership-reviews');
    expect(page.text).toContain('This needs three schools');
    expect(page.text).toContain('Find schools near you');
    expect(
      await pairReviews(world.outside, {
        partnership: 'valley',
        by: 'lead-alder',
      }),
    ).toMatchObject({
      refusal: 'needs-three-schools',
    });
  });
});
