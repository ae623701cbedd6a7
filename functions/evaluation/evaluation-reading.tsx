/** The year's report for whoever has its reading link. */
import type { ReadingView } from '../asking/reading-routes.tsx';
import { EvaluationReport, yearInWords } from './evaluation-report.tsx';
import { readEvaluated, readEvaluation } from './read-evaluation.ts';

export const evaluationReading: ReadingView = async (outside, partnership, id) => {
  const evaluation = await readEvaluation(outside, partnership.id, id);
  if (!evaluation) return undefined;
  return {
    title: 'The year: report for boards',
    heading: `The year ${yearInWords(id)}: was it worth it?`,
    note: 'Whoever decides for a board gets a link of their own for that.',
    children: <EvaluationReport evaluated={await readEvaluated(outside, partnership, evaluation)} />,
  };
};
