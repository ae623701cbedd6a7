/** What people are asked by a link from a mail. Nothing else is in their bundle: they wait for no more than that. */
import type { LinkViews } from './asking/link-routes.ts';
import type { LinkView } from './asking/link-view.ts';
import type { RouteGroup } from './web/route-group.ts';

/** Whoever is asked may hand the request over to the right person. */
const handedOver = async (view: Promise<LinkView>): Promise<LinkView> => {
  const [{ withHandOver }, { handOver }] = await Promise.all([
    import('./asking/hand-over.tsx'),
    import('./people/hand-over.ts'),
  ]);
  return withHandOver(await view, handOver);
};

const decisionView = async (): Promise<LinkView> => {
  const [{ decisionViewFor }, { readRenewalMatter }] = await Promise.all([
    import('./approval/decision-view.ts'),
    import('./evaluation/renewal-matter.tsx'),
  ]);
  return decisionViewFor({ renewal: readRenewalMatter, continuing: readRenewalMatter });
};

/** A return, with the pages of the school's figures and of its side of the ledger below it. */
const returnView = async (): Promise<LinkView> => {
  const [{ sendReturnView }, { ledgerPages }] = await Promise.all([
    import('./review/send-return-view.tsx'),
    import('./ledger/own-side-view.tsx'),
  ]);
  return { ...sendReturnView, below: { ...sendReturnView.below, ...ledgerPages } };
};

const signView = async (): Promise<LinkView> => (await import('./signing/sign-view.tsx')).signView;

/** The page behind the links of each kind of request, loaded when the first of its links is opened. */
export const linkViews: LinkViews = {
  'write-proposal': async () => (await import('./proposal/write-view.tsx')).writeView,
  'write-piece': () => handedOver(import('./proposal/piece-view.ts').then((page) => page.pieceView)),
  'head-support': () => handedOver(import('./proposal/heads-view.tsx').then((page) => page.headSupportView)),
  decision: () => handedOver(decisionView()),
  'sign-mou': signView,
  'sign-data-agreement': signView,
  'start-review': () => handedOver(import('./review/start-review-view.tsx').then((page) => page.startReviewView)),
  'send-return': () => handedOver(returnView()),
  'record-review': () => handedOver(import('./review/record-review-view.tsx').then((page) => page.recordReviewView)),
  'write-evaluation': () =>
    handedOver(import('./evaluation/write-evaluation-view.tsx').then((page) => page.writeEvaluationView)),
  'confirm-successor': async () => (await import('./people/confirm-view.tsx')).confirmSuccessorView,
  'report-to-board': () =>
    handedOver(import('./approval/report-to-board-view.tsx').then((page) => page.reportToBoardView)),
  'restart-activity': async () => (await import('./activities/restart-view.tsx')).restartActivityView,
};

export const linkPages: readonly RouteGroup[] = [
  { under: ['/l'], load: async () => (await import('./asking/link-routes.ts')).linkRoutes(linkViews) },
];
