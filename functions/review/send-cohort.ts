/** A school sends its figures about groups of pupils, or takes them back, while the review is open (DOMAIN R31). */
import { sharesOn } from '../domain/agreement/sharing.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { recipientOf } from '../domain/asking/request.ts';
import { faultWords } from '../domain/cohort/cohort-columns.ts';
import { readCohortLines, type UnreadTable } from '../domain/cohort/read-cohort.ts';
import type { CsvLine } from '../domain/csv.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { cohorts } from '../records/cohorts.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { returnId, reviews } from '../records/year-kinds.ts';

export type SendCohortInput = {
  readonly partnership: string;
  /** The request for the school's return: it says which school and which review. */
  readonly request: string;
  /** The lines of the table, pasted or of a file; nothing takes back what was sent. */
  readonly lines: readonly CsvLine[] | undefined;
  readonly subjects: readonly string[];
  readonly evidence: Evidence;
};

/** `no-agreement`: the school's party has not signed a data sharing agreement in force, so its figures stay (DOMAIN R19). */
export type SendCohortRefusal = 'not-asked' | 'closed' | 'no-agreement';
/** Why nothing was kept, for whoever sent it. */
export const refusalWords = {
  'not-asked': 'Only the school’s project lead can send figures',
  closed: 'The review has closed, so nothing can be sent any more',
  'no-agreement': 'Your board is in no data sharing agreement that holds now, so nothing was kept',
} as const;

export type SentCohort = Result<{ readonly rows: number }, SendCohortRefusal> | UnreadTable;

/** So many of the changes that were made in reading are told. */
const mostSaid = 20;

const mayMove = async (tx: Work, school: string): Promise<boolean> =>
  sharesOn(await tx.readNeeded(partnerships, theOne), school, londonDate(tx.now));

export const sendCohort = (outside: Outside, input: SendCohortInput): Promise<SentCohort> =>
  work(outside, input.partnership, async (tx): Promise<SentCohort> => {
    const request = await tx.readNeeded(requests, input.request);
    const { evidence, lines } = input;
    const review = await tx.readNeeded(reviews, request.about.id);
    const school = request.school ?? '';
    if (recipientOf(request, evidence.person)?.part !== 'answers') return refuse('not-asked');
    if (review.state !== 'open') return refuse('closed');
    const id = returnId(review.id, school);
    const before = await tx.read(cohorts, id);
    if (lines === undefined) {
      if (!before) return accept({ rows: 0 });
      tx.remove(cohorts, id);
      tx.event('figures-sent', evidence.person, { review: review.id, school, rows: 0 });
      return accept({ rows: 0 });
    }
    if (!(await mayMove(tx, school))) return refuse('no-agreement');
    const read = readCohortLines(lines, input.subjects);
    if (!read.ok) return read;
    const { rows } = read.value;
    const said = (read.said ?? []).slice(0, mostSaid).map(faultWords);
    tx.write(cohorts, id, {
      review: review.id,
      school,
      table: read.value,
      by: evidence.person,
      at: evidence.at,
      ...(said.length > 0 && { said }),
    });
    tx.event('figures-sent', evidence.person, { review: review.id, school, rows: rows.length });
    return accept({ rows: rows.length });
  });
