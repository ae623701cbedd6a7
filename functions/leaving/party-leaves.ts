/**
 * Task, on the day after a party's last (M6): it is out. What it was still asked is closed, a text that names it and is not
 * signed yet goes back to be changed, and where fewer than two are left, the partnership ends.
 */
import * as z from 'zod';
import { openInTable } from '../asking/open-requests.ts';
import { supersede } from '../asking/settling.ts';
import { tell } from '../asking/tell-people.ts';
import type { Request } from '../domain/asking/request.ts';
import { noticeOf, withLeft } from '../domain/lifecycle/membership.ts';
import { objectionMay } from '../domain/lifecycle/objection.ts';
import type { ChangeState } from '../domain/lifecycle/states.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { concernedBy, ownPeople } from '../domain/partnership/concerned.ts';
import { activeParties, type Partnership, partyById } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, requests, theOne } from '../records/kinds.ts';
import { leavings } from '../records/leavings.ts';
import { endPartnership } from '../records/moving.ts';
import { objections } from '../records/objections.ts';
import { type Work, work } from '../records/work.ts';

export const PartyLeavesInput = z.strictObject({ partnership: z.string(), party: z.string() });

export const partyLeaves = async (outside: Outside, payload: unknown): Promise<{ left: boolean }> => {
  const input = PartyLeavesInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const notice = noticeOf(partnership, input.party);
    // Taken back, out already, or given again for a later day.
    if (!notice || notice.lastDay >= today) return { left: false };
    const gone = withLeft(partnership, input.party, today);
    if (!gone.ok) return { left: false };
    const after = await settleItsObjections(tx, gone.value, input.party, today);
    const ends = activeParties(after).length < 2;
    if (ends) endPartnership(tx, after, { on: today, because: 'party-left' }, { because: 'one-party-left' });
    else tx.write(partnerships, theOne, after);
    const overtaken = ends ? undefined : await overtakenText(tx, partnership, input.party);
    for (const open of await openInTable(outside, input.partnership)) {
      const closes = (one: Request) =>
        ends || isOnlyFor(one, partnership, input.party) || (overtaken && isAboutText(one, overtaken));
      if (!closes(open)) continue;
      // What counts is how it stands in this commit: it may have been answered since the list was read.
      const request = await tx.readNeeded(requests, open.id);
      if (!request.outcome && closes(request)) supersede(tx, request, 'system');
    }
    if (overtaken) goesBack(tx, overtaken, input.party);
    const recorded = (await tx.list(leavings, `${input.party}#`)).find(({ state }) => state === 'confirmed');
    if (recorded) tx.write(leavings, recorded.id, { ...recorded, state: 'left' });
    tx.event(lifeEvents.leave, 'system', { party: input.party });
    const people = [...concernedBy(after), ...ownPeople(partnership, input.party)];
    tell(tx, ends ? 'ended' : 'party-left', people, {
      details: { party: input.party },
    });
    return { left: true };
  });
};

/** Whoever is out objects to nothing more: what its objections paused goes on for the others. */
const settleItsObjections = async (
  tx: Work,
  partnership: Partnership,
  party: string,
  on: PlainDate,
): Promise<Partnership> => {
  const open = (await tx.list(objections)).filter((one) => one.party === party && objectionMay(one.state, 'settle').ok);
  if (open.length === 0) return partnership;
  for (const one of open) {
    const settled = { came: 'leaves' as const, words: 'It has left the partnership.', by: 'system', on };
    tx.write(objections, one.id, { ...one, state: 'settled', settled });
    tx.event(lifeEvents.settle, 'system', { objection: one.id, came: 'leaves' });
  }
  const ended = new Set(open.map(({ id }) => id));
  const pauses = (partnership.pauses ?? []).map((pause) =>
    ended.has(pause.objection) && pause.until === undefined ? { ...pause, until: on } : pause,
  );
  return { ...partnership, pauses };
};

/** What only the leaving party, or one of its schools, was asked. */
const isOnlyFor = (request: Request, partnership: Partnership, party: string): boolean => {
  if (request.step && request.step.parties.length > 1) return false;
  if (request.party === party) return true;
  return request.school !== undefined && (partyById(partnership, party)?.schools.includes(request.school) ?? false);
};

const inHand: readonly ChangeState[] = ['with-heads', 'with-boards', 'approved'];

/** The text that heads, boards or signatories have in hand and that names the party (C12). */
const overtakenText = async (
  tx: Work,
  { change, proposal }: Partnership,
  party: string,
): Promise<Proposal | undefined> => {
  const id = change ?? proposal;
  const open = id === undefined ? undefined : await tx.read(proposals, id);
  return open && inHand.includes(open.state) && !open.leaves?.includes(party) ? open : undefined;
};

const texts: readonly Request['about']['kind'][] = ['proposal', 'mou', 'data-agreement'];
const isAboutText = ({ about }: Request, { id }: Proposal): boolean => texts.includes(about.kind) && about.id === id;

const goesBack = (tx: Work, { id, version }: Proposal, party: string): void =>
  tx.effect({
    kind: 'task',
    task: 'return-proposal',
    input: {
      partnership: tx.partnership,
      proposal: id,
      version,
      reasons: [
        {
          from: party,
          what: 'no-answer',
          reason: 'It has left, and this text still names it.',
        },
      ],
      restart: true,
    },
  });
