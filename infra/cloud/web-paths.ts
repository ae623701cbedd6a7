/** Which paths of the API each area of the site answers, from the routes that it has. */
import { linkPages } from '../../functions/link-pages.ts';
import { proposalRoutes } from '../../functions/proposal/routes.ts';
import type { Route } from '../../functions/web/route.ts';
import type { WebArea } from './functions.ts';

/** `/l/:token` needs `/l/{proxy+}`, `/sign-in` itself: the API gives a path to whom names most of it. */
const pathsOf = (routes: readonly Route[]): string[] => [
  ...new Set(
    routes.map(({ path }) => {
      const [, first = '', ...deeper] = path.split('/');
      return deeper.length > 0 ? `/${first}/{proxy+}` : `/${first}`;
    }),
  ),
];

/** The workspace answers everything that is nobody else's, so that a wrong address gets our page too. */
export const webPaths: Readonly<Record<WebArea, readonly string[]>> = {
  links: pathsOf(linkPages),
  writing: pathsOf(proposalRoutes),
  workspace: ['/', '/{proxy+}'],
};
