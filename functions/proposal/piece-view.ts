/** Behind the link to one piece of the proposal: its pages have an address of their own, as there are many below it. */
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';

const toPiece = async ({ action }: LinkContext): Promise<WebResponse> => redirect(action.replace(/^\/l\//, '/piece/'));

export const pieceView: LinkView = { show: toPiece, take: toPiece };
