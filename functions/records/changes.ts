/**
 * Changes to who somebody is or where they are reached: who made them, who was told, what it was before. Kept so that the
 * old address or a witness can say "this was not right", and so that a signature can show what came before it.
 */
import * as z from 'zod';
import { Person } from '../domain/partnership/partnership.ts';
import { ways } from '../domain/partnership/reach.ts';
import { PlainDate } from '../domain/values.ts';
import type { RecordKind } from './kind.ts';

/** `number`: the telephone, or whether we write to it. `handed`: one thing that was asked is asked of somebody else. `part`: one part. */
export const changeKinds = ['address', 'replaced', 'left', 'number', 'handed', 'part'] as const;

const Reach = Person.pick({ email: true, channel: true, mobile: true }).partial();

export const PersonChange = z.object({
  /** 16 characters: the links about it begin with them. */
  id: z.string(),
  kind: z.enum(changeKinds),
  way: z.enum(ways),
  /** Who made it: a person's id, or `system` for a file that was applied. */
  by: z.string(),
  at: z.string(),
  /**
   * `asked`: nothing has changed yet. `done`: it holds, and codes and signing wait. `settled`: somebody else said that it
   * is right, or the time has passed. `undone`: somebody said that it was not right. `dropped`: asked, and not agreed.
   */
  state: z.enum(['asked', 'done', 'settled', 'undone', 'dropped']),
  /** Whose address, channel or place it is. More than one where a party changes its domain. */
  people: z.array(z.strictObject({ person: z.string(), was: Reach.default({}), becomes: Reach.default({}) })).min(1),
  /** The party whose people's addresses change at once. */
  party: z.string().optional(),
  /** Who came in their place; for a change that is only asked, name and address of whoever shall. */
  successor: z.string().optional(),
  newcomer: z.strictObject({ name: z.string(), email: z.string() }).optional(),
  /** Whether that person was made with it, and goes when it is undone. */
  made: z.boolean().default(false),
  /** Where in the partnership the person stood. */
  places: z.array(z.string()).default([]),
  /** Of one part: until when, whether they stand in for somebody who comes back, and where it is written. */
  part: z
    .strictObject({
      until: PlainDate.optional(),
      standsIn: z.boolean(),
      basis: z.string().max(300),
      /** Nobody had it before. */
      wasVacant: z.boolean().optional(),
      /** Until when the chair before was to be it. */
      chairUntil: PlainDate.optional(),
    })
    .optional(),
  /** The requests in which somebody else was asked instead, or nobody. */
  requests: z.array(z.string()).default([]),
  /** Of these, those in which the successor was not asked before. */
  given: z.array(z.string()).default([]),
  /** Of those who must agree, those who have. */
  agreed: z.array(z.string()).default([]),
  /** Uninvolved people who were told, in the order of their links. */
  told: z.array(z.string()).default([]),
  /** The day from which codes and signing go on, if nobody says that it was not right. */
  freeOn: PlainDate.optional(),
  /** Who said that it is right, or that it was not: an id, or `old-address`. */
  settledBy: z.string().optional(),
  /** Of the two who must agree before somebody whose change was undone can sign again, those who have. */
  released: z.array(z.string()).default([]),
  keyNumber: z.number().int(),
});
export type PersonChange = z.infer<typeof PersonChange>;

export const changes: RecordKind<typeof PersonChange, 'change'> = {
  name: 'change',
  schema: PersonChange,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `change#${id}` }),
};

const ChangeLink = z.object({ id: z.string(), partnership: z.string() });
/** Leads from a link to its partnership: a link's first 16 characters are this record's id. */
export const changeLinks: RecordKind<typeof ChangeLink, 'change-link'> = {
  name: 'change-link',
  schema: ChangeLink,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `change#${id}`, sort: 'link' }),
};
