/** What a year came to, counted in what is stored once the server has stopped. */
import { join } from 'node:path';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { AuditEvent } from '../../../functions/domain/audit.ts';
import { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { verifyChain } from '../../../functions/records/verify-chain.ts';
import { Evaluation, Review } from '../../../functions/records/year-kinds.ts';

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

/** An item as far as it matters here. */
export type Counted = {
  readonly sort: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly isSetAside: boolean;
};

/** Of everything that is stored, by partition and sort key. */
export const tallyOfItems = (items: readonly Counted[]): Tally => {
  const ofKind = (kind: string) => items.filter(({ body }) => body._kind === kind).map(({ body }) => body);
  const partnerships = ofKind('partnership').map((body) => Partnership.parse(body));
  const audit = items.filter(({ sort }) => sort.startsWith('audit#')).map(({ body }) => AuditEvent.parse(body));
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
    setAside: items.filter(({ isSetAside }) => isSetAside).length,
    auditOk: audit.length > 0 && verifyChain(audit) === undefined,
  };
};

/** Everything in the file of one machine. */
export const itemsIn = (dataDir: string): readonly Counted[] => {
  const db = openDatabase(join(dataDir, 'partnerships.sqlite'));
  try {
    const rows = db.prepare('SELECT sort, body, due_partition FROM items ORDER BY partition, sort').all();
    return rows.map(({ sort, body, due_partition: due }) => ({
      sort: String(sort),
      body: JSON.parse(String(body)),
      isSetAside: due === 'set-aside',
    }));
  } finally {
    db.close();
  }
};

export const tallyOf = (dataDir: string): Tally => tallyOfItems(itemsIn(dataDir));
