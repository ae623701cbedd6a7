/**
 * What one transaction of the store may hold. The limits are DynamoDB's; the one-machine store keeps to them as well, so
 * that what works there works in the cloud. Sizes are bytes, counted by DynamoDB's published rules and rounded up.
 */

export const commitLimits = {
  actions: 100,
  /** All items of one transaction together. */
  transactionBytes: 4 * 1024 * 1024,
  itemBytes: 400 * 1024,
  partitionBytes: 2048,
  sortBytes: 1024,
  /** A list or object inside a list or object inside …, the body itself being the first. */
  levels: 31,
} as const;

type KeyParts = { readonly partition: string; readonly sort: string };

/** One action of a transaction: a put has a body, a delete and a check have only their key. */
type MeasuredAction = {
  readonly key: KeyParts;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly indexes?: { readonly [name: string]: KeyParts | undefined };
};

type CommitRefusal = {
  readonly reason: 'too-many-actions' | 'too-large' | 'item-too-large' | 'same-item-twice' | 'not-storable';
  readonly detail: string;
};

/** Attribute names, the version and the expiry of an item: more than they take, so that we refuse before the table does. */
const itemOverheadBytes = 100;
/** DynamoDB's numbers: 38 digits and this range. Every JavaScript number inside the range fits. */
const largestNumber = 9.9e125;
const smallestNumber = 1e-130;
const numberBytes = 21;

export const utf8Bytes = (text: string): number => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair takes two of the pair's four bytes.
    if (code > 0x7ff && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
};

type Measured = number | CommitRefusal;

const notStorable = (detail: string): CommitRefusal => ({ reason: 'not-storable', detail });

const numberSize = (value: number, path: string): Measured => {
  const magnitude = Math.abs(value);
  if (value === 0 || (magnitude >= smallestNumber && magnitude <= largestNumber)) return numberBytes;
  return notStorable(`${path} is ${value}, which is no number that the table keeps`);
};

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const containerSize = (value: object, path: string, level: number): Measured => {
  if (level > commitLimits.levels)
    return notStorable(`${path.slice(0, 60)}… is nested over ${commitLimits.levels} levels`);
  if (!Array.isArray(value) && !isPlain(value)) return notStorable(`${path} is neither plain object nor list`);
  let bytes = 3;
  for (const [name, inner] of Object.entries(value)) {
    if (name === '' || name === '__proto__' || !name.isWellFormed())
      return notStorable(`${path} has a field called "${name}"`);
    if (inner === undefined && !Array.isArray(value)) continue;
    const size = valueSize(inner, `${path}.${name}`, level + 1);
    if (typeof size !== 'number') return size;
    bytes += size + 1 + (Array.isArray(value) ? 0 : utf8Bytes(name));
  }
  return bytes;
};

const valueSize = (value: unknown, path: string, level: number): Measured => {
  if (typeof value === 'string')
    return value.isWellFormed() ? utf8Bytes(value) : notStorable(`${path} is no Unicode text`);
  if (typeof value === 'number') return numberSize(value, path);
  if (value === null || value === undefined || typeof value === 'boolean') return 1;
  if (typeof value === 'object') return containerSize(value, path, level);
  return notStorable(`${path} is a ${typeof value}`);
};

const keySize = ({ partition, sort }: KeyParts): Measured => {
  if (!partition.isWellFormed() || !sort.isWellFormed()) return notStorable('a key is no Unicode text');
  const [partitionSize, sortSize] = [utf8Bytes(partition), utf8Bytes(sort)];
  if (partitionSize === 0 || sortSize === 0) return notStorable('a key has an empty part');
  if (partitionSize > commitLimits.partitionBytes || sortSize > commitLimits.sortBytes) {
    return {
      reason: 'item-too-large',
      detail: `a key of ${partitionSize} and ${sortSize} bytes; the limits are ${commitLimits.partitionBytes} and ${commitLimits.sortBytes}`,
    };
  }
  return partitionSize + sortSize;
};

/** Whether an item can have this key. Where none can, readers find nothing without asking the table. */
export const canBeKey = (key: KeyParts): boolean => typeof keySize(key) === 'number';

/** Bytes that an action's item takes in the table, or why it cannot be kept. */
export const actionBytes = (action: MeasuredAction): Measured => {
  let bytes = itemOverheadBytes;
  for (const key of [action.key, ...Object.values(action.indexes ?? {})]) {
    const size = key ? keySize(key) : 0;
    if (typeof size !== 'number') return size;
    bytes += size;
  }
  if (!action.body) return bytes;
  const size = containerSize(action.body, 'body', 1);
  if (typeof size !== 'number') return size;
  bytes += size;
  if (bytes <= commitLimits.itemBytes) return bytes;
  return { reason: 'item-too-large', detail: `an item of ${bytes} bytes; the limit is ${commitLimits.itemBytes}` };
};

/** Why the store refuses this transaction whole, or undefined when it fits. */
export const commitRefusal = (actions: readonly MeasuredAction[]): CommitRefusal | undefined => {
  if (actions.length > commitLimits.actions) {
    return { reason: 'too-many-actions', detail: `${actions.length} actions; the limit is ${commitLimits.actions}` };
  }
  const seen = new Set<string>();
  let bytes = 0;
  for (const action of actions) {
    const size = actionBytes(action);
    if (typeof size !== 'number') return size;
    bytes += size;
    const name = JSON.stringify([action.key.partition, action.key.sort]);
    if (seen.has(name)) return { reason: 'same-item-twice', detail: `two actions on ${name}` };
    seen.add(name);
  }
  if (bytes <= commitLimits.transactionBytes) return undefined;
  return { reason: 'too-large', detail: `${bytes} bytes together; the limit is ${commitLimits.transactionBytes}` };
};
