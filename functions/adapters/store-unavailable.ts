/**
 * The store could not do its work just now, and nothing was written. Worth another try later:
 * - `disk-full`, `read-only`, `disk-error`, `locked` (another process writes): on one machine;
 * - `contention`, `throttled`, `unreachable`: in the cloud, after several tries.
 * Not worth one: `damaged` (no database, or a broken one) and `newer-file` (a later version of this program wrote it).
 */
export type UnavailableBecause =
  | 'disk-full'
  | 'read-only'
  | 'disk-error'
  | 'locked'
  | 'damaged'
  | 'newer-file'
  | 'contention'
  | 'throttled'
  | 'unreachable';

export class StoreUnavailable extends Error {
  readonly reason: UnavailableBecause;
  constructor(reason: UnavailableBecause, detail: string, cause?: unknown) {
    super(`${reason}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}
