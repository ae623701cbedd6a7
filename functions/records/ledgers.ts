/** The ledger of give and take: one item a school and term, so that no school's line ever waits for another's. */
import * as z from 'zod';
import { type LedgerFacts, LedgerSide } from '../domain/ledger/ledger.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import type { RecordKind } from './kind.ts';
import { readEvery } from './read-every.ts';
import { readSentReturns } from './reviews.ts';
import { returnId } from './year-kinds.ts';

const StoredSide = z.object({ review: z.string(), side: LedgerSide, by: z.string(), at: z.string() });
export type StoredSide = z.infer<typeof StoredSide>;

/** Id: as of the school's return. */
export const ledgerSides: RecordKind<typeof StoredSide, 'ledger'> = {
  name: 'ledger',
  schema: StoredSide,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `ledger#${id}` }),
};

export const readSides = async (outside: Outside, partnership: string, review: string): Promise<LedgerSide[]> =>
  (await readEvery(outside.store, ledgerSides, partnership, returnId(review, ''))).map(({ side }) => side);

/** What every school says of one term: its side of the ledger, and the totals of its return where it was sent. */
export const readLedger = async (
  outside: Outside,
  partnership: Pick<Partnership, 'id' | 'schools' | 'parties' | 'left'>,
  review: string,
): Promise<LedgerFacts> => {
  const [sides, sent] = await Promise.all([
    readSides(outside, partnership.id, review),
    readSentReturns(outside, partnership.id, review),
  ]);
  const returns = sent.map(({ content }) => content);
  const told = new Set([...sides, ...returns].map(({ school }) => school));
  const active = new Set(activeSchools(partnership).map(({ urn }) => urn));
  const schools = partnership.schools.map(({ urn }) => urn).filter((urn) => told.has(urn) || active.has(urn));
  return { schools, sides, returns };
};
