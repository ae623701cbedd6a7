import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineWorld, evaluated, machine, runMachine } from './world.ts';

const pass = (fields: object) => machine({ Only: { Type: 'Pass', End: true, ...fields } });

describe('expressions', () => {
  it('stand only in a string that is braces from its first to its last character', async () => {
    const Output = { literal: ' {% 1 + 1 %} ', sum: '{% 1 + 1 %}', inside: ['{% 2 + 2 %}', { deep: '{%3%}' }] };
    const { output } = await runMachine(pass({ Output }));
    expect(output).toEqual({ literal: ' {% 1 + 1 %} ', sum: 2, inside: [4, { deep: 3 }] });
  });

  it('give back any JSON value as it was, keys with odd names included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { output } = await evaluated('$states.input.value', { value });
        expect(JSON.stringify(output)).toBe(JSON.stringify(value));
      }),
      { numRuns: 40 },
    );
  });

  it('unwrap a sequence of one, as JSONata does, and keep an array that the brackets ask for', async () => {
    const people = [{ name: 'Ann', head: true }, { name: 'Bob' }];
    expect((await evaluated('$states.input.people[head].name', { people })).output).toBe('Ann');
    expect((await evaluated('$states.input.people[head].name[]', { people })).output).toEqual(['Ann']);
  });

  it.each([
    ['Output', { Output: '{% $nobody %}' }],
    ['Output/result', { Output: { result: '{% $nobody %}' } }],
    ['Output/list[1]', { Output: { list: [1, '{% $nobody %}'] } }],
    ['Assign/name', { Assign: { name: '{% $nobody %}' } }],
  ])('that come to nothing fail the state and name the field %s', async (field, fields) => {
    const { status, error, cause } = await runMachine(pass(fields));
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(cause).toBe(
      "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression " +
        `'$nobody' specified for the field '${field}' returned nothing (undefined).`,
    );
  });

  it('that throw say so with JSONata’s own code', async () => {
    expect((await evaluated('1 + "a"')).cause).toContain('threw an error during evaluation. T2002: ');
    expect((await evaluated('$eval("1")')).cause).toContain('T1006: Attempted to invoke a non-function');
    expect((await evaluated('$parse("{")')).cause).toContain('threw an error during evaluation: ');
  });

  it('write a number that is none as its name, as the service does', async () => {
    expect((await evaluated('[1/0, {"k": -1/0}, null]')).output).toEqual(['Infinity', { k: '-Infinity' }, null]);
  });

  it('that never end are cut off, and the next one is not the worse for it', async () => {
    const forever = await evaluated('($again := function($n) { $again($n + 1) }; $again(1))');
    expect(forever.cause).toContain('threw an error during evaluation: Expression evaluation timeout');
    expect((await evaluated('1 + 1')).output).toBe(2);
  });

  it('cannot come to a function', async () => {
    expect((await evaluated('function($x){$x}')).cause).toContain('returned an unsupported result type.');
  });

  it('read the engine’s clock, which may have been moved', async () => {
    const world = engineWorld({ workflows: { main: pass({ Output: '{% [$millis(), $now()] %}' }) } });
    await world.advance(3600);
    const { output } = await world.run();
    expect(output).toEqual([world.clock(), new Date(world.clock()).toISOString()]);
  });

  it('see where they are in the context object', async () => {
    const world = engineWorld({ workflows: { main: pass({ Output: '{% $states.context %}' }) } });
    const { output } = await world.run({ school: 'Wendle' }, 'proposal-1');
    expect(output).toMatchObject({
      Execution: { Name: 'proposal-1', Input: { school: 'Wendle' }, StartTime: '2027-01-04T09:00:00.000Z' },
      State: { Name: 'Only', EnteredTime: '2027-01-04T09:00:00.000Z' },
      StateMachine: { Name: 'main' },
    });
  });
});

describe('the functions that the service adds', () => {
  it('$partition cuts into parts of a size, and gives nothing for a size that is none', async () => {
    expect((await evaluated('$partition([1..5], 2)')).output).toEqual([[1, 2], [3, 4], [5]]);
    expect((await evaluated('$partition([1..3], 2.9)')).output).toEqual([[1, 2], [3]]);
    expect((await evaluated('$exists($partition([1], 0))')).output).toBe(false);
    expect((await evaluated('$partition([1], -1)')).status).toBe('FAILED');
  });

  it('$range counts up and down to its end', async () => {
    expect((await evaluated('[$range(0, 9, 3), $range(3, 0, -2)]')).output).toEqual([0, 3, 6, 9, 3, 1]);
    expect((await evaluated('$range(-1.7, 2, 1)')).output).toEqual([-1, 0, 1, 2]);
    expect((await evaluated('[$exists($range(0, 9, 0)), $exists($range(1, 0))]')).output).toEqual([false, false]);
    // To JSONata a sequence of one is its one value, as the service recorded it.
    expect((await evaluated('$range(1, 9, 9)')).output).toBe(1);
    expect((await evaluated('$range(1, 9, 9)[]')).output).toEqual([1]);
    expect((await evaluated('[$range(4, 4)]')).output).toEqual([4]);
    expect((await evaluated('$partition([0], 1)')).output).toEqual([[0]]);
    expect((await evaluated('$count($range(1, 200000))')).output).toBe(200_000);
    expect((await evaluated('$range(1, 100000000)')).cause).toContain('memory limit exceeded');
  });

  it('$hash is the digest of a text in hexadecimal', async () => {
    const expected = createHash('sha256').update('Wendle').digest('hex');
    expect((await evaluated("$hash('Wendle', 'SHA-256')")).output).toBe(expected);
    expect((await evaluated("$exists($hash('Wendle', 'SHA-3'))")).output).toBe(false);
  });

  it('$random repeats itself for a seed, with the service’s own numbers', async () => {
    expect((await evaluated('$random(42)')).output).toBe(0.7275636800328681);
    expect(Number((await evaluated('$random()')).output)).toBeLessThan(1);
  });

  it('$uuid differs each time', async () => {
    const { output } = await evaluated('[$uuid(), $uuid()]');
    expect(new Set(output as string[]).size).toBe(2);
  });

  it('$parse reads a JSON text', async () => {
    expect((await evaluated(`$parse('{"a":[1,null]}')`)).output).toEqual({ a: [1, null] });
  });
});
