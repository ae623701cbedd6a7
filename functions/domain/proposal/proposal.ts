/**
 * What a proposal says: the eleven questions of DOMAIN R7, the items of R8, offers and needs (R9) and the briefing for
 * boards (R10). Everything may be missing while it is being written; `proposal-gaps.ts` lists what still is.
 */
import * as z from 'zod';
import { isMoved } from '../lifecycle/moved.ts';
import { changeStates } from '../lifecycle/states.ts';
import { PersonId } from '../partnership/partnership.ts';
import { Line, Pence, PlainDate, Slug, Urn, Words } from '../values.ts';
import { areaExampleNames, areas } from './area-examples.ts';

export const Aim = z.strictObject({ what: Line, by: PlainDate });

/** What the area needs, and who says so: a council, a regional team, an improvement plan. */
export const LocalPriority = z.strictObject({ what: Line, source: Line });

export const Measure = z.strictObject({
  name: Line,
  unit: Line,
  baseline: z.number().optional(),
  target: z.number().optional(),
  /** Which way is better. */
  better: z.enum(['higher', 'lower']).default('higher'),
  /** `pupils`: it says how pupils do, so its values are shown as figures about groups are, and never school by school. */
  about: z.enum(['pupils', 'work']).optional(),
  source: Line,
});
export type Measure = z.infer<typeof Measure>;

/**
 * Whether a measure says how pupils do. Where the plan does not say: a share of pupils, or of those at a standard, does. A
 * number of sessions or of places taken does not.
 */
export const isAboutPupils = ({ about, name, unit }: Pick<Measure, 'about' | 'name' | 'unit'>): boolean => {
  if (about !== undefined) return about === 'pupils';
  const isShare = /%|\bper ?cent|\bpercentage/i.test(unit);
  const isResult = /expected standard|greater depth|scaled score|standardi[sz]ed score|attainment/i.test(
    `${name} ${unit}`,
  );
  return isResult || (isShare && /\b(pupil|child|student)/i.test(`${name} ${unit}`));
};

/** One detailed thing the partnership is for (R7: questions 3 to 5). */
export const Purpose = z.strictObject({
  id: Slug,
  title: Line,
  description: Words.default(''),
  lead: PersonId.optional(),
  deputy: PersonId.optional(),
  from: PlainDate.optional(),
  until: PlainDate.optional(),
  success: z.array(Line).default([]),
  measures: z.array(Measure).default([]),
});
export type Purpose = z.infer<typeof Purpose>;

export const Activity = z.strictObject({
  id: Slug,
  title: Line,
  area: z.enum(areas),
  /** The kind of work, where it is one that the guide for schools names. */
  example: z.enum(areaExampleNames).optional(),
  /** The purpose it serves. */
  purpose: Slug.optional(),
  years: z.array(Line).default([]),
  subject: Line.optional(),
  sessions: z.number().int().min(1).max(500).optional(),
  host: Urn.optional(),
  schools: z.array(Urn).default([]),
  /** Safeguarding (R18): who leads, that the checks are done, whom to tell of a concern. */
  safeguardingLead: PersonId.optional(),
  checksConfirmed: z.boolean().default(false),
  concernsTo: Line.optional(),
});
export type Activity = z.infer<typeof Activity>;

/** What one school brings and what it hopes for (R9), and what it promises (R18). */
export const SchoolShare = z.strictObject({
  urn: Urn,
  offers: z.array(Line).default([]),
  needs: z.array(Line).default([]),
  /** Staff hours and pence that it puts in over the year. */
  hours: z.number().int().min(0).max(100_000).optional(),
  pence: Pence.optional(),
  /** How the work is reported inside the school, and whether job descriptions say so (question 9). */
  reporting: Line.optional(),
  inJobDescriptions: z.boolean().optional(),
});
export type SchoolShare = z.infer<typeof SchoolShare>;

export const Money = z.strictObject({
  income: z.array(z.strictObject({ from: Line, pence: Pence })).default([]),
  spending: z.array(z.strictObject({ on: Line, pence: Pence, limit: Pence.optional() })).default([]),
  /** Who pays whom, up to what. */
  payments: Words.default(''),
  taxNote: Line.optional(),
});

export const PartnershipMeeting = z.strictObject({
  date: PlainDate,
  time: z.string().regex(/^\d{2}:\d{2}$/, 'expected a time as HH:MM, for example 15:45'),
  host: Urn,
  thinkPiece: Urn.optional(),
});

export const Contact = z.strictObject({ role: Line, person: PersonId });

export const ProposalContent = z.strictObject({
  title: Line.default(''),
  values: z.array(Line).default([]),
  groundRules: z.array(Line).default([]),
  purpose: Words.default(''),
  aims: z.array(Aim).default([]),
  localPriorities: z.array(LocalPriority).max(10).optional(),
  purposes: z.array(Purpose).default([]),
  activities: z.array(Activity).default([]),
  schools: z.array(SchoolShare).default([]),
  /** How outcomes and impact are measured; which data, how shared, how analysed (R8). */
  outcomes: Words.default(''),
  evaluation: z.strictObject({ uses: Words, shared: Words, analysed: Words }).partial().default({}),
  reviews: Words.default(''),
  money: Money.default({ income: [], spending: [], payments: '' }),
  meetings: z.array(PartnershipMeeting).default([]),
  /** How far ahead meetings are fixed, in weeks. */
  meetingsAhead: z.number().int().min(1).max(104).optional(),
  chair: PersonId.optional(),
  chairUntil: PlainDate.optional(),
  progressChaser: PersonId.optional(),
  mediator: PersonId.optional(),
  agreement: z
    .strictObject({ form: z.enum(['mou']), from: PlainDate, until: PlainDate.optional() })
    .partial()
    .default({}),
  briefing: z.strictObject({ forOurChildren: Words, costs: Words, risks: Words, leaving: Words }).partial().default({}),
  dataSharing: z.strictObject({ what: Words, why: Words, keptFor: Line }).partial().default({}),
  /** Days of notice before a party leaves. */
  noticeDays: z.number().int().min(0).max(366).optional(),
  /** Instead of days: full terms of notice. The last day is that of the term after, at the party's own schools. */
  noticeTerms: z.number().int().min(1).max(3).optional(),
  noRecruitment: z.boolean().default(false),
  handover: Words.default(''),
  developmentPlan: Words.default(''),
  contacts: z.array(Contact).default([]),
});
export type ProposalContent = z.infer<typeof ProposalContent>;

/** The content without schools that are not, or no longer, in: they host, join and promise nothing. */
export const onlyWith = (content: ProposalContent, schools: ReadonlySet<string>): ProposalContent => ({
  ...content,
  activities: content.activities.map(({ host, ...rest }) => {
    const joining = { ...rest, schools: rest.schools.filter((urn) => schools.has(urn)) };
    return host !== undefined && schools.has(host) ? { ...joining, host } : joining;
  }),
  schools: content.schools.filter(({ urn }) => schools.has(urn)),
});

export const emptyProposal = (): ProposalContent => ProposalContent.parse({});

/** A proposal with its versions' state. The content of version n is a record of its own, frozen when submitted. */
/** `amend`: the text in force is changed before its time. `renew`: next year's. `join`: a party comes in. */
export const changeKinds = ['renew', 'amend', 'join'] as const;

export const Proposal = z.object({
  id: z.string(),
  /** The version now being written or decided, from 1. */
  version: z.number().int().min(1),
  /** Where it is on its way to being signed: moved by the table of transitions alone. */
  state: isMoved(changeStates),
  /** Reasons that came back from heads and boards, for the lead. */
  returned: z
    .array(
      z.strictObject({
        from: z.string(),
        what: z.enum(['declined', 'change-requested', 'no-answer']),
        reason: z.string(),
        version: z.number().int(),
      }),
    )
    .default([]),
  submittedAt: z.string().optional(),
  /** When the boards were sent the briefing: once a proposal, not once a version. */
  briefedAt: z.string().optional(),
  /** Boards wait for the lead's word, or for its submission; without it they hear as it begins. */
  boardsHear: z.literal('when-released').optional(),
  /** The proposal or agreement that it began as a copy of (R11). */
  clonedFrom: z.string().optional(),
  /** The number of the agreement that it changes or renews; the first plan of a partnership changes none. */
  amends: z.number().int().min(1).optional(),
  /** What kind of change it is; earlier versions of this system did not say. */
  kinds: z.array(z.enum(changeKinds)).optional(),
  /** What is to change, in the words of whoever began it. */
  about: z.string().max(300).optional(),
  /** Ids of the parties that are in what it changes and will not be in it. */
  leaves: z.array(z.string()).optional(),
  /** Ids of the parties that said no to it, and without which the others go on: they leave when it begins. */
  leftOut: z.array(z.string()).optional(),
  /** Ids of the parties that come in by it, and the day from which they wish to be in. */
  joins: z.array(z.string()).optional(),
  joinsFrom: PlainDate.optional(),
});
export type Proposal = z.infer<typeof Proposal>;

export const ProposalVersion = z.object({
  proposal: z.string(),
  version: z.number().int().min(1),
  content: ProposalContent,
  submittedAt: z.string().optional(),
  changedAt: z.string(),
});
export type ProposalVersion = z.infer<typeof ProposalVersion>;
