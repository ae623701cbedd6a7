/** The sections of a year's report, from what was read; of a year that was sealed, as they were then. */
import type { Section } from '../domain/agreement/document-source.ts';
import { yearReport } from '../domain/evaluation/year-report.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import type { Evaluated } from './read-evaluation.ts';

export const sectionsOf = (evaluated: Evaluated): Section[] => {
  const { content, reviews, partnership, evaluation, record, inAll, spent, meetings, publications, surveys } =
    evaluated;
  if (record) return record.content.sections;
  if (!content) return [];
  return yearReport({
    content,
    reviews,
    schoolName: (urn) => schoolByUrn(partnership, urn)?.name ?? urn,
    inAll,
    spent,
    reached: evaluation.reached ?? {},
    meetings,
    surveys,
    published: reviews.filter(({ held }) => held).map(({ term }) => publications.get(term)?.published),
    addenda: (evaluation.addenda ?? []).length,
  });
};
