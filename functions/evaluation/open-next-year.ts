/** The parties go on: next year's text opens as a copy of what is in force, which stays in force to its last day. */
import { tell } from '../asking/tell-people.ts';
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { addDays } from '../domain/calendar.ts';
import { withNotice } from '../domain/lifecycle/membership.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { nextAcademicYear, proposalForNextYear } from '../domain/proposal/next-year.ts';
import { agreementsIn } from '../records/agreements.ts';
import { proposals, proposalVersions, scheduled, versionId } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import type { Work } from '../records/work.ts';

type Renewal = { readonly staying: readonly string[]; readonly outcome: string; readonly to: readonly string[] };

export const openNextYear = async (tx: Work, partnership: Partnership, { staying, outcome, to }: Renewal) => {
  const today = londonDate(tx.now);
  const year = nextAcademicYear(partnership.year);
  const inForce = inForceOn(await agreementsIn(tx, partnership), today);
  const after = await withoutLeavers(tx, { ...partnership, year }, staying, inForce?.until);
  const lived = inForce ?? (await tx.readNeeded(proposals, partnership.proposal ?? ''));
  const id = inForce ? inForce.proposal : (partnership.proposal ?? '');
  const { content } = await tx.readNeeded(proposalVersions, versionId(id, lived.version));
  const leavers = activeParties(partnership).filter((party) => !staying.includes(party.id));
  const gone = new Set(leavers.flatMap(({ schools }) => schools));
  const schools = new Set(activeSchools(partnership).flatMap(({ urn }) => (gone.has(urn) ? [] : [urn])));
  const change = {
    id: year,
    version: 1,
    returned: [],
    clonedFrom: id,
    kinds: ['renew' as const],
    ...(inForce && { amends: inForce.number, leaves: leavers.map((party) => party.id) }),
  };
  await tx.read(proposals, year);
  // A change is open: next year's text waits until that is done, and then begins from what stands, before all others.
  const waits = inForce !== undefined && partnership.change !== undefined;
  tx.event('partnership-renewed', 'system', { year, outcome, staying: [...staying] });
  tell(tx, 'renewed', to, { details: { year, outcome } });
  if (waits) {
    const { queue = [] } = after;
    mustMove(tx, 'begin', { partnership: { ...after, queue: [year, ...queue] }, change }, { to: 'queued' });
    return;
  }
  mustMove(tx, 'begin', { partnership: { ...after, ...(inForce ? { change: year } : { proposal: year }) }, change });
  tx.write(proposalVersions, versionId(year, 1), {
    proposal: year,
    version: 1,
    content: proposalForNextYear(content, schools),
    changedAt: tx.now.toISOString(),
  });
  tx.effect({
    kind: 'start',
    workflow: 'proposal',
    name: `${tx.partnership}-proposal-${year}-v1`.slice(0, 80),
    input: { partnership: tx.partnership, proposal: year },
  });
};

/** A party that does not go on has signed to the agreement's last day, and stays to it; without one, it is out at once. */
const withoutLeavers = async (
  tx: Work,
  partnership: Partnership,
  staying: readonly string[],
  until: string | undefined,
): Promise<Partnership> => {
  const today = londonDate(tx.now);
  const leaving = activeParties(partnership).filter((party) => !staying.includes(party.id));
  if (until === undefined || until < today)
    return { ...partnership, left: [...partnership.left, ...leaving.map((party) => ({ party: party.id, on: today }))] };
  let after = partnership;
  for (const { id: party } of leaving) {
    const notice = {
      party,
      givenOn: today,
      lastDay: until,
      reason: 'Its board decided not to renew.',
    };
    const given = withNotice(after, 'not-renew', notice);
    // It has given notice already: its own last day stands.
    if (!given.ok) continue;
    after = given.value;
    const id = `leaves-${party}-${until}`;
    await tx.read(scheduled, id);
    const effect = { kind: 'task', task: 'party-leaves', input: { partnership: tx.partnership, party } } as const;
    tx.write(scheduled, id, { id, on: addDays(until, 1), effect });
  }
  return after;
};
