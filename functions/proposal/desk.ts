/** Everything that a page about the proposal needs, read once for each request. */

import type { Gap } from '../domain/gap.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools, type Partnership, schoolByUrn } from '../domain/partnership.ts';
import { may } from '../domain/permissions.ts';
import type { Proposal, ProposalVersion } from '../domain/proposal.ts';
import { gapsOf } from '../domain/proposal-gaps.ts';
import type { NameOf } from '../domain/readable.ts';
import type { PlainDate } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { Route, SignedIn, WebRequest, WebResponse } from '../web/route.ts';
import { isBeingWritten } from './being-written.ts';
import type { Offered } from './forms/field.ts';

export type Desk = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly signedIn: SignedIn;
  readonly partnership: Partnership;
  readonly proposal: Proposal;
  /** The version now being written or decided. */
  readonly version: ProposalVersion;
  readonly gaps: readonly Gap[];
  /** URNs of the schools now in the partnership. */
  readonly urns: readonly string[];
  readonly offered: Offered;
  /** The name of a person's id, of a school's URN, or of a party's id. */
  readonly nameOf: NameOf;
  readonly today: PlainDate;
  readonly mayWrite: boolean;
  /** Whether it can be changed now, by whoever may. */
  readonly isOpen: boolean;
};

const readProposal = async (outside: Outside, { id, proposal }: Partnership) => {
  if (proposal === undefined) return undefined;
  const item = await outside.store.get(proposals.key(id, proposal));
  const found = item && decode(proposals, item);
  const content = found && (await outside.store.get(proposalVersions.key(id, versionId(found.id, found.version))));
  return found && content ? { proposal: found, version: decode(proposalVersions, content) } : undefined;
};

const readDesk = async (outside: Outside, web: WebRequest, signedIn: SignedIn): Promise<Desk | undefined> => {
  const item = await outside.store.get(partnerships.key(signedIn.partnership, theOne));
  if (!item) return undefined;
  const partnership = decode(partnerships, item);
  const [written, everybody] = await Promise.all([
    readProposal(outside, partnership),
    readEverybody(outside, partnership.id),
  ]);
  if (!written) return undefined;
  const { content } = written.version;
  const here = everybody.filter(({ left }) => left === undefined);
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const parties = new Map(partnership.parties.map(({ id, name }) => [id, name]));
  return {
    outside,
    web,
    signedIn,
    partnership,
    ...written,
    gaps: gapsOf(content, { ...partnership, people: new Set(here.map(({ id }) => id)) }),
    urns: activeSchools(partnership).map(({ urn }) => urn),
    offered: {
      people: here.map(({ id, name }) => ({ value: id, text: name })),
      schools: activeSchools(partnership).map(({ urn, name }) => ({ value: urn, text: name })),
      purposes: content.purposes.map(({ id, title }) => ({ value: id, text: title })),
    },
    nameOf: (id) => schoolByUrn(partnership, id)?.name ?? names.get(id) ?? parties.get(id) ?? id,
    today: londonDate(outside.clock.now()),
    mayWrite: may(partnership, signedIn.person, 'write-proposal'),
    isOpen: isBeingWritten(written.proposal),
  };
};

/** The same desk as things stand now, after somebody else was faster. */
export const afresh = async (desk: Desk): Promise<Desk> =>
  (await readDesk(desk.outside, desk.web, desk.signedIn)) ?? desk;

type Handle = (desk: Desk) => Promise<WebResponse> | WebResponse;

/** For everybody who has a part in the partnership. 404 while there is no proposal, 403 to somebody without a part. */
export const atDesk =
  (handle: Handle): Route['handle'] =>
  async (outside, web) => {
    if (!web.signedIn) return problem(outside, 'signed-out');
    const desk = await readDesk(outside, web, web.signedIn);
    if (!desk) return problem(outside, 'not-found');
    if (!may(desk.partnership, web.signedIn.person, 'see-partnership')) return problem(outside, 'not-yours');
    return handle(desk);
  };

/** For those who may write the proposal; 403 to everybody else. */
export const forWriters = (handle: Handle): Route['handle'] =>
  atDesk((desk) => (desk.mayWrite ? handle(desk) : problem(desk.outside, 'not-yours')));
