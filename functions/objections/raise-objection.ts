/**
 * A party objects to something named (O1). It pauses in the same commit, and nothing else does. Everybody concerned hears,
 * and the boards have five school days to talk.
 */
import { tell } from '../asking/tell-people.ts';
import { addDays } from '../domain/calendar.ts';
import { type Objection, objectsFor, talkUntil, whatCanBeNamed } from '../domain/lifecycle/objection.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { concernedBy } from '../domain/partnership/concerned.ts';
import { pauseOf } from '../domain/partnership/pause.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { saltedDigest } from '../records/digest.ts';
import { partnerships, people, scheduled, theOne } from '../records/kinds.ts';
import { contentLived } from '../records/leavings.ts';
import { objections } from '../records/objections.ts';

export type RaiseInput = {
  readonly partnership: string;
  readonly by: string;
  /** For which of their parties. */
  readonly party: string;
  /** What it names: an id of `whatCanBeNamed`. */
  readonly named: string;
  /** In words that name no child. */
  readonly reason: string;
  readonly safeguarding: boolean;
};
export type RaiseRefusal =
  | 'not-allowed'
  /** Not a party for which this person may object. */
  | 'unknown-party'
  /** Nothing is signed yet: before that, a board says no to the plan. */
  | 'nothing-signed'
  | 'unknown-thing'
  /** It is paused already: `detail` is the objection. */
  | 'already-paused';

export const mediatorDue = (objection: string): string => `mediator-${objection}`;

export const raiseObjection = (
  outside: Outside,
  input: RaiseInput,
): Promise<Result<{ objection: string }, RaiseRefusal>> =>
  asUseCase('object', outside, input, async (tx, partnership) => {
    const today = londonDate(tx.now);
    const party = objectsFor(partnership, input.by).find(({ id }) => id === input.party);
    if (!party) return refuse('unknown-party');
    const content = await contentLived(tx, partnership, today);
    if (!content) return refuse('nothing-signed');
    const named = whatCanBeNamed(partnership, content).find(({ id }) => id === input.named);
    if (!named) return refuse('unknown-thing');
    const { what, about, title } = named;
    const paused = pauseOf(partnership, what, about, today);
    if (paused) return refuse('already-paused', paused.objection);
    const id = `o${(await tx.list(objections)).length + 1}`;
    await tx.read(objections, id);
    const objection: Objection = {
      id,
      party: party.id,
      by: input.by,
      on: today,
      what,
      about,
      title,
      reason: input.reason,
      safeguarding: input.safeguarding,
      state: 'open',
      talkUntil: talkUntil(partnership, today),
      said: [],
    };
    tx.write(objections, id, objection);
    const pause = { objection: id, what, id: about, title, from: today };
    tx.write(partnerships, theOne, {
      ...partnership,
      pauses: [...(partnership.pauses ?? []), pause],
    });
    const due = mediatorDue(id);
    const effect = {
      kind: 'task',
      task: 'ask-mediator',
      input: { partnership: tx.partnership, objection: id },
    } as const;
    tx.write(scheduled, due, {
      id: due,
      on: addDays(objection.talkUntil, 1),
      effect,
    });
    const salt = (await tx.read(people, input.by))?.salt ?? '';
    tx.event(lifeEvents.object, input.by, {
      objection: id,
      party: party.id,
      what,
      words: saltedDigest(salt, input.reason),
    });
    const { mediator } = partnership.roles;
    tell(tx, 'objection-raised', [...concernedBy(partnership), mediator, ...content.activities.map(leadOf(about))], {
      details: {
        objection: id,
        party: party.id,
        what: title,
        on: objection.talkUntil,
        path: `/objections/${id}`,
      },
    });
    return accept({ objection: id });
  });

const leadOf =
  (about: string) =>
  ({ id, safeguardingLead }: { readonly id: string; readonly safeguardingLead?: string | undefined }) =>
    id === about ? safeguardingLead : undefined;
