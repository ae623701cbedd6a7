/** The year's report for whoever has its reading link. */
import type { ReadingView } from '../asking/reading-routes.tsx';
import { londonDate } from '../domain/london.ts';
import { EvaluationReport, yearInWords } from './evaluation-report.tsx';
import { readEvaluated, readEvaluation } from './read-evaluation.ts';
import { yearPaper } from './year-paper.ts';

export const evaluationReading: ReadingView = async (outside, partnership, id, { reader }) => {
  const evaluation = await readEvaluation(outside, partnership.id, id);
  if (!evaluation) return undefined;
  const evaluated = await readEvaluated(outside, partnership, evaluation, reader);
  const heading = `The year ${yearInWords(id)}: was it worth it?`;
  return {
    title: 'The year: report for boards',
    heading,
    note: 'Whoever decides for a board gets a link of their own for that.',
    pdf: {
      words: 'Take this report with you as a PDF',
      name: `year-${id}.pdf`,
      make: () => outside.papers.render(yearPaper(evaluated, heading, londonDate(outside.clock.now()))),
    },
    children: <EvaluationReport evaluated={evaluated} />,
  };
};
