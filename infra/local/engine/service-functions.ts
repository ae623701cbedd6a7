import { createHash, randomUUID } from 'node:crypto';
import type { Json } from './json.ts';

/** A function that the service adds to JSONata: its implementation, and its signature in JSONata's notation. */
export type ServiceFunction = { run: (...args: never[]) => unknown; signature: string };

const algorithms = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

const partition = (items: Json[] | undefined, size: number | undefined): Json[][] | undefined => {
  const length = Math.trunc(size ?? 0);
  if (items === undefined || length === 0) return undefined;
  if (length < 0) throw new Error('The size of a partition must not be below zero');
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, part) => items.slice(part * length, (part + 1) * length));
};

/** The service's bound to what one expression may hold comes to about this many numbers. */
const longestRange = 360_000;

/** From the first number to the last, both included where the step meets it. */
const range = (from: number | undefined, to: number | undefined, by = 1): number[] | undefined => {
  if (from === undefined || to === undefined) return undefined;
  const [first, last, step] = [Math.trunc(from), Math.trunc(to), Math.trunc(by)];
  const count = step === 0 ? 0 : Math.floor((last - first) / step) + 1;
  if (count > longestRange)
    throw new Error('Expression evaluation memory limit exceeded: Check for excessive memory usage');
  return count <= 0 ? undefined : sequenceOf(Array.from({ length: count }, (_, index) => first + index * step));
};

/** To JSONata a sequence of one is that one value, unless the expression asks to keep it (`$range(1, 9, 9)[]`). */
const sequenceOf = <Item>(items: Item[]): Item[] =>
  Object.defineProperty(items, 'sequence', { enumerable: false, value: true });

const hash = (value: Json | undefined, algorithm = 'SHA-256'): string | undefined => {
  const name = algorithms.get(algorithm);
  if (value === undefined || name === undefined) return undefined;
  return createHash(name)
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex');
};

/** At least 0 and below 1. With a seed it is java.util.Random's first double, as the service has it. */
const random = (seed?: number): number => {
  if (seed === undefined) return Math.random();
  const first = nextState((BigInt(Math.trunc(seed)) ^ multiplier) & mask);
  const second = nextState(first);
  return Number(((first >> 22n) << 27n) + (second >> 21n)) / 2 ** 53;
};

const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

const nextState = (state: bigint): bigint => (state * multiplier + 0xbn) & mask;

const randomUuid = (): string => randomUUID();

const parse = (text: string | undefined): Json | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Json);

/**
 * What the service adds to JSONata 2.0.6. Like JSONata's own they give nothing when an argument is nothing, or makes no
 * sense; whole numbers are asked for, and others cut to whole ones, towards zero.
 */
export const serviceFunctions: Readonly<Record<string, ServiceFunction>> = {
  partition: { run: partition, signature: '<a-n-:a>' },
  range: { run: range, signature: '<n-n-n?:a>' },
  hash: { run: hash, signature: '<x-s?:s>' },
  random: { run: random, signature: '<n?:n>' },
  uuid: { run: randomUuid, signature: '<:s>' },
  parse: { run: parse, signature: '<s-:x>' },
};
