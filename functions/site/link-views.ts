/** What each request's link shows and takes. Its stage's code is loaded when the first of its links is opened. */
import type { LinkView, ViewsOf } from '../asking/link-view.ts';
import type { RequestKind } from '../domain/asking/request.ts';

const boards = () => import('./views/boards.ts');
const leadership = () => import('./views/leadership.ts');
const leaving = () => import('./views/leaving.ts');
const proposal = () => import('./views/proposal.ts');
const returns = () => import('./views/returns.ts');
const year = () => import('./views/year.ts');

/** A kind that stands beside a file without its view does not compile. */
const places: { readonly [Kind in RequestKind]: () => Promise<{ readonly views: ViewsOf<Kind> }> } = {
  'write-proposal': proposal,
  'write-piece': proposal,
  'head-support': proposal,
  decision: boards,
  'report-to-board': boards,
  'sign-mou': proposal,
  'sign-data-agreement': proposal,
  'confirm-successor': proposal,
  'restart-activity': proposal,
  'confirm-leaving': leaving,
  'confirm-staying': leaving,
  mediate: leaving,
  'review-focus': leadership,
  'visit-date': leadership,
  'set-visit-date': leadership,
  'visit-report': leadership,
  'check-facts': leadership,
  'visit-to-board': leadership,
  'follow-up': leadership,
  'send-return': returns,
  'start-review': year,
  'record-review': year,
  'write-evaluation': year,
};

export const linkViewOf = async <Kind extends RequestKind>(kind: Kind): Promise<LinkView> => {
  const { views } = await places[kind]();
  return views[kind];
};
