/** What somebody answered, so that they can show it and find it again: on what, who, when, under which reference, and how to put it right. */
import type { Answer } from '../domain/asking/answer.ts';
import { SummaryList } from '../pages/components/summary-list.tsx';
import type { LinkContext } from './link-view.ts';
import { receiptRows } from './receipt-words.ts';

export function Receipt({ context, own }: { context: LinkContext; own: Answer }) {
  const { partnership, person, request } = context;
  return <SummaryList rows={receiptRows(partnership.id, request, own, person.name)} />;
}
