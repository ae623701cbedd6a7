/** What the audit trails in a data folder come to: `audit ok: 512 events`, or the first bad row. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readAuditHeads } from '../../functions/adapters/local/audit-anchor.ts';
import { auditPrefix } from '../../functions/records/audit-chain.ts';
import { type FactsVerdict, verifyFacts } from '../../functions/records/verify-facts.ts';
import { type TrailFault, type TrailRow, verifyTrail } from '../../functions/records/verify-trail.ts';

export type AuditReport = {
  readonly lines: readonly string[];
  /** `unknown`: there was nothing to check. */
  readonly result: 'ok' | 'bad' | 'unknown';
};

const faultWords: Readonly<Record<TrailFault['because'], string>> = {
  missing: 'is missing',
  edited: 'was edited',
  'out-of-order': 'does not follow from the row before it',
  rewritten: 'was written anew: the seal kept outside the table is another',
};

const factWords = {
  edited: 'is not what the trail was told',
  missing: 'is missing',
  added: 'was never told to the trail',
} as const;
const mostNamed = 20;

const factsWords = (partnership: string, { faults, compared, unknown }: FactsVerdict): string[] => {
  const words = faults
    .slice(0, mostNamed)
    .map(({ record, because }) => `audit bad: ${record} of ${partnership} ${factWords[because]}`);
  const more = faults.length - words.length;
  return [
    ...words,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(faults.length === 0 && compared > 0 ? [`facts ok: ${compared} records are what the trail was told`] : []),
    ...(unknown > 0
      ? [`not compared: ${unknown} records that an earlier version wrote, of which the trail holds no digest`]
      : []),
  ];
};

/** Only reads: it can run beside the server. */
const openForReading = (path: string): DatabaseSync => new DatabaseSync(path, { readOnly: true });

const rowsOf = (db: DatabaseSync, partnership: string): TrailRow[] =>
  db
    .prepare('SELECT sort, body FROM items WHERE partition = ? AND sort >= ? AND sort < ? ORDER BY sort')
    .all(`p#${partnership}`, auditPrefix, `${auditPrefix}~`)
    .map(({ sort, body }) => ({
      sequence: Number(String(sort).slice(auditPrefix.length)),
      body: parsed(String(body)),
    }));

/** A body that is no JSON any more is a row that was edited, not a reason to stop. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const recordsOf = (db: DatabaseSync, partnership: string) =>
  db
    .prepare('SELECT partition, sort, body FROM items WHERE partition = ? ORDER BY sort')
    .all(`p#${partnership}`)
    .map(({ partition, sort, body }) => {
      const read = parsed(String(body));
      const isRecord = typeof read === 'object' && read !== null && !Array.isArray(read);
      return { partition: String(partition), sort: String(sort), body: isRecord ? { ...read } : {} };
    });

const headOf = (db: DatabaseSync, partnership: string): unknown => {
  const row = db.prepare("SELECT body FROM items WHERE partition = ? AND sort = 'audit-head'").get(`p#${partnership}`);
  return row && parsed(String(row.body));
};

const partnershipsIn = (db: DatabaseSync): string[] =>
  db
    .prepare("SELECT partition FROM items WHERE sort = 'partnership#it' ORDER BY partition")
    .all()
    .map(({ partition }) => String(partition).slice('p#'.length));

const reportOn = (db: DatabaseSync, partnership: string, dataDir: string): AuditReport => {
  const kept = readAuditHeads(join(dataDir, 'audit-heads')).filter((head) => head.partnership === partnership);
  const rows = rowsOf(db, partnership);
  const fault = verifyTrail(rows, headOf(db, partnership), kept);
  const facts = verifyFacts(
    recordsOf(db, partnership),
    rows.map(({ body }) => body),
  );
  const words = factsWords(partnership, facts);
  if (!fault && facts.faults.length === 0)
    return { lines: [`audit ok: ${rows.length} events`, ...words], result: 'ok' };
  if (!fault) return { lines: words, result: 'bad' };
  return {
    lines: [
      `audit bad: event ${fault.sequence} of ${partnership} ${faultWords[fault.because]}`,
      ...(facts.faults.length > 0 ? words : []),
    ],
    result: 'bad',
  };
};

export const auditReport = (dataDir: string, partnership: string): AuditReport => {
  const path = join(dataDir, 'partnerships.sqlite');
  if (!existsSync(path))
    return { lines: [`There is no data in ${dataDir}. Say where it is: DATA_DIR=folder`], result: 'unknown' };
  const db = openForReading(path);
  try {
    const known = partnershipsIn(db);
    if (known.includes(partnership) || rowsOf(db, partnership).length > 0) return reportOn(db, partnership, dataDir);
    const others = known.length === 0 ? 'There are none.' : `There are: ${known.join(', ')}`;
    return { lines: [`There is no partnership ${partnership}. ${others}`], result: 'unknown' };
  } finally {
    db.close();
  }
};
