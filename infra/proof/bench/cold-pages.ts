/** One page of each kind, as somebody's browser asks for it at the end of the demonstration year. */
import { createIds } from '../../../functions/adapters/ids.ts';
import { createLinkKeys, LinkKeySettings } from '../../../functions/adapters/link-keys.ts';
import { addressHash } from '../../../functions/asking/by-address.ts';
import { pathOfToken } from '../../../functions/asking/request-links.ts';
import { Request, requestKinds } from '../../../functions/domain/asking/request.ts';
import type { Outside } from '../../../functions/ports.ts';
import { encode } from '../../../functions/records/kind.ts';
import { newSession, sessions } from '../../../functions/web/session.ts';
import { tokenAgain } from '../../../functions/web/token.ts';
import { everythingIn } from '../../cloud/table-origin.ts';
import type { RunningBundles } from '../bundle-year/running-bundles.ts';

export type ColdPage = { readonly name: string; readonly path: string; readonly cookies: readonly string[] };

/** What everybody may look at. */
const open = ['/', '/sign-in', '/check', '/nowhere'];
/** What the lead has behind signing in: a page of each stage. */
const behindSigningIn = [
  '/home',
  '/proposal',
  '/decisions',
  '/documents',
  '/reviews',
  '/evaluation',
  '/ledger',
  '/surveys',
  '/people',
  '/activities',
  '/standing',
  '/audit',
];

export const coldPages = async (
  bundles: RunningBundles,
  { partnership, lead }: { partnership: string; lead: string },
) => {
  const keys = createLinkKeys(LinkKeySettings.parse(JSON.parse(bundles.linkKeys())));
  const items = await everythingIn(bundles.client, bundles.tableName);
  const asked = items.flatMap(({ body }) => {
    const read = Request.safeParse(body);
    return read.success ? [read.data] : [];
  });
  const links = requestKinds.flatMap((kind): ColdPage[] => {
    const link = asked.find((one) => one.kind === kind)?.recipients[0]?.link;
    const token = link === undefined ? undefined : tokenAgain(keys, keys.current, link);
    return token === undefined ? [] : [{ name: `link: ${kind}`, path: pathOfToken(token), cookies: [] }];
  });
  const settings = { secureCookies: bundles.url.startsWith('https:') } as Outside['settings'];
  const outside = { ids: createIds(), clock: { now: bundles.now }, settings } as Outside;
  const { session, setCookie } = newSession(outside, { partnership, person: lead, address: addressHash('lead') });
  await bundles.store.commit({
    put: [{ ...sessions.key('', session.id), body: encode(sessions, session), expect: 'absent' }],
  });
  const cookies = setCookie.split(';').slice(0, 1);
  return [
    ...open.map((path): ColdPage => ({ name: path, path, cookies: [] })),
    ...links,
    ...behindSigningIn.map((path): ColdPage => ({ name: path, path, cookies })),
  ];
};

/** As the API hands it on. */
export const eventFor = ({ path, cookies }: ColdPage) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  cookies,
  headers: { accept: 'text/html', 'accept-encoding': 'br, gzip', host: 'bench.example' },
  requestContext: {
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' },
    requestId: 'bench',
  },
  isBase64Encoded: false,
});
