/**
 * Two processes on one data folder would both carry out its timers and mails. The first holds a lock that the operating
 * system lets go of with the process, however it ends, so no stale lock is ever left.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another process is already using ${folder}. Stop it first, or give this one a folder of its own: DATA_DIR=other`,
    );
    this.name = 'FolderInUse';
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5;

/** Makes the folder if need be and locks it. Throws FolderInUse. Call what it returns to let go. */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'in-use.lock');
  closeSync(openSync(path, 'a', 0o600));
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new FolderInUse(folder) : error;
  }
  return () => lock.close();
};
