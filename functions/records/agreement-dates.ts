/** The days on which an agreement begins and is over: what happens then runs by itself. */
import type { Agreement } from '../domain/agreement/agreement.ts';
import { addDays } from '../domain/calendar.ts';
import { withCameIn, withNotice } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { holdingOf } from '../domain/partnership/holding.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { holderAt, putAt } from '../domain/partnership/succession.ts';
import type { PlainDate } from '../domain/values.ts';
import { people, proposalVersions, scheduled, versionId } from './kinds.ts';
import type { Work } from './work.ts';

/** Once for each last day. */
export const scheduleEnd = async (tx: Work, last: string): Promise<void> => {
  const id = `over-${last}`;
  if (await tx.read(scheduled, id)) return;
  const input = { partnership: tx.partnership, on: last };
  tx.write(scheduled, id, { id, on: addDays(last, 1), effect: { kind: 'task', task: 'agreement-over', input } });
};

/** On the first day of an agreement that was signed before it. */
export const scheduleBegin = async (tx: Work, { number, inForceFrom: on }: Agreement): Promise<void> => {
  const id = `begins-${number}`;
  if (await tx.read(scheduled, id)) return;
  const input = { partnership: tx.partnership, agreement: number };
  tx.write(scheduled, id, { id, on, effect: { kind: 'task', task: 'agreement-begins', input } });
};

/** A party is out from this day: today it goes at once, a later day is waited for. */
const scheduleLeaving = async (tx: Work, party: string, on: PlainDate): Promise<void> => {
  const effect = { kind: 'task', task: 'party-leaves', input: { partnership: tx.partnership, party } } as const;
  if (on <= londonDate(tx.now)) {
    tx.effect(effect);
    return;
  }
  const id = `leaves-${party}-${on}`;
  await tx.read(scheduled, id);
  tx.write(scheduled, id, { id, on, effect });
};

/** Whoever said no, and without whom the others agreed, is out from the first day of what they agreed to. */
export const leaveOutIn = async (
  tx: Work,
  partnership: Partnership,
  leftOut: readonly string[],
  { inForceFrom, signedOn }: Agreement,
): Promise<Partnership> => {
  let after = partnership;
  for (const party of leftOut) {
    const reason = 'It did not agree to the change, and the others go on without it.';
    const notice = { party, givenOn: signedOn, lastDay: addDays(inForceFrom, -1), reason };
    const given = withNotice(after, 'not-renew', notice);
    // It has given notice already: its own last day stands.
    if (!given.ok) continue;
    after = given.value;
    await scheduleLeaving(tx, party, inForceFrom);
  }
  return after;
};

/** The partnership as it is lived by this agreement, for readers of what is signed now. Who comes in by it is in. */
export const asLived = <P extends Pick<Partnership, 'startedOn' | 'mou' | 'proposal' | 'notices' | 'left' | 'joiners'>>(
  partnership: P,
  { proposal, version, seal, signedOn, until, inForceFrom }: Agreement,
): P =>
  withCameIn(
    {
      ...partnership,
      proposal,
      startedOn: partnership.startedOn ?? signedOn,
      mou: {
        version,
        seal,
        signedOn,
        ...(until === undefined ? {} : { until }),
      },
    },
    proposal,
    inForceFrom,
  );

/** Writes into the audit trail, for each party that an agreement brings in, that it is in. */
export const tellCameIn = (tx: Work, { joiners = [] }: Pick<Partnership, 'joiners'>, proposal: string): void => {
  for (const { party, change, inSince, stayedOutOn } of joiners) {
    if (change !== proposal || inSince !== undefined || stayedOutOn !== undefined) continue;
    tx.event(lifeEvents['come-in'], 'system', { party });
  }
};

const partsOfText = [
  ['roles.chair', 'chair'],
  ['roles.progressChaser', 'progressChaser'],
  ['roles.mediator', 'mediator'],
] as const;

/**
 * Who chairs, chases and mediates by the text has that part from the day on which the agreement begins. Whoever has left since
 * it was written has none, and a part that was given to somebody since stays with them.
 */
export const takeUpParts = async (
  tx: Work,
  partnership: Partnership,
  { proposal, version, number, inForceFrom }: Agreement,
): Promise<Partnership> => {
  const written = await tx.read(proposalVersions, versionId(proposal, version));
  if (!written) return partnership;
  const { content, changedAt } = written;
  const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
  const since = londonDate(new Date(changedAt));
  let after = partnership;
  for (const [place, field] of partsOfText) {
    const person = content[field];
    const held = holdingOf(after, place);
    const isNewer = held !== undefined && held.acting === undefined && held.from > since;
    if (person === undefined || !here.has(person) || isNewer) continue;
    const until = place === 'roles.chair' ? content.chairUntil : undefined;
    const isSame = holderAt(after, place) === person && (place !== 'roles.chair' || until === after.roles.chairUntil);
    if (isSame && held === undefined) continue;
    const moved = putAt(after, place, person);
    const { chairUntil: _, ...roles } = moved.roles;
    const given = {
      place,
      person,
      from: inForceFrom,
      basis: `Agreement ${number}`,
      ...(until !== undefined && { until }),
    };
    after = {
      ...moved,
      ...(place === 'roles.chair' && { roles: until === undefined ? roles : { ...roles, chairUntil: until } }),
      holdings: [
        ...(after.holdings ?? []).map((one) =>
          one.place === place && one.ended === undefined ? { ...one, ended: { on: inForceFrom } } : one,
        ),
        given,
      ],
    };
    tx.event('part-given', 'system', { place, to: person, agreement: number });
  }
  return after;
};
