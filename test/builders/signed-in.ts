/** A partnership with its proposal, served over real HTTP, and browsers that are signed in: for tests of signed-in pages. */
import { createIds } from '../../functions/adapters/ids.ts';
import { addressHash } from '../../functions/asking/by-address.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { AuditEvent } from '../../functions/domain/audit.ts';
import type { EffectPayload } from '../../functions/domain/effect.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Proposal, ProposalContent, ProposalVersion } from '../../functions/domain/proposal/proposal.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { decode, encode } from '../../functions/records/kind.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../../functions/records/kinds.ts';
import { type Work, work } from '../../functions/records/work.ts';
import { routes } from '../../functions/site/routes.ts';
import { newSession, sessions } from '../../functions/web/session.ts';
import { createAssets } from '../../infra/local/assets.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { someLinkKeys } from '../web/link-keys.ts';
import { serve } from '../web/served.ts';
import { anOutside, type TestOutside } from './outside.ts';
import { aPartnershipFile } from './partnership.ts';

export type SignedInWorld = {
  readonly outside: TestOutside;
  readonly url: string;
  readonly partnership: string;
  /** A new browser in which this person is signed in. */
  as(person: string, partnership?: string): Promise<Browser>;
  /** A browser in which nobody is. */
  readonly nobody: Browser;
  proposal(): Promise<Proposal>;
  version(number?: number): Promise<ProposalVersion>;
  content(): Promise<ProposalContent>;
  /** Writes facts as a use case would, in one commit. */
  given(facts: (tx: Work) => Promise<void>): Promise<void>;
  /** The audit trail's events, oldest first. */
  events(): Promise<AuditEvent[]>;
  effects(): Promise<EffectPayload[]>;
  /** Everything that is stored, to see that nothing changed. */
  everything(): string;
  bringIn(file: PartnershipFile): Promise<void>;
  stop(): Promise<void>;
};

/** With `css`, its pages look as they do for people. With `asked`, the lead has been asked to write version 1, as the workflow does first of all. */
export const aSignedInWorld = async (
  file: PartnershipFile = aPartnershipFile(),
  { asked = true, startsAt = '2026-11-02T09:00:00.000Z', css = '' } = {},
): Promise<SignedInWorld> => {
  const assets = createAssets([{ name: 'app.css', contentType: 'text/css; charset=utf-8', content: css }]);
  const bare = anOutside({ ids: createIds(), linkKeys: someLinkKeys(), startsAt });
  // A real browser keeps no secure cookie that came without TLS.
  const secureCookies = css === '';
  const outside = { ...bare, settings: { ...bare.settings, stylesheet: assets.address('app.css'), secureCookies } };
  const bring = async (one: PartnershipFile): Promise<void> => {
    const whole = expand(one);
    await bringIn(outside, { whole, ...(one.proposal && { proposal: one.proposal }) });
    const about = { kind: 'proposal', id: whole.year, version: 1 } as const;
    if (asked) await openRequest(outside, { partnership: whole.id, request: { kind: 'write-proposal', about } });
  };
  await bring(file);
  const { id: partnership } = file.partnership;
  const door = await serve(routes, outside, { assets });

  const signIn = async (person: string, where = partnership): Promise<Browser> => {
    const browser = createBrowser(door.url);
    const { session, setCookie } = newSession(outside, {
      partnership: where,
      person,
      address: addressHash(`${person}@valley.example`),
    });
    await outside.store.commit({
      put: [{ ...sessions.key('', session.id), body: encode(sessions, session), expect: 'absent' }],
    });
    const [pair = ''] = setCookie.split(';');
    const [name = '', secret = ''] = pair.split('=');
    browser.cookies.set(name, secret);
    return browser;
  };
  const proposal = async (): Promise<Proposal> => {
    const item = await outside.store.get(partnerships.key(partnership, theOne));
    const id = item && decode(partnerships, item).proposal;
    const found = id && (await outside.store.get(proposals.key(partnership, id)));
    if (!found) throw new Error('no proposal');
    return decode(proposals, found);
  };
  const version = async (number?: number): Promise<ProposalVersion> => {
    const { id, version: current } = await proposal();
    const item = await outside.store.get(proposalVersions.key(partnership, versionId(id, number ?? current)));
    if (!item) throw new Error(`no version ${number ?? current}`);
    return decode(proposalVersions, item);
  };
  return {
    outside,
    url: door.url,
    partnership,
    as: signIn,
    nobody: createBrowser(door.url),
    proposal,
    version,
    content: async () => (await version()).content,
    given: (facts) => work(outside, partnership, facts),
    events: async () => {
      const { items } = await outside.store.query({ partition: `p#${partnership}`, prefix: 'audit#', limit: 1000 });
      return items.map(({ body }) => body as AuditEvent);
    },
    effects: async () => {
      const waiting = await outside.store.query({ partition: 'outbox', index: 'due', limit: 1000 });
      return waiting.items.map(({ body }) => body.payload as EffectPayload);
    },
    everything: () => JSON.stringify(outside.db.prepare('select * from items order by 1, 2').all()),
    bringIn: bring,
    stop: () => door.stop(),
  };
};
