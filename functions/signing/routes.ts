/** The pages of sealed documents. */
import type { Route } from '../web/route.ts';
import { checkRoutes } from './check-page.tsx';
import { signedInDocumentRoutes } from './document-routes.tsx';
import { evidenceRoutes } from './evidence-page.tsx';

export const documentRoutes: readonly Route[] = [...signedInDocumentRoutes, ...evidenceRoutes, ...checkRoutes];
