/** Whatever comes in whatever order, what stands at the end is what would stand after one thing after another. */
import fc from 'fast-check';
import { beforeAll, expect } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { stillAsked } from '../../functions/domain/asking/request.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { type Running, running } from '../builders/running.ts';
import { changeTogether } from '../builders/together.ts';
import { isLong, soak } from '../faults/fault.ts';

const moves = [
  'answer',
  'answer',
  'answer',
  'answer-twice',
  'all-answer',
  'deliver',
  'deliver',
  'restart',
  'sweep',
  'morning',
  'replace',
  'submit',
] as const;
type Move = { readonly does: (typeof moves)[number]; readonly which: number };
const someMoves = fc.array(fc.record({ does: fc.constantFrom(...moves), which: fc.nat(20) }), {
  minLength: 10,
  maxLength: 70,
});

const successor = { name: 'New Decider', email: 'new.decider@bench-1.example' };
/** Fewer mornings than anything takes to be closed for want of an answer. */
const mostMornings = 5;

/** Everybody whose answer is waited for now. */
const waitedFor = async (world: Running) =>
  (await world.open()).flatMap((request) =>
    request.kind === 'write-proposal' ? [] : stillAsked(request).map(({ person }) => ({ request, person })),
  );

const live = async (world: Running, list: readonly Move[]): Promise<string | undefined> => {
  let mornings = 0;
  let replaced: string | undefined;
  for (const { does, which } of list) {
    const waiting = await waitedFor(world);
    const one = waiting[which % Math.max(waiting.length, 1)];
    if (does === 'submit') await world.submit();
    if (does === 'deliver') await world.deliver();
    if (does === 'restart') await world.restart();
    if (does === 'sweep') await Promise.all([dailySweep(world.outside), dailySweep(world.outside)]);
    if (does === 'all-answer') await Promise.all(waiting.map(({ request, person }) => world.answer(request, person)));
    if (one && (does === 'answer' || does === 'answer-twice')) {
      const twice = does === 'answer-twice' ? [one, one] : [one];
      await Promise.all(twice.map(({ request, person }) => world.answer(request, person)));
    }
    if (does === 'morning' && mornings < mostMornings) {
      mornings += 1;
      await world.nextMorning();
    }
    if (does === 'replace' && replaced === undefined) {
      const change = { person: 'decider-1', successor };
      replaced = (await changeTogether(world.outside, world.partnership, change)).successor;
    }
  }
  return replaced;
};

/** With whoever took over called by the name of who was there before, and without what taking over asks of them. */
const factsOf = async (world: Running, replaced: string | undefined): Promise<unknown> => {
  const facts = (await world.facts()) as { requests: (readonly unknown[])[] };
  const requests = facts.requests.filter(([id]) => !String(id).startsWith('confirm-successor'));
  const text = JSON.stringify({ ...facts, requests });
  return JSON.parse(replaced === undefined ? text : text.replaceAll(replaced, 'decider-1'));
};

let calm: unknown;
beforeAll(async () => {
  const world = await running();
  await world.finish();
  calm = await factsOf(world, undefined);
});

const runs = isLong ? 3000 : 25;

soak(
  'answers, chases, replacements, restarts and double deliveries in any order come to the same facts as one after another, and ask nobody twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(someMoves, fc.constantFrom(1, 2), async (list, times) => {
        const world = await running({ times });
        const replaced = await live(world, list);
        await world.finish();
        expect(await factsOf(world, replaced)).toEqual(calm);
        expect((await verifyAudit(world.outside.store, world.partnership)).fault).toBeUndefined();
        const asks = world.outside.heard.mails
          .filter(({ subject }) => /^Please (?!decide soon)/.test(subject))
          .map(({ id, to }) => `${to.address} ${id}`);
        expect(new Set(asks).size).toBe(asks.length);
      }),
      { numRuns: runs, endOnFailure: !isLong },
    );
    return `${runs} random orders, the same facts each time`;
  },
  isLong ? 3_600_000 : 60_000,
);
