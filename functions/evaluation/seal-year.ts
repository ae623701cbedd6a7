/** The report and the decisions of a year, as they are when it is concluded, under one seal. */
import { aboutKey } from '../domain/asking/request.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { approvals } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import type { Evaluation } from '../records/year-kinds.ts';
import { type YearContent, yearRecords } from '../records/year-records.ts';
import { readEvaluated } from './read-evaluation.ts';
import { sectionsOf } from './year-sections.ts';

/** What each party decided last about next year. */
const decisionsIn = async (tx: Work, partnership: Partnership, year: string): Promise<YearContent['decisions']> => {
  const about = aboutKey({ kind: 'renewal', id: year });
  const decided = await tx.list(approvals, `${about}#`);
  return decided.flatMap(({ party, steps }) => {
    const last = steps.at(-1);
    if (!last) return [];
    const { reference, result, on } = last;
    const name = partyById(partnership, party)?.name ?? party;
    return [{ party: name, decided: result, on, ...(reference !== undefined && { reference }) }];
  });
};

/** Gives what the evaluation keeps of it. */
export const sealYear = async (
  outside: Outside,
  tx: Work,
  partnership: Partnership,
  evaluation: Evaluation,
  outcome: string,
): Promise<NonNullable<Evaluation['sealed']>> => {
  const evaluated = await readEvaluated(outside, partnership, evaluation);
  const content: YearContent = {
    year: evaluation.id,
    partnership: partnership.name,
    words: evaluation.words,
    sections: sectionsOf(evaluated),
    outcome,
    decisions: await decisionsIn(tx, partnership, evaluation.id),
  };
  const seal = sha256(canonicalJson(content));
  await tx.read(yearRecords, evaluation.id);
  tx.write(yearRecords, evaluation.id, { year: evaluation.id, seal, content, madeAt: tx.now.toISOString() });
  tx.event('year-sealed', 'system', { year: evaluation.id, seal });
  return { seal, on: londonDate(tx.now) };
};
