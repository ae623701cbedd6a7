import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../infra/local/engine/json.ts';
import { evaluateAll } from '../../../infra/local/engine/jsonata-realm.ts';
import { followPath } from '../../../infra/local/engine/plain-paths.ts';

const names = ['input', 'result', 'a', 'b2', '_c', 'and', 'in', 'true', 'null', 'function', 'length', 'constructor'];
const name = fc.constantFrom(...names);

/** Values in which paths of these names lead somewhere, or nearly. */
const { value } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  object: fc.dictionary(name, tie('value'), { maxKeys: 6 }).map((fields): JsonObject => ({ ...fields })),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, -0.5, 1e21, '', 'text', [], {}),
    tie('object'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

describe('a path through objects', () => {
  it('is what JSONata says, or is left to it', () => {
    let followed = 0;
    fc.assert(
      fc.property(value, fc.array(name, { maxLength: 4 }), (states, steps) => {
        const expression = ['$states', ...steps].join('.');
        const found = followPath(expression, { states });
        if (found === undefined) return;
        followed += 1;
        expect([{ kind: 'value', value: found }]).toEqual(evaluateAll([expression], { states }, 0));
      }),
      { numRuns: 2000 },
    );
    expect(followed).toBeGreaterThan(200);
  });

  it.each(['$states.input', '$party', '$states.context.Map.Item.Value'])('is followed: %s', (expression) => {
    const states = { input: { is: 1 }, context: { Map: { Item: { Value: 'x' } } } };
    expect(followPath(expression, { states, party: 'alder' })).toBeDefined();
  });

  it.each([
    '$states.input[0]',
    '$states.list',
    '$states.missing',
    '$nobody',
    '$states.input = 1',
    '$states.**.is',
    '$',
    '$$',
    '$states.`input`',
    '$states.lambda',
    'states.input',
  ])('is left to JSONata: %s', (expression) => {
    const states = { input: { is: 1 }, list: [1], lambda: { _jsonata_lambda: true } };
    expect(followPath(expression, { states })).toBeUndefined();
  });
});
