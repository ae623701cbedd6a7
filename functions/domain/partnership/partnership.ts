/**
 * Who is in a partnership and how each party decides (DOMAIN sections 1 and 3). The shapes serve both the partnership
 * file that an admin writes and the records that the system keeps; checks across fields are in `partnership-faults.ts`.
 */
import * as z from 'zod';
import { Agreement } from '../agreement/agreement.ts';
import { isMoved } from '../lifecycle/moved.ts';
import { stages } from '../lifecycle/states.ts';
import { visibleAddress } from '../names.ts';
import { Line, PlainDate, Slug, Urn } from '../values.ts';
import { HeldPart } from './held-part.ts';
import { Joiner, Sharing } from './joiner.ts';
import { Pause } from './pause.ts';

export const partyKinds = [
  'maintained-governing-body',
  'federation-governing-body',
  'academy-trust',
  'independent-proprietor',
  'college',
  'university',
  'local-authority',
  'other-body',
] as const;
export type PartyKind = (typeof partyKinds)[number];

export const PersonId = Slug;

/** Somebody who may be asked. `until` is the last day of their part in the partnership, when known. */
export const Person = z.strictObject({
  id: PersonId,
  name: Line,
  /** What cannot be seen in an address, such as a soft hyphen that a copied one brings along, is taken out. */
  email: z
    .string()
    .transform(visibleAddress)
    .pipe(z.email('expected an email address, for example sam@school.example').max(254)),
  /** How they like to be reached. Text messages go to `mobile`. */
  channel: z.enum(['email', 'text']).default('email'),
  mobile: z
    .string()
    .regex(/^\+?[0-9 ]{8,18}$/, 'expected a telephone number')
    .optional(),
  until: PlainDate.optional(),
});
export type Person = z.infer<typeof Person>;

export const Term = z.strictObject({
  name: z.enum(['Autumn', 'Spring', 'Summer']),
  /** First and last day on which pupils are in school. */
  start: PlainDate,
  end: PlainDate,
  /** First and last day of the half-term holiday. */
  halfTerm: z.strictObject({ start: PlainDate, end: PlainDate }).optional(),
  /** Days inside the term without school: training days, bank holidays. */
  closed: z.array(PlainDate).default([]),
  /** Bank holidays of England and Wales on which it is open all the same. */
  open: z.array(PlainDate).optional(),
});
export type Term = z.infer<typeof Term>;

export const School = z.strictObject({
  urn: Urn,
  name: Line,
  /** Numbers that it had before: as when a school becomes an academy. Its history under them is its own. */
  formerUrns: z.array(Urn).max(10).optional(),
  /** What people call it, where that is not the start of its name: no two of a partnership may be called the same. */
  shortName: Line.pipe(z.string().min(1).max(60)).optional(),
  phase: Line,
  type: Line,
  ages: Line.optional(),
  pupils: z.number().int().min(0).optional(),
  /** Pupils eligible for free school meals. */
  freeSchoolMeals: z.number().int().min(0).optional(),
  postcode: Line.optional(),
  /** Ordnance Survey position, metres. */
  easting: z.number().int().optional(),
  northing: z.number().int().optional(),
  head: PersonId,
  /** Leads the partnership's work at this school (DOMAIN R8). */
  lead: PersonId,
  terms: z.array(Term).min(1),
});
export type School = z.infer<typeof School>;

export const BoardMember = z.strictObject({
  person: PersonId,
  /** Associate members are named but have no vote at a full board. */
  office: z.enum(['chair', 'vice-chair', 'member', 'associate']).default('member'),
});
export type BoardMember = z.infer<typeof BoardMember>;

/** The people who decide for a party, or a committee of them. */
export const Board = z.strictObject({
  id: Slug,
  name: Line,
  kind: z.enum(['full-board', 'committee']),
  /** Places on the board, filled or not. */
  places: z.number().int().min(1).max(60),
  /** Members now in post. Only some of them need be named in `members`. */
  inPost: z.number().int().min(1).max(60),
  /** Members who must be present, where the articles or the committee's terms set it. */
  quorum: z.number().int().min(1).max(60).optional(),
  clerk: PersonId,
  members: z.array(BoardMember),
  /** Dates on which it is known to meet. */
  meetings: z.array(PlainDate).default([]),
  /** Whether reports and outcomes go to every member, or to chair and clerk, who bring them to a meeting: then it is left out. */
  tells: z.enum(['everybody']).optional(),
});
export type Board = z.infer<typeof Board>;

const stepRole = z.enum(['consulted', 'recommends', 'decides']);
/** One step of a party's route (DOMAIN section 3). A chair's action is no step: a clerk opens it as an exception. */
export const RouteStep = z.discriminatedUnion('means', [
  z.strictObject({ role: stepRole, means: z.literal('meeting'), board: Slug }),
  z.strictObject({
    role: stepRole,
    means: z.literal('written-resolution'),
    board: Slug,
    /** Days in which every trustee must have agreed. */
    days: z.number().int().min(3).max(60).default(14),
  }),
  z.strictObject({
    role: stepRole,
    means: z.literal('delegated'),
    /** Whoever the board gave this decision to: one person, or a committee whose clerk records it. */
    to: z.union([z.strictObject({ person: PersonId }), z.strictObject({ committee: Slug })]),
    /** Where the delegation is written down: "Scheme of delegation, line 14". */
    reference: Line,
    /** The board that hears of the decision afterwards. */
    board: Slug,
  }),
  z.strictObject({ role: stepRole, means: z.literal('joint-committee'), committee: Slug }),
]);
export type RouteStep = z.infer<typeof RouteStep>;
export type Means = RouteStep['means'] | 'chairs-action';

export const Route = z.array(RouteStep).min(1).max(6);
export type Route = z.infer<typeof Route>;

export const Party = z.strictObject({
  id: Slug,
  name: Line,
  /** What people call it, where that is neither its name nor that of its school. */
  shortName: Line.pipe(z.string().min(1).max(60)).optional(),
  kind: z.enum(partyKinds),
  /** The body's own number: company, charity, UKPRN, or its school's URN. */
  identifier: z.strictObject({ kind: z.enum(['urn', 'company', 'charity', 'ukprn', 'la-code', 'other']), value: Line }),
  schools: z.array(Urn),
  boards: z.array(Board).min(1),
  /** How it agrees a proposal, and, unless `renewalRoute` says otherwise, everything else. */
  route: Route,
  renewalRoute: Route.optional(),
  /** Whether its rules let the chair act alone when waiting would be seriously detrimental. */
  chairsAction: z.boolean().default(false),
  /** Where those rules say so: "Terms of reference, line 9". A trust's model articles do not. */
  chairsActionRule: Line.optional(),
  /** A trust whose own articles count for a written resolution only the trustees who may vote on it. */
  resolutionsCountVoters: z.boolean().optional(),
  /** Where they say so: "Articles, article 123A". */
  resolutionsRule: Line.optional(),
  /** Who signs for it. Heads sign as well, each for their school. */
  signatories: z.array(PersonId).min(1),
  dataProtectionContact: PersonId.optional(),
  /** As its own data protection officer decides. */
  lawfulBasis: z.enum(['public-task', 'legitimate-interests']).optional(),
});
export type Party = z.infer<typeof Party>;

/** A committee that several parties set up to decide for them together. */
export const JointCommittee = z.strictObject({
  id: Slug,
  name: Line,
  parties: z.array(Slug).min(2),
  places: z.number().int().min(3),
  inPost: z.number().int().min(3),
  quorum: z.number().int().min(3),
  clerk: PersonId,
  members: z.array(BoardMember),
  tells: z.enum(['everybody']).optional(),
});
export type JointCommittee = z.infer<typeof JointCommittee>;

export const Supporter = z.strictObject({
  id: Slug,
  name: Line,
  role: Line,
  /** Who of them sees how the partnership stands, and nothing else: stage, dates, who waits, signs of waning. */
  adviser: PersonId.optional(),
});

/** Who holds which role of the partnership (DOMAIN section 1). */
export const Roles = z.strictObject({
  lead: PersonId,
  deputyLead: PersonId.optional(),
  chair: PersonId,
  chairUntil: PlainDate.optional(),
  progressChaser: PersonId,
  mediator: PersonId.optional(),
  admin: PersonId.optional(),
});
export type Roles = z.infer<typeof Roles>;
export type RoleName = 'lead' | 'deputyLead' | 'chair' | 'progressChaser' | 'mediator' | 'admin';

/** What both the partnership file and the stored partnership hold. */
export const partnershipFields = {
  id: Slug,
  name: Line,
  /** The year it is for, as in official statistics: `202526`. */
  year: z.string().regex(/^20\d{4}$/, 'expected an academic year as six digits, for example 202627'),
  roles: Roles,
  parties: z.array(Party).min(2, 'expected at least two parties'),
  schools: z.array(School).min(2, 'expected at least two schools'),
  jointCommittees: z.array(JointCommittee).default([]),
  supporters: z.array(Supporter).default([]),
  /** Counts of pupils below this are never shown (DOMAIN section 5). */
  suppressBelow: z.number().int().min(5, 'expected 5 or more: smaller counts can identify a child').default(6),
  /** Months for which figures are kept as schools sent them, once their review has closed. What was published stays. */
  keepFiguresMonths: z.number().int().min(0).max(36, 'expected at most 36 months').optional(),
};

/** A party that gave notice, or has left (DOMAIN R44). */
export const Notice = z.strictObject({ party: Slug, givenOn: PlainDate, lastDay: PlainDate, reason: z.string() });

/** The partnership as stored: one item, without people's addresses. */
export const Partnership = z.object({
  ...partnershipFields,
  /** What it is at, worked out from what is signed, changed and evaluated whenever one of these moves. */
  stage: isMoved(stages),
  /** The plan that is lived by; before the first agreement, the one being written or decided. */
  proposal: z.string().optional(),
  /** The change now being written, decided or signed, while another plan is lived by. */
  change: z.string().optional(),
  /** Changes that wait until the open one is done, in the order in which they were begun. */
  queue: z.array(z.string()).optional(),
  /** The evaluation that is open. */
  evaluating: z.string().optional(),
  /** Every agreement, from the first. Partnerships of earlier versions keep none: then they are worked out. */
  agreements: z.array(Agreement).optional(),
  /** The partnership that this one renews. */
  renews: z.string().optional(),
  startedOn: PlainDate.optional(),
  /** When the sealed agreement ends, and whether data may move (DOMAIN R19). */
  mou: z
    .object({
      version: z.number().int(),
      seal: z.string(),
      signedOn: PlainDate.optional(),
      until: PlainDate.optional(),
    })
    .optional(),
  dataAgreement: z.object({ version: z.number().int(), seal: z.string(), signedOn: PlainDate.optional() }).optional(),
  notices: z.array(Notice).default([]),
  left: z.array(z.strictObject({ party: Slug, on: PlainDate })).default([]),
  joiners: z.array(Joiner).optional(),
  /** One for each data sharing agreement, oldest first. Partnerships of earlier versions keep none. */
  sharing: z.array(Sharing).optional(),
  /** What objections have paused, and until when. */
  pauses: z.array(Pause).optional(),
  /** Parts that were given one by one, oldest first, with those that have ended. */
  holdings: z.array(HeldPart).optional(),
});
export type Partnership = z.infer<typeof Partnership>;

/** As agreed, or a year: long enough to see whether a table was right. */
const monthsUnlessSaid = 12;
export const monthsOfFigures = ({
  keepFiguresMonths = monthsUnlessSaid,
}: Pick<Partnership, 'keepFiguresMonths'>): number => keepFiguresMonths;

export const partyById = (partnership: Pick<Partnership, 'parties'>, id: string): Party | undefined =>
  partnership.parties.find((party) => party.id === id);

export const schoolByUrn = (partnership: Pick<Partnership, 'schools'>, urn: string): School | undefined =>
  partnership.schools.find((school) => school.urn === urn);

export const partyOfSchool = (partnership: Pick<Partnership, 'parties'>, urn: string): Party | undefined =>
  partnership.parties.find((party) => party.schools.includes(urn));

/** The partnership without schools that their party's decision did not cover. They are kept, for the record. */
export const withoutSchools = (partnership: Partnership, leftOut: readonly string[]): Partnership => ({
  ...partnership,
  parties: partnership.parties.map((party) => ({
    ...party,
    schools: party.schools.filter((urn) => !leftOut.includes(urn)),
  })),
});

type Members = Pick<Partnership, 'parties' | 'left'> & Partial<Pick<Partnership, 'joiners'>>;

/** Whether a party is listed only because it is asked to come in, or did not. */
export const isNotYetIn = ({ joiners = [] }: Partial<Pick<Partnership, 'joiners'>>, party: string): boolean =>
  joiners.some((one) => one.party === party && one.inSince === undefined);

/** Whether its coming in is still being decided or signed. */
export const isJoining = ({ joiners = [] }: Partial<Pick<Partnership, 'joiners'>>, party: string): boolean =>
  joiners.some((one) => one.party === party && one.inSince === undefined && one.stayedOutOn === undefined);

/** Parties that are in: those who have left decide and sign nothing more, those who come in do not yet. */
export const activeParties = (partnership: Members): Party[] =>
  partnership.parties.filter(
    (party) => !partnership.left.some((gone) => gone.party === party.id) && !isNotYetIn(partnership, party.id),
  );

export const activeSchools = (partnership: Members & Pick<Partnership, 'schools'>): School[] => {
  const urns = new Set(activeParties(partnership).flatMap((party) => party.schools));
  return partnership.schools.filter((school) => urns.has(school.urn));
};
