/** Work for one partnership goes in turn, for two of them side by side, and what fails stops nobody. */
import { setImmediate as aRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createInTurn } from '../../infra/local/in-turn.ts';

/** Work that says when it begins and ends, some rounds of the event loop apart. */
const working = () => {
  const said: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`);
      for (let rounds = 0; rounds < 3; rounds += 1) await aRound();
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  return { said, work };
};

it('begins the next of one partnership when the one before has ended', async () => {
  const { said, work } = working();
  const inTurn = createInTurn();
  expect(await Promise.all(['first', 'second'].map((name) => inTurn('wendle', work(name))))).toEqual([
    'first',
    'second',
  ]);
  expect(said).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('lets another partnership go on beside it', async () => {
  const { said, work } = working();
  const inTurn = createInTurn();
  await Promise.all([inTurn('wendle', work('wendle')), inTurn('tarn', work('tarn'))]);
  expect(said.slice(0, 2)).toEqual(['wendle begins', 'tarn begins']);
});

it('goes on after one that failed, and tells its failure to whoever asked for that one', async () => {
  const { said, work } = working();
  const inTurn = createInTurn();
  const [failed, next] = await Promise.allSettled([
    inTurn('wendle', work('first', true)),
    inTurn('wendle', work('second')),
  ]);
  expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled']);
  expect(said.at(-1)).toBe('second ends');
});
