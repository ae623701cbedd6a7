/** What the page says of a seal that somebody types: whether the agreement behind it is ours, and what it is today. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aSigning, type Signing, signatories } from '../builders/documents.ts';
import { atStage } from '../builders/moved.ts';

let at: Signing;
let world: Signing['world'];
beforeEach(async () => {
  at = await aSigning();
  world = at.world;
});
afterEach(() => world.stop());

describe('checking a copy', () => {
  const check = async (seal: string) => (await world.browser.open('/check')).submit({ seal });

  it('says that a copy is genuine and in force, with no person named', async () => {
    await at.signByAll();
    await at.conclude();
    const seal = await at.sealOf();
    const page = await check(` ${seal.slice(0, 30).toUpperCase()}\n ${seal.slice(30)} `);
    expect(page.heading).toBe('This seal is genuine and in force since 13 November 2026');
    expect(page.text).toContain('agreement, version 1');
    for (const name of ['Board 1', 'Head ', 'Lead ', 'Chaser']) expect(page.text).not.toContain(name);
  });

  it('says when it is not signed, older, stopped or over', async () => {
    expect((await check(await at.sealOf())).heading).toContain('not in force yet: not everybody has signed');
    await at.signByAll();
    await at.conclude();
    await at.secondVersion();
    expect((await check(await at.sealOf())).heading).toContain('genuine and in force since 13 November 2026');
    const again = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 2 } });
    await at.signByAll(again);
    await at.conclude('mou', 2);
    expect((await check(await at.sealOf())).heading).toContain('version 2 took its place');
    expect((await check(await at.sealOf(2))).heading).toContain('genuine and in force since 13 November 2026');
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), stage: atStage('ended') });
    });
    expect((await check(await at.sealOf(2))).heading).toContain('ended on 13 November 2026');
  });

  it('says between which parties a data agreement holds, and which have still to sign', async () => {
    const data = await at.sealOf(1, 'data-agreement');
    expect((await check(data)).text).toContain('Alder, Birch, Cedar and Dell have not signed.');
    const about = { kind: 'data-agreement', id: '202627', version: 1 } as const;
    const sharing = await world.ask({ kind: 'sign-data-agreement', about });
    for (const person of signatories) await at.signAs(person, sharing);
    await at.conclude('data-agreement');
    expect((await check(data)).text).toContain('It is in force between Alder, Birch, Cedar and Dell.');
  });

  it('says that any other seal is not ours, and what is no seal', async () => {
    expect((await check('0'.repeat(64))).heading).toBe('This seal is not ours');
    const wrong = await check('<script>alert(1)</script>');
    expect(wrong.errors).toEqual(['Type the seal: 64 letters and digits, from 0 to 9 and a to f']);
    expect(wrong.$('main script')).toHaveLength(0);
    expect((await check('')).status).toBe(400);
    const commits = world.commits();
    expect((await world.browser.post('/check', { seal: '0'.repeat(64), person: 'x' })).status).toBe(400);
    expect(world.commits()).toBe(commits);
  });
});
