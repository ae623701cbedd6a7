/** The partnerships that are in the table. The product never lists them: each is reached by a link or a session. */
import type { DatabaseSync } from 'node:sqlite';
import { partnerships, theOne } from '../../../functions/records/kinds.ts';

export const partnershipIds = (db: DatabaseSync): string[] => {
  const { partition, sort } = partnerships.key('', theOne);
  const rows = db.prepare('SELECT partition FROM items WHERE sort = ? ORDER BY partition').all(sort);
  return rows.map((row) => String(row.partition).slice(partition.length));
};
