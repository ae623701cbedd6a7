/** What a year came to, counted in what is stored once the server has stopped. */
import { join } from 'node:path';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { AuditEvent } from '../../functions/domain/audit.ts';
import { Partnership } from '../../functions/domain/partnership.ts';
import { Evaluation, Review } from '../../functions/records/kinds.ts';
import { verifyChain } from '../../functions/records/verify-chain.ts';

export type Tally = {
  readonly outcome: string;
  readonly partnerships: number;
  readonly schools: number;
  /** Decisions that parties reached by their routes: a version that came back was decided too. */
  readonly decisions: number;
  readonly signatures: number;
  /** Termly reviews that were held. */
  readonly reviews: number;
  /** Mails and other effects that were given up. */
  readonly setAside: number;
  readonly auditOk: boolean;
};

export const tallyOf = (dataDir: string): Tally => {
  const db = openDatabase(join(dataDir, 'partnerships.sqlite'));
  try {
    const bodies = (where: string, value: string): unknown[] =>
      db
        .prepare(`SELECT body FROM items WHERE ${where} ORDER BY partition, sort`)
        .all(value)
        .map((row) => JSON.parse(String(row.body)));
    const ofKind = (kind: string) => bodies("body ->> '_kind' = ?", kind);
    const partnerships = ofKind('partnership').map((body) => Partnership.parse(body));
    const audit = bodies('sort LIKE ?', 'audit#%').map((body) => AuditEvent.parse(body));
    const evaluations = ofKind('evaluation').map((body) => Evaluation.parse(body));
    const reviews = ofKind('review').map((body) => Review.parse(body));
    const outcomes = evaluations.map(({ outcome }) => outcome ?? 'open');
    return {
      // "Renewed with changes" is a renewal too.
      outcome: outcomes.every((outcome) => outcome.startsWith('renewed')) ? 'renewed' : outcomes.join(', '),
      partnerships: partnerships.length,
      schools: partnerships.flatMap(({ schools }) => schools).length,
      decisions: audit.filter(({ event }) => event === 'party-decided').length,
      signatures: ofKind('signature').length,
      reviews: reviews.filter(({ state }) => state === 'closed' || state === 'decided').length,
      setAside: Number(db.prepare("SELECT count(*) AS n FROM items WHERE due_partition = 'set-aside'").get()?.n ?? 0),
      auditOk: audit.length > 0 && verifyChain(audit) === undefined,
    };
  } finally {
    db.close();
  }
};
