/** A school changes its side of the ledger while the review is open: writes a line, answers others' lines, says it is whole. */
import type { Evidence } from '../domain/asking/answer.ts';
import { recipientOf } from '../domain/asking/request.ts';
import type { ShownLine } from '../domain/diary/given-time.ts';
import {
  entriesOf,
  type LedgerLine,
  LedgerSide,
  linesAbout,
  mostLines,
  mostRoles,
  type RoleGained,
} from '../domain/ledger/ledger.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { ledgerSides } from '../records/ledgers.ts';
import { type Work, work } from '../records/work.ts';
import { type Review, returnId, reviews } from '../records/year-kinds.ts';
import { readShown } from './shown-by-diary.ts';

export type LedgerChange =
  | { readonly does: 'add-line'; readonly line: Omit<LedgerLine, 'id'> }
  /** All that the diary shows and the side does not have yet: as it stands at that moment, not as it was posted. */
  | { readonly does: 'take-shown' }
  | { readonly does: 'add-role'; readonly role: string }
  /** A line or a role of its own. */
  | { readonly does: 'remove'; readonly id: string }
  /** Its own part of others' lines; without an amount the line is right. */
  | { readonly does: 'answer'; readonly answers: LedgerSide['answers'] }
  | { readonly does: 'confirm'; readonly feltFair: number };

export type ChangeLedgerInput = {
  readonly partnership: string;
  /** The request for the school's return: it says which school and which review. */
  readonly request: string;
  readonly change: LedgerChange;
  readonly evidence: Evidence;
};

/** `too-many`: the side is full. `unknown-line`: gone meanwhile, or not about this school. `own-school`: no other school. */
export type ChangeLedgerRefusal = 'not-asked' | 'closed' | 'too-many' | 'unknown-line' | 'own-school';

type Changed = Result<LedgerSide, ChangeLedgerRefusal>;

const withLine = (side: LedgerSide, line: LedgerLine, others: ReadonlySet<string>): Changed => {
  if (side.lines.length >= mostLines) return refuse('too-many');
  const all = [...line.with, ...(line.host === undefined || line.host === side.school ? [] : [line.host])];
  if (!all.every((urn) => others.has(urn))) return refuse('own-school');
  return accept({ ...side, lines: [...side.lines, line], confirmed: false });
};

const withRole = (side: LedgerSide, role: RoleGained): Changed =>
  side.roles.length >= mostRoles ? refuse('too-many') : accept({ ...side, roles: [...side.roles, role] });

const without = (side: LedgerSide, id: string): LedgerSide => ({
  ...side,
  lines: side.lines.filter((line) => line.id !== id),
  roles: side.roles.filter((role) => role.id !== id),
  confirmed: side.confirmed && side.lines.every((line) => line.id !== id),
});

const withAnswers = async (tx: Work, review: string, side: LedgerSide, answers: LedgerSide['answers']) => {
  const sides = (await tx.list(ledgerSides, returnId(review, ''))).map((one) => one.side);
  const about = new Set(linesAbout(entriesOf(sides), side.school).map(({ line }) => line.id));
  if (!answers.every(({ line }) => about.has(line))) return refuse('unknown-line' as const);
  const answered = new Set(answers.map(({ line }) => line));
  const kept = side.answers.filter(({ line }) => about.has(line) && !answered.has(line));
  return accept({ ...side, answers: [...kept, ...answers] });
};

const withShown = (tx: Work, side: LedgerSide, shown: readonly ShownLine[]): Changed => {
  if (side.lines.length + shown.length > mostLines) return refuse('too-many');
  const lines = shown.map((line) => ({ ...line, with: [...line.with], id: tx.newId() }));
  return accept({ ...side, lines: [...side.lines, ...lines], confirmed: side.confirmed && lines.length === 0 });
};

const changed = async (
  outside: Outside,
  tx: Work,
  review: Review,
  side: LedgerSide,
  change: LedgerChange,
): Promise<Changed> => {
  switch (change.does) {
    case 'add-line': {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const others = activeSchools(partnership).flatMap(({ urn }) => (urn === side.school ? [] : [urn]));
      return withLine(side, { ...change.line, id: tx.newId() }, new Set(others));
    }
    case 'take-shown': {
      const partnership = await tx.readNeeded(partnerships, theOne);
      return withShown(tx, side, await readShown(outside, partnership, review, side));
    }
    case 'add-role':
      return withRole(side, { id: tx.newId(), role: change.role });
    case 'remove':
      return accept(without(side, change.id));
    case 'answer':
      return withAnswers(tx, review.id, side, change.answers);
    case 'confirm':
      return accept({ ...side, confirmed: true, feltFair: change.feltFair });
  }
};

export const changeLedger = (outside: Outside, input: ChangeLedgerInput): Promise<Changed> =>
  work(outside, input.partnership, async (tx): Promise<Changed> => {
    const { evidence, change } = input;
    const request = await tx.readNeeded(requests, input.request);
    const review = await tx.readNeeded(reviews, request.about.id);
    const school = request.school ?? '';
    if (recipientOf(request, evidence.person)?.part !== 'answers') return refuse('not-asked');
    if (review.state !== 'open') return refuse('closed');
    const id = returnId(review.id, school);
    const before = (await tx.read(ledgerSides, id))?.side ?? LedgerSide.parse({ school });
    const after = await changed(outside, tx, review, before, change);
    if (!after.ok) return after;
    tx.write(ledgerSides, id, { review: review.id, side: after.value, by: evidence.person, at: evidence.at });
    tx.event('ledger-changed', evidence.person, { review: review.id, school, does: change.does });
    return after;
  });
