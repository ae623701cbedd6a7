/**
 * Does work that belongs to one record so that whatever goes wrong with it stops nobody else. A record that cannot be read
 * will not be readable in a minute either: it stays where it is, untouched, and the alarm rings again at every look until
 * somebody has put it right. What failed for another reason may pass, so whoever asked can look again.
 */
import type { Key, Log } from '../ports.ts';
import { UnreadableItem } from './kind.ts';

/** `set-aside`: it cannot be read. `failed`: something else went wrong; it may pass. */
type Apart<T> = { readonly done: T } | 'set-aside' | 'failed';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Never rejects. The log hears which record and which error, never what stands in the record. */
export const apart = async <T>(log: Log, { partition, sort }: Key, run: () => Promise<T> | T): Promise<Apart<T>> => {
  try {
    return { done: await run() };
  } catch (error) {
    const isUnreadable = error instanceof UnreadableItem;
    log('error', isUnreadable ? 'record-set-aside' : 'record-failed', { partition, sort, error: nameOf(error) });
    return isUnreadable ? 'set-aside' : 'failed';
  }
};
