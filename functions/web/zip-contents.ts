/** Opens a zip file with no trust in it: nothing is unpacked here, and see `unpacking.ts`. */
import type { Packed } from '../records/unpacking.ts';

const mostEntries = 300;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;

/** `size`: what the list says that it unpacks into, bytes. */
export type ZipEntry = Packed & { readonly size: number };

/** `too-large`: more entries than we look at. `unreadable`: no zip, or one with a lock. */
export type ZipEntries =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly ok: false; readonly refusal: 'too-large' | 'unreadable' };

const unreadable: ZipEntries = { ok: false, refusal: 'unreadable' };
const tooLarge: ZipEntries = { ok: false, refusal: 'too-large' };

const endOf = (file: Buffer): number => {
  for (let at = file.length - endBytes; at >= Math.max(0, file.length - endBytes - longestComment); at -= 1)
    if (file.readUInt32LE(at) === endMark) return at;
  return -1;
};

/** The entry that the file's list has at this place; nothing when it is locked, of another method, or out of bounds. */
const entryAt = (file: Buffer, at: number): { name: string; entry: ZipEntry; next: number } | undefined => {
  if (at + 46 > file.length || file.readUInt32LE(at) !== entryMark) return undefined;
  const isLocked = (file.readUInt16LE(at + 8) & 1) === 1;
  const method = file.readUInt16LE(at + 10);
  const [packedSize, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
  const nameLength = file.readUInt16LE(at + 28);
  const local = file.readUInt32LE(at + 42);
  const name = file.toString('utf8', at + 46, at + 46 + nameLength);
  if (isLocked || (method !== 0 && method !== 8) || local + 30 > file.length) return undefined;
  if (file.readUInt32LE(local) !== localMark) return undefined;
  const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (begins + packedSize > file.length) return undefined;
  const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  const how = method === 0 ? 'stored' : 'raw';
  return { name, entry: { bytes: file.subarray(begins, begins + packedSize), how, size }, next };
};

/** The entries of a zip by name, still packed. */
export const zipEntries = (bytes: Uint8Array): ZipEntries => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.length < endBytes ? -1 : endOf(file);
  if (end < 0) return unreadable;
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries || count !== file.readUInt16LE(end + 8)) return count > mostEntries ? tooLarge : unreadable;
  const entries = new Map<string, ZipEntry>();
  let at = file.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    const found = entryAt(file, at);
    if (!found || entries.has(found.name)) return unreadable;
    entries.set(found.name, found.entry);
    at = found.next;
  }
  return { ok: true, entries };
};
