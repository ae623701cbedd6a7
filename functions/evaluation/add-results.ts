/** Results that come after the summer: the lead adds them below a year's report, they are sealed, and the boards are told. */
import { tell } from '../asking/tell-people.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { sha256 } from '../records/digest.ts';
import { type Evaluation, evaluations } from '../records/year-kinds.ts';

export type AddResultsInput = {
  readonly partnership: string;
  readonly by: string;
  /** `202526` */
  readonly year: string;
  readonly words: string;
};

/** A year has room for so many: results come once or twice. */
export const mostAddenda = 10;

export type Addendum = NonNullable<Evaluation['addenda']>[number];

/** What the seal of an addendum covers. */
export const sealOf = (year: string, { words, by, on }: Omit<Addendum, 'seal'>): string =>
  sha256(canonicalJson({ year, words, by, on }));

/** The same words again change nothing. Refuses before the year has an evaluation, and when there is no room. */
export const addResults = (
  outside: Outside,
  { partnership: id, by, year, words }: AddResultsInput,
): Promise<Result<{ seal: string }, 'not-allowed' | 'no-evaluation' | 'too-many'>> =>
  asUseCase('add-results', outside, { partnership: id, by }, async (tx, partnership) => {
    const evaluation = await tx.read(evaluations, year);
    if (!evaluation) return refuse('no-evaluation');
    const { addenda = [] } = evaluation;
    const same = addenda.find((one) => one.words === words);
    if (same) return accept({ seal: same.seal });
    if (addenda.length >= mostAddenda) return refuse('too-many');
    const added = { words, by, on: londonDate(tx.now) };
    const seal = sealOf(year, added);
    tx.write(evaluations, year, { ...evaluation, addenda: [...addenda, { ...added, seal }] });
    tx.event('addendum-sealed', by, { year, seal });
    const boards = activeParties(partnership).flatMap((party) => party.boards);
    tell(
      tx,
      'addendum',
      boards.flatMap((board) => [board.clerk, ...board.members.map(({ person }) => person)]),
      { details: { year, reads: `evaluation:${year}` } },
    );
    return accept({ seal });
  });
