import { isObject, type Json, type JsonObject } from './json.ts';

const plainPath = /^\$\w+(?:\.[A-Za-z_]\w*)*$/;

/** Names that JSONata reads as something else than a field. */
const words = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** JSONata takes objects with these for functions. */
const marksOfFunctions = ['_jsonata_lambda', '_jsonata_function'];

/**
 * The value of a path through objects, such as `$states.input.partnership`, which is what most expressions are: found
 * here at a twentieth of the time. Undefined for whatever JSONata would have more to say about, arrays above all, which
 * it flattens and unwraps, and a field that is not there, which is a fault.
 */
export const followPath = (expression: string, scope: JsonObject): Json | undefined => {
  if (!plainPath.test(expression)) return undefined;
  let value: Json | undefined = scope;
  for (const name of expression.slice(1).split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, name) || words.has(name)) return undefined;
    value = value[name];
  }
  if (Array.isArray(value)) return undefined;
  const isFunction = isObject(value) && marksOfFunctions.some((mark) => Object.hasOwn(value, mark));
  return isFunction ? undefined : value;
};

/** The values of all of these, if each is such a path. */
export const followAll = (expressions: readonly string[], scope: JsonObject): Json[] | undefined => {
  const values: Json[] = [];
  for (const expression of expressions) {
    const value = followPath(expression, scope);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
};
