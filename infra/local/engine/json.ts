/** What can be written down between two transitions: JSON, nothing else. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** The largest input, output or payload of a state in bytes of UTF-8 JSON; the service's quota. */
export const maxPayloadBytes = 262_144;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Bytes of the value written as JSON. */
export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

export const isOverLimit = (value: Json): boolean => bytesOf(value) > maxPayloadBytes;

export type TypeName = 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string';

/** The type's name as the service writes it in its error causes. */
export const typeName = (value: Json): TypeName => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'number' : 'string';
};

/** A function's return value as the service would see it: JSON, with `undefined` as null. */
export const asJson = (value: unknown): Json => {
  const text = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as Json);
};
