/** The pages of sealed documents. */
import type { Route } from '../web/route.ts';
import { checkRoutes } from './check-page.tsx';
import { signedInDocumentRoutes } from './document-routes.tsx';

export const documentRoutes: readonly Route[] = [...signedInDocumentRoutes, ...checkRoutes];
