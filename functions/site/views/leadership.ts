/** Reviews between heads. */
import { withHandOver } from '../../asking/hand-over.tsx';
import type { ViewsOf } from '../../asking/link-view.ts';
import { boardView, followUpView } from '../../leadership-review/views-after.tsx';
import { dateView, focusView, setDateView } from '../../leadership-review/views-before.tsx';
import { factsView, reportView } from '../../leadership-review/views-report.tsx';
import { handOver } from '../../people/hand-over.ts';

export const views: ViewsOf<
  'review-focus' | 'visit-date' | 'set-visit-date' | 'visit-report' | 'check-facts' | 'visit-to-board' | 'follow-up'
> = {
  'review-focus': focusView,
  'visit-date': withHandOver(dateView, handOver),
  'set-visit-date': withHandOver(setDateView, handOver),
  'visit-report': withHandOver(reportView, handOver),
  'check-facts': factsView,
  'visit-to-board': withHandOver(boardView, handOver),
  'follow-up': withHandOver(followUpView, handOver),
};
