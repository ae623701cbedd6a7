/** One text for one value: what is hashed to seal a document or to chain an audit event. */

const canonicalText = (text: string): string => JSON.stringify(text.normalize('NFC'));

const canonicalObject = (value: object): string => {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]): [string, unknown] => [key.normalize('NFC'), field])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const keys = fields.map(([key]) => key);
  if (new Set(keys).size < keys.length)
    throw new TypeError('two keys of one object differ only in how they are encoded');
  return `{${fields.map(([key, field]) => `${canonicalText(key)}:${canonicalJson(field)}`).join(',')}}`;
};

/**
 * Canonical JSON: keys sorted by code unit, no spaces, texts in Unicode NFC, fields that are undefined left out. The same
 * value gives the same text whatever the order of its keys. Throws a TypeError for what is no JSON value (a number that
 * is not finite, a function, undefined in a list): a fault of the caller, never of a person's input.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype === Object.prototype || prototype === null) return canonicalObject(value as object);
  throw new TypeError(`no JSON value: ${typeof value}`);
};
