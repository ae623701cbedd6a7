/** Which paths of the API each area of the site answers, from the routes that it has. */
import { boardPages } from '../../functions/board-pages.ts';
import { linkPages } from '../../functions/link-pages.ts';
import { recordPages } from '../../functions/record-pages.ts';
import { reportPages } from '../../functions/report-pages.ts';
import { returnPages } from '../../functions/return-pages.ts';
import type { RouteGroup } from '../../functions/web/route-group.ts';
import { writingPages } from '../../functions/writing-pages.ts';
import { yearPages } from '../../functions/year-pages.ts';
import type { WebArea } from './bundles.ts';

/** `/l` and `/l/{proxy+}`: the API gives a path to whom names most of it. */
const pathsOf = (groups: readonly RouteGroup[]): string[] =>
  groups.flatMap(({ under }) => under.flatMap((beginning) => [beginning, `${beginning}/{proxy+}`]));

/** The workspace answers everything that is nobody else's, so that a wrong address gets our page too. */
export const webPaths: Readonly<Record<WebArea, readonly string[]>> = {
  links: pathsOf(linkPages),
  boards: pathsOf(boardPages),
  reports: pathsOf(reportPages),
  records: pathsOf(recordPages),
  returns: pathsOf(returnPages),
  year: pathsOf(yearPages),
  writing: pathsOf(writingPages),
  workspace: ['/', '/{proxy+}'],
};
