/** A second place for the heads of the audit chains: a file that only ever grows. */
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AuditAnchor, Clock } from '../../ports.ts';

type KeptHead = {
  readonly partnership: string;
  readonly sequence: number;
  readonly hash: string;
  /** When it was kept, UTC. */
  readonly at: string;
};

const endsOpen = (file: number): boolean => {
  const { size } = fstatSync(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last.toString() !== '\n';
};

/**
 * Appends `partnership sequence hash time` lines to the file. A line is not forced to the disk: after a power cut the
 * file may lag behind the table, which the verifier allows; it must never be ahead of it.
 */
export const createAuditAnchorFile = ({
  path,
  clock,
}: {
  path: string;
  clock: Clock;
}): AuditAnchor & { close(): void } => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a+', 0o600);
  // A line that a crash cut short stays a line of its own.
  if (endsOpen(file)) writeSync(file, '\n');
  return {
    keep: async ({ partnership, sequence, hash }) => {
      if (/\s/.test(`${partnership}${hash}`)) throw new RangeError('a head of an audit chain holds no spaces');
      writeSync(file, `${partnership} ${sequence} ${hash} ${clock.now().toISOString()}\n`);
    },
    close: () => closeSync(file),
  };
};

const headOf = (line: string): KeptHead[] => {
  const [partnership, sequence, hash, at, ...more] = line.split(' ');
  if (!partnership || !hash || !at || more.length > 0 || !/^\d+$/.test(sequence ?? '')) return [];
  return [{ partnership, sequence: Number(sequence), hash, at }];
};

/** All heads kept in the file, oldest first. Lines that were cut short are left out; no file is no heads. */
export const readAuditHeads = (path: string): readonly KeptHead[] => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap(headOf);
};
