/** What schools report. */
import { withHandOver } from '../../asking/hand-over.tsx';
import type { LinkView, ViewsOf } from '../../asking/link-view.ts';
import { ledgerPages } from '../../ledger/own-side-view.tsx';
import { handOver } from '../../people/hand-over.ts';
import { sendReturnView } from '../../review/send-return-view.tsx';

/** A return, with the pages of the school's figures and of its side of the ledger below it. */
const returnView: LinkView = { ...sendReturnView, below: { ...sendReturnView.below, ...ledgerPages } };

export const views: ViewsOf<'send-return'> = { 'send-return': withHandOver(returnView, handOver) };
