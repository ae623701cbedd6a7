/** Everybody is asked in the first minute, however many they are: the service holds forty items of one Map at once. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRetries } from '../../workflows/retries.ts';
import { AWAIT, engineWorld, FUNCTION, machine, type Written } from '../local/engine/world.ts';

const ask = {
  Type: 'Task',
  Resource: AWAIT,
  Arguments: {
    FunctionName: `${FUNCTION}ask`,
    Payload: { request: '{% $states.input.request %}', token: '{% $states.context.Task.Token %}' },
  },
  End: true,
};
const everybody = (MaxConcurrency: number) =>
  withRetries(
    machine({
      Everybody: {
        Type: 'Map',
        Items: '{% $states.input.requests %}',
        ItemSelector: { request: '{% $states.context.Map.Item.Value %}' },
        MaxConcurrency,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...machine({ Ask: ask }) },
        End: true,
      },
    }),
  ) as Written;

/** Who is asked while nobody answers; and whether all is over once everybody who was asked has. */
const asking = async (definition: Written, requests: readonly unknown[]) => {
  const asked: unknown[] = [];
  const tokens: string[] = [];
  const hear = ({ request, token }: { request: unknown; token: string }) => {
    asked.push(request);
    tokens.push(token);
  };
  const world = engineWorld({ workflows: { main: definition }, functions: { ask: hear } });
  await world.run({ requests });
  const atFirst = [...asked];
  for (const token of tokens) world.engine.succeedTask(token, {});
  await world.engine.idle();
  return { atFirst, status: world.describe('run').status };
};

describe('a workflow that asks many', () => {
  it.each([0, 1, 2, 40, 41, 80, 95])('asks all %i before anybody has answered', async (count) => {
    const requests = Array.from({ length: count }, (_, at) => ({ party: `board-${at}` }));
    const { atFirst, status } = await asking(everybody(0), requests);
    expect(atFirst).toEqual(requests);
    expect(status).toBe('SUCCEEDED');
  });

  it('asks each once, whatever it is asked for', async () => {
    // As the tasks give them: records that say who is asked. JSONata melts a list within a list of one into it.
    const request = fc.record({ party: fc.string(), people: fc.array(fc.string(), { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 90 }), async (requests) => {
        expect((await asking(everybody(0), requests)).atFirst).toEqual(requests);
      }),
      { numRuns: 20 },
    );
  });

  it('is held to a number where a definition says one', async () => {
    expect((await asking(everybody(3), [1, 2, 3, 4, 5])).atFirst).toEqual([1, 2, 3]);
  });

  it.each(['termly-review', 'governor-approval'])('is what %s is: each Map holds Maps', (name) => {
    const text = readFileSync(new URL(`../../workflows/${name}.asl.json`, import.meta.url), 'utf8');
    const count = (value: string): number => value.split('"Type":"Map"').length - 1;
    const written = count(JSON.stringify(JSON.parse(text)));
    expect(written).toBeGreaterThan(0);
    expect(count(JSON.stringify(withRetries(JSON.parse(text))))).toBe(2 * written);
  });
});
