/** A partnership that was brought in, with one request open in it, served over real HTTP: for tests of what links do. */
import { createIds } from '../../functions/adapters/ids.ts';
import { linkRoutes } from '../../functions/asking/link-routes.ts';
import type { LinkView } from '../../functions/asking/link-view.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { linkAddress } from '../../functions/asking/request-links.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { Request, RequestKind } from '../../functions/domain/asking/request.ts';
import type { AuditEvent } from '../../functions/domain/audit.ts';
import type { EffectPayload } from '../../functions/domain/effect.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Item, Outside } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { requests } from '../../functions/records/kinds.ts';
import { routes } from '../../functions/site/routes.ts';
import { createAssets } from '../../infra/local/assets.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { serve } from '../web/served.ts';
import { anOutside, type TestOutside } from './outside.ts';
import { aPartnershipFile } from './partnership.ts';

export type OpenRequest = {
  readonly outside: TestOutside;
  readonly url: string;
  readonly browser: Browser;
  readonly partnership: string;
  readonly request: string;
  /** `/l/<token>` of somebody who is asked, or may read. */
  linkOf(person: string, request?: string): Promise<string>;
  stored(request?: string): Promise<Request>;
  /** The audit trail's events by name, oldest first, from when the request was open. */
  events(): Promise<string[]>;
  /** The effects that wait, of one kind. */
  effects<K extends EffectPayload['kind']>(kind: K): Promise<Extract<EffectPayload, { kind: K }>[]>;
  /** How many times something was committed since the request was open. */
  commits(): number;
  stop(): Promise<void>;
};

type Options = {
  readonly file?: PartnershipFile;
  readonly startsAt?: string;
  /** Pages in place of the product's own, where a stage is tried without the others. */
  readonly views?: Partial<Record<RequestKind, LinkView>>;
  /** The stylesheet, where a real browser looks at the pages. */
  readonly css?: string;
  /** The register of schools. */
  readonly schools?: Outside['schools'];
};

/** Opens `spec` in a new world. Everything runs as it does on one machine, except mails, workflows and the clock. */
export const anOpenRequest = async (spec: RequestSpec, options: Options = {}): Promise<OpenRequest> => {
  const { file = aPartnershipFile(), startsAt = '2026-11-02T09:00:00.000Z', views, css = '', schools } = options;
  const linkKeys = someLinkKeys();
  const bare = anOutside({ ids: createIds(), linkKeys, startsAt });
  let commits = 0;
  const assets = createAssets([{ name: 'app.css', contentType: 'text/css; charset=utf-8', content: css }]);
  const outside: TestOutside = {
    ...bare,
    schools,
    // A real browser keeps no secure cookie that came without TLS.
    settings: { ...bare.settings, stylesheet: assets.address('app.css'), secureCookies: css === '' },
    store: {
      ...bare.store,
      commit: (commit) => {
        commits += 1;
        return bare.store.commit(commit);
      },
    },
  };
  const whole = expand(file);
  await bringIn(outside, { whole, ...(file.proposal && { proposal: file.proposal }) });
  const { request } = await openRequest(outside, { partnership: whole.id, request: spec });
  const before = (await auditOf(outside, whole.id)).length;
  commits = 0;
  const door = await serve(views ? linkRoutes(async (kind) => views[kind]) : routes, outside, { assets });
  const stored = async (id = request): Promise<Request> => {
    const item = await outside.store.get(requests.key(whole.id, id));
    if (!item) throw new Error(`no request ${id}`);
    return decode(requests, item);
  };
  return {
    outside,
    url: door.url,
    browser: createBrowser(door.url),
    partnership: whole.id,
    request,
    linkOf: async (person, id = request) => {
      const link = (await stored(id)).recipients.findLast((one) => one.person === person)?.link;
      const address = link && (await linkAddress(outside, link));
      if (!address) throw new Error(`${person} has no link`);
      return new URL(address).pathname;
    },
    stored,
    events: async () => (await auditOf(outside, whole.id)).slice(before).map(({ event }) => event),
    effects: async (kind) => {
      const waiting = await outside.store.query({ partition: 'outbox', index: 'due', limit: 1000 });
      const payloads = waiting.items.map((item) => item.body.payload as EffectPayload);
      return payloads.filter(
        (payload): payload is Extract<EffectPayload, { kind: typeof kind }> => payload.kind === kind,
      );
    },
    commits: () => commits,
    stop: () => door.stop(),
  };
};

const auditOf = async (outside: TestOutside, partnership: string): Promise<AuditEvent[]> => {
  const { items } = await outside.store.query({ partition: `p#${partnership}`, prefix: 'audit#', limit: 1000 });
  return items.map(({ body }: Item) => body as AuditEvent);
};
