import { createHash, randomUUID } from 'node:crypto';
import type { Json } from './json.ts';

/** A function that the service adds to JSONata: its implementation, and its signature in JSONata's notation. */
export type ServiceFunction = { run: (...args: never[]) => unknown; signature: string };

const ALGORITHMS = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** What the service adds to JSONata 2.0.6. They throw as JSONata functions do: an expression turns it into a fault. */
export const serviceFunctions: Readonly<Record<string, ServiceFunction>> = {
  partition: { run: partition, signature: '<a-n-:a>' },
  range: { run: range, signature: '<n-n-n?:a>' },
  hash: { run: hash, signature: '<x-s?:s>' },
  random: { run: random, signature: '<n?:n>' },
  uuid: { run: randomUuid, signature: '<:s>' },
  parse: { run: parse, signature: '<s-:x>' },
};

function partition(items: Json[] | undefined, size: number | undefined): Json[][] | undefined {
  if (items === undefined || size === undefined) return undefined;
  if (!Number.isInteger(size) || size < 1) throw new Error('The size of a partition must be a positive integer');
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

/** From the first number to the last, both included where the step meets it. */
function range(first: number | undefined, last: number | undefined, step = 1): number[] | undefined {
  if (first === undefined || last === undefined) return undefined;
  if (step === 0) throw new Error('The step of a range must not be zero');
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

function hash(value: Json | undefined, algorithm = 'SHA-256'): string | undefined {
  if (value === undefined) return undefined;
  const name = ALGORITHMS.get(algorithm);
  if (name === undefined) throw new Error(`The hash algorithm must be one of ${[...ALGORITHMS.keys()].join(', ')}`);
  return createHash(name)
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex');
}

/** At least 0 and below 1. With a seed it is java.util.Random's first double, as the service has it. */
function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  const first = nextState((BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK);
  const second = nextState(first);
  return Number(((first >> 22n) << 27n) + (second >> 21n)) / 2 ** 53;
}

const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

function nextState(state: bigint): bigint {
  return (state * MULTIPLIER + 0xbn) & MASK;
}

function randomUuid(): string {
  return randomUUID();
}

function parse(text: string | undefined): Json | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}
