/** From where somebody signed is shown to those who may take the evidence, and to nobody else. */
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { signingOf, signNow } from '../builders/signing.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { fault } from './fault.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

describe('from where others signed', () => {
  fault(64, 'is shown to those who may take the file, and to nobody else', async () => {
    const { open } = await signingOf(world, 'birch-board-1');
    await signNow(world, await open(), 'birch-board-1', 'Birch Board 1');
    const path = '/documents/mou/202627-1/evidence';
    const shown: string[] = [];
    for (const person of ['lead-alder', 'clerk-birch-board', 'birch-board-2', 'chaser', 'lead-dell', 'mediator']) {
      const browser = await world.signedIn(person);
      const [page, file] = [await browser.open(path), await browser.open(`${path}/file`)];
      expect([person, page.status, page.text.includes('Birch Board 1')]).toEqual([person, 200, true]);
      expect([person, page.text.includes('127.0.0.1')]).toEqual([person, file.status === 200]);
      shown.push(`${person} ${file.status === 200 ? 'sees' : 'does not'}`);
    }
    expect(shown).toContain('birch-board-2 does not');
    return shown.join(', ');
  });
});
