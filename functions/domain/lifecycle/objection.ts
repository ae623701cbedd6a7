/**
 * An objection after signing (O1 to O3): a party objects to something named, which pauses; the boards have five school days
 * to talk; then the mediator is asked, hears what both sides said, and records what came of it. The mediator decides nothing.
 */
import * as z from 'zod';
import { addOpenDaysAt } from '../calendar.ts';
import {
  activeParties,
  activeSchools,
  isNotYetIn,
  type Partnership,
  type Party,
  PersonId,
} from '../partnership/partnership.ts';
import { type PausedThing, pausedThings } from '../partnership/pause.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { accept, type Result, refuse } from '../result.ts';
import { PlainDate, Slug, Words } from '../values.ts';
import type { MoveRefusal } from './move.ts';
import { type ObjectionState, objectionStates } from './states.ts';
import { type ObjectionEvent, objectionRows, type Row } from './table.ts';

/** School days in which the boards talk before the mediator is asked. */
export const daysToTalk = 5;
/** What both sides may say, in entries: more belongs into a meeting. */
export const mostSaid = 40;

export const cameOfIt = ['withdrawn', 'goes-on', 'change', 'leaves'] as const;
export type CameOfIt = (typeof cameOfIt)[number];

const Said = z.strictObject({ by: PersonId, on: PlainDate, words: Words });

export const Objection = z.object({
  /** `o1`: the first of the partnership. */
  id: Slug,
  party: Slug,
  by: PersonId,
  on: PlainDate,
  what: z.enum(pausedThings),
  /** As in its pause. */
  about: z.string().max(300),
  title: z.string().max(300),
  reason: Words,
  /** It is about keeping children safe: heads and safeguarding leads alone read what is said. */
  safeguarding: z.boolean(),
  state: z.enum(objectionStates),
  /** The last day on which the boards talk among themselves. */
  talkUntil: PlainDate,
  said: z.array(Said),
  /** Who was asked to mediate, once somebody was. */
  mediator: PersonId.optional(),
  settled: z
    .strictObject({
      came: z.enum(cameOfIt),
      words: Words,
      by: PersonId,
      on: PlainDate,
    })
    .optional(),
});
export type Objection = z.infer<typeof Objection>;

export const objectionMay = (
  state: ObjectionState | undefined,
  event: ObjectionEvent,
): Result<ObjectionState, MoveRefusal> => {
  const row: Row<ObjectionState> = objectionRows[event];
  const now = state ?? 'nothing';
  return row.from.includes(now) ? accept(row.to[0]) : refuse('not-in-this-state', now);
};

type Named = {
  readonly what: PausedThing;
  readonly about: string;
  readonly title: string;
};

/** Everything that can be objected to by name, in the order of the plan. `id` is what a form sends. */
export const whatCanBeNamed = (
  partnership: Partnership,
  content: Pick<ProposalContent, 'activities' | 'money'> | undefined,
): readonly (Named & { readonly id: string })[] => {
  const named: Named[] = [
    ...(content?.activities ?? []).map(({ id, title }) => ({
      what: 'activity' as const,
      about: id,
      title,
    })),
    ...activeParties(partnership).map(({ id, name }) => ({
      what: 'figures' as const,
      about: id,
      title: `Figures about the pupils of ${name}`,
    })),
    ...(content?.money.spending ?? []).map(({ on }) => ({
      what: 'spending' as const,
      about: on,
      title: `Spending on ${on}`.slice(0, 300),
    })),
    { what: 'whole', about: 'whole', title: 'Everything new' },
  ];
  return named.map((one, at) => ({ ...one, id: `${one.what}-${at + 1}` }));
};

/** The parties for which somebody may object: they head a school of it, clerk it, sign for it, or answer for its data. */
export const objectsFor = (partnership: Partnership, person: string): Party[] =>
  activeParties(partnership).filter(
    (party) =>
      party.boards.some(({ clerk }) => clerk === person) ||
      party.signatories.includes(person) ||
      party.dataProtectionContact === person ||
      partnership.schools.some(({ urn, head }) => party.schools.includes(urn) && head === person),
  );

/** The last day of talking: the fifth on which any school is open. */
export const talkUntil = (partnership: Partnership, today: PlainDate): PlainDate =>
  addOpenDaysAt(today, daysToTalk, activeSchools(partnership));

/** Who reads the words of an objection: everybody in the partnership, or, where children's safety is the reason, the few. */
export const mayReadWords = (
  partnership: Partnership,
  { safeguarding, by, said }: Objection,
  safeguardingLeads: readonly (string | undefined)[],
  person: string,
): boolean => {
  if (!safeguarding) return true;
  const isHead = activeSchools(partnership).some(({ head }) => head === person);
  return isHead || safeguardingLeads.includes(person) || by === person || said.some((one) => one.by === person);
};

/** The mediator; where there is none, or they act for the party that objects, the chair, then the progress chaser. */
export const whoMediates = (
  partnership: Partnership,
  party: string,
  isHere: (person: string) => boolean,
): string | undefined => {
  const { mediator, chair, progressChaser, lead } = partnership.roles;
  const own = new Set(partnership.parties.filter(({ id }) => id === party && !isNotYetIn(partnership, id)));
  const isOwn = (person: string) => objectsFor(partnership, person).some((one) => own.has(one));
  const free = [mediator, chair, progressChaser, lead].filter((one): one is string => one !== undefined && isHere(one));
  return free.find((one) => !isOwn(one)) ?? free[0];
};
