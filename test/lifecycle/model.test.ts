/** The lifecycle from plan to signed documents against a model of it: who is waited for, after every step anybody takes. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { stillAsked } from '../../functions/domain/asking/request.ts';
import { type Running, running } from '../builders/running.ts';
import { isLong, soak } from '../faults/fault.ts';

/** Who has yet to do what. A step begins when the one before it is done. */
type Model = {
  submitted: boolean;
  heads: Set<string>;
  deciders: Set<string>;
  mou: Set<string>;
  data: Set<string>;
  mornings: number;
};

const boardSigners = ['trustee-1-1', 'trustee-2-1'];
const newModel = (): Model => ({
  submitted: false,
  heads: new Set(['head-1', 'head-2']),
  deciders: new Set(['decider-1', 'decider-2']),
  mou: new Set([...boardSigners, 'head-1', 'head-2']),
  data: new Set(boardSigners),
  mornings: 0,
});

const expected = (model: Model): string[] => {
  const { submitted, heads, deciders, mou, data } = model;
  const asked = (kind: string, people: Iterable<string>) => [...people].map((person) => `${kind} ${person}`);
  if (!submitted) return ['write-proposal lead'];
  if (heads.size > 0) return asked('head-support', heads);
  if (deciders.size > 0) return asked('decision', deciders).toSorted();
  return [...asked('sign-mou', mou), ...asked('sign-data-agreement', data)].toSorted();
};
const steps = ['write-proposal', 'head-support', 'decision', 'sign-mou', 'sign-data-agreement'];

const check = async (model: Model, world: Running): Promise<void> => {
  await world.settle();
  const open = (await world.open())
    .filter(({ kind }) => steps.includes(kind))
    .flatMap((request) => stillAsked(request).map(({ person }) => `${request.kind} ${person}`));
  expect(open.toSorted()).toEqual(expected(model).toSorted());
};

const answered = async (world: Running, kind: string, person: string): Promise<void> => {
  for (const request of await world.open()) {
    if (request.kind === kind && stillAsked(request).some((one) => one.person === person))
      await world.answer(request, person);
  }
};

type Step = fc.AsyncCommand<Model, Running>;
const step = (
  name: string,
  can: (model: Model) => boolean,
  act: (model: Model, world: Running) => Promise<unknown>,
): Step => ({
  check: can,
  run: async (model, world) => {
    await act(model, world);
    await check(model, world);
  },
  toString: () => name,
});

const answers = (
  kind: string,
  people: readonly string[],
  waiting: (model: Model) => Set<string>,
  isReached: (model: Model) => boolean,
) =>
  fc.constantFrom(...people).map((person) =>
    step(
      `${person} ${kind}`,
      (model) => isReached(model) && waiting(model).has(person),
      async (model, world) => {
        await answered(world, kind, person);
        waiting(model).delete(person);
      },
    ),
  );

const always = () => true;
const isSigning = ({ submitted, heads, deciders }: Model) => submitted && heads.size + deciders.size === 0;
const allSteps = [
  fc.constant(
    step('submit', always, async (model, world) => {
      await world.submit();
      model.submitted = true;
    }),
  ),
  answers(
    'head-support',
    ['head-1', 'head-2'],
    ({ heads }) => heads,
    ({ submitted }) => submitted,
  ),
  answers(
    'decision',
    ['decider-1', 'decider-2'],
    ({ deciders }) => deciders,
    ({ submitted, heads }) => submitted && heads.size === 0,
  ),
  answers('sign-mou', [...boardSigners, 'head-1', 'head-2'], ({ mou }) => mou, isSigning),
  answers('sign-data-agreement', boardSigners, ({ data }) => data, isSigning),
  fc.constant(step('restart', always, (_, world) => world.restart())),
  fc.constant(step('deliver', always, (_, world) => world.deliver())),
  fc.constant(
    step(
      'a morning',
      ({ mornings }) => mornings < 5,
      async (model, world) => {
        model.mornings += 1;
        await world.nextMorning();
      },
    ),
  ),
];

const runs = isLong ? 500 : 12;

soak(
  'the lifecycle waits for exactly those whom a model of it waits for',
  async () => {
    const commands = fc.commands(allSteps, { maxCommands: 60, size: 'max' });
    await fc.assert(
      fc.asyncProperty(commands, (list) =>
        fc.asyncModelRun(async () => ({ model: newModel(), real: await running() }), list),
      ),
      { numRuns: runs },
    );
    return `${runs} random lives of up to 60 steps, compared after each step`;
  },
  isLong ? 3_600_000 : 60_000,
);
