/** A wrong or changed mail address is put right without replacing the person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peopleByAddress } from '../../functions/asking/by-address.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { recipientOf } from '../../functions/domain/asking/request.ts';
import { people } from '../../functions/records/kinds.ts';
import { evidenceOf } from '../builders/request.ts';
import { changeTogether } from '../builders/together.ts';
import { aYear, startAutumn, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

/** By the form of somebody of the same party with no fewer parts. */
const correct = async (person: string, email: string, by = 'head-birch') => {
  const page = await (await world.signedIn(by)).open(`/people/${person}`);
  const form = await page.follow('Change the email address');
  return form.submit({ email });
};
const together = (person: string, email: string) => changeTogether(world.outside, 'valley', { person, email });

describe('a mail address that is put right', () => {
  it('makes old links dead and asks again at the new one, of the same person', async () => {
    const old = await world.linkOf('lead-alder', startAutumn);
    await together('lead-alder', 'Priya@new.example');
    const gone = await world.browser.open(old);
    expect([gone.status, gone.heading]).toEqual([410, 'This link is no longer yours']);
    expect(gone.text).toContain('A newer link was sent');
    const asked = (await world.effects('mail')).filter(({ to, template }) => to === 'lead-alder' && template === 'ask');
    expect(asked.map(({ request }) => request)).toContain(startAutumn);
    const recipient = recipientOf(await world.stored(startAutumn), 'lead-alder');
    expect(recipient).toMatchObject({ part: 'answers', state: 'asked' });
    const link = await world.linkOf('lead-alder', startAutumn);
    expect(link).not.toBe(old);
    expect((await world.browser.open(link)).status).toBe(200);
    expect(await world.told('address-corrected')).toEqual(['lead-alder']);
    expect(await world.events()).toContain('address-corrected');
  });

  it('is where they sign in from then on; sessions that the old one began have ended, and mail goes out again', async () => {
    const theirs = await world.signedIn('birch-board-2');
    const done = await correct('birch-board-2', 'birch@new.example');
    expect(done.text).toContain('From now on we write to the new address.');
    expect((await theirs.open('/home')).heading).toBe('Sign in');
    expect(await peopleByAddress(world.outside, 'birch-board-2@valley.example')).toEqual([]);
    expect(await peopleByAddress(world.outside, 'BIRCH@new.example')).toEqual([
      { partnership: 'valley', person: 'birch-board-2' },
    ]);
    expect(await world.read(people, 'birch-board-2')).toMatchObject({
      email: 'birch@new.example',
      name: 'Birch Board 2',
    });
  });

  it('does not ask again what has been answered', async () => {
    const evidence = evidenceOf('lead-alder', world.outside.clock.now().toISOString());
    await giveAnswer(world.outside, 'valley', startAutumn, { does: 'do', ...evidence });
    await together('lead-alder', 'priya@new.example');
    expect((await world.stored(startAutumn)).recipients.filter(({ person }) => person === 'lead-alder')).toHaveLength(
      1,
    );
  });

  it('is refused where it is no address, or the same, or nobody’s to change', async () => {
    for (const [email, error] of [
      ['nowhere', 'Enter their email address, for example sam@school.example'],
      ['Head-Cedar@valley.example', 'Somebody else here has this address: enter one of their own'],
      [' BIRCH-BOARD-2@valley.example ', 'We write to this address already: enter another one'],
    ] as const) {
      const page = await correct('birch-board-2', email);
      expect([page.status, page.errors]).toEqual([400, [error]]);
      expect(await htmlMistakes(page.html)).toEqual([]);
    }
    const other = await world.signedIn('head-cedar');
    expect((await other.open('/people/head-birch')).html).not.toContain('/address');
    expect((await other.post('/people/head-birch/address', { email: 'x@y.example' })).status).toBe(403);
  });
});
