/**
 * Whom a change of the text asks, field by field (AGREEMENT section 3): the boards that it touches and why, the heads
 * concerned, who is only told, and whether the data agreement is signed again. Each board is compared with the last text that
 * it agreed to, so that many small steps do not slip past it.
 */
import { activeParties, type Partnership, partyOfSchool } from '../partnership/partnership.ts';
import type { Activity, Measure, ProposalContent } from '../proposal/proposal.ts';
import { type Change, changesBetween } from '../proposal/proposal-changes.ts';
import type { NameOf } from '../readable.ts';

/** `refused`: it takes protection of children away, which no board can agree to here. */
export type Weight = 'notice' | 'heads' | 'boards' | 'all-boards' | 'refused';

export type Touch = {
  readonly change: Change;
  readonly weight: Weight;
  /** Ids of the parties whose boards it touches; all of them, where every board is asked. */
  readonly parties: readonly string[];
  /** Why, to follow "because". */
  readonly why: string;
  /** Whether the data sharing agreement says something else by it. */
  readonly data?: true;
};

type Both = {
  readonly before: ProposalContent;
  readonly after: ProposalContent;
  readonly partnership: Pick<Partnership, 'parties' | 'left' | 'joiners'>;
  /** The parties that come in by it; the partnership given is the one that the text names. */
  readonly joins?: readonly string[] | undefined;
};
type Found = Pick<Touch, 'weight' | 'why'> & { readonly schools?: readonly string[]; readonly data?: true };

/** A school's share may move by this much without its board: both hold. */
const smallShare = { part: 0.1, pence: 20_000, hours: 10 };

const words: Found = { weight: 'notice', why: 'only words change, and no promise' };
const part: Found = { weight: 'notice', why: 'somebody else takes a part' };
const everybody = (why: string): Found => ({ weight: 'all-boards', why });

const isSmallShare = (was: number, now: number, most: number): boolean =>
  Math.abs(now - was) <= most && Math.abs(now - was) <= was * smallShare.part;

const ofShare = ({ before, after }: Both, { path: [, at, field], after: now }: Change): Found => {
  const isGone = now === undefined && field === undefined;
  const urn = (isGone ? before : after).schools[Number(at)]?.urn ?? '';
  if (field === undefined)
    return { weight: 'boards', schools: [urn], why: 'a school comes into the promises, or goes out of them' };
  if (field !== 'hours' && field !== 'pence') return words;
  const was = before.schools.find((share) => share.urn === urn)?.[field] ?? 0;
  const will = after.schools.find((share) => share.urn === urn)?.[field] ?? 0;
  if (isSmallShare(was, will, smallShare[field])) return { weight: 'heads', why: 'a school’s share moves a little' };
  const what = field === 'hours' ? 'the hours' : 'the money';
  return { weight: 'boards', schools: [urn], why: `${what} that its school puts in changes` };
};

const takesAway = (was: Activity | undefined, now: Activity | undefined): boolean =>
  (was?.checksConfirmed === true && now?.checksConfirmed === false) ||
  (was?.concernsTo !== undefined && now !== undefined && now.concernsTo === undefined);

const ofActivity = ({ before, after }: Both, { path: [, at, field], after: text }: Change): Found => {
  const position = Number(at);
  if (field === undefined) {
    const isNew = text !== undefined;
    const schools = (isNew ? after : before).activities[position]?.schools ?? [];
    return { weight: 'boards', schools, why: isNew ? 'its school takes part in something new' : 'something ends' };
  }
  const now = after.activities[position];
  const was = before.activities.find(({ id }) => id === now?.id);
  if ((field === 'checksConfirmed' || field === 'concernsTo') && takesAway(was, now))
    return { weight: 'refused', why: 'checks that keep children safe cannot be taken out' };
  if (field === 'schools') {
    const [old, next] = [was?.schools ?? [], now?.schools ?? []];
    const moved = [...old.filter((urn) => !next.includes(urn)), ...next.filter((urn) => !old.includes(urn))];
    return { weight: 'boards', schools: moved, why: 'its school joins an activity, or leaves it' };
  }
  if (field === 'safeguardingLead') return part;
  if (field === 'title' || field === 'subject' || field === 'concernsTo' || field === 'checksConfirmed') return words;
  if (field === 'example') return words;
  if (field === 'purpose') return everybody('an activity serves another purpose');
  return { weight: 'heads', why: 'when, where or for whom an activity is changes' };
};

const isHigherAim = (was: Measure | undefined, now: Measure | undefined): boolean => {
  if (was?.target === undefined || now?.target === undefined || was.better !== now.better) return false;
  return now.better === 'higher' ? now.target >= was.target : now.target <= was.target;
};

const ofPurpose = ({ before, after }: Both, { path }: Change): Found => {
  const [, at, field, measure, inside] = path;
  if (field === undefined) return everybody('a purpose comes in, or goes out');
  if (field === 'lead' || field === 'deputy') return part;
  if (field === 'description' || field === 'title') return words;
  if (field !== 'measures') return everybody('what a purpose promises changes');
  const now = after.purposes[Number(at)];
  const was = before.purposes.find(({ id }) => id === now?.id);
  const named = now?.measures[Number(measure)];
  const old = was?.measures.find(({ name }) => name === named?.name);
  if (inside === 'target' && isHigherAim(old, named)) return { weight: 'heads', why: 'a target is raised' };
  return everybody('a target is lowered, or measured in another way');
};

const ofAim = ({ before, after }: Both, { path: [, at, field] }: Change): Found => {
  const now = after.aims[Number(at)];
  const was = before.aims.find(({ what }) => what === now?.what);
  const { until } = before.agreement;
  const isLater = field === 'by' && was && now && now.by > was.by && (until === undefined || now.by <= until);
  return isLater
    ? { weight: 'heads', why: 'an aim is reached later, within the agreement’s time' }
    : everybody('an aim changes');
};

const ofMeeting = (_: Both, { path: [, , field] }: Change): Found =>
  field === undefined
    ? { weight: 'heads', why: 'there is a meeting more, or one fewer' }
    : { weight: 'notice', why: 'one meeting is at another time or place' };

const sharedFigures = {
  ...everybody('what is shared about pupils, why, or for how long, changes'),
  data: true,
} as const;

type Rule = (both: Both, change: Change) => Found;
const always =
  (found: Found): Rule =>
  () =>
    found;

/** By the first step of the path. The compiler holds the list complete. */
const rules: Readonly<Record<keyof ProposalContent, Rule>> = {
  title: always(words),
  values: always(everybody('what we value changes')),
  groundRules: always(everybody('the ground rules change')),
  purpose: always(everybody('what the partnership is for changes')),
  aims: ofAim,
  localPriorities: always(words),
  purposes: ofPurpose,
  activities: ofActivity,
  schools: ofShare,
  outcomes: always(words),
  evaluation: (_, { path: [, field] }) => (field === 'shared' || field === 'analysed' ? sharedFigures : words),
  reviews: always(words),
  money: (_, { path: [, field] }) => (field === 'taxNote' ? words : everybody('who pays what to whom changes')),
  meetings: ofMeeting,
  meetingsAhead: always({ weight: 'heads', why: 'meetings are fixed at another time ahead' }),
  chair: always(part),
  chairUntil: always(part),
  progressChaser: always(part),
  mediator: always(part),
  agreement: always(everybody('when the agreement begins or ends, or its form, changes')),
  briefing: always(words),
  dataSharing: always(sharedFigures),
  noticeDays: always(everybody('how a party leaves changes')),
  noticeTerms: always(everybody('how a party leaves changes')),
  noRecruitment: always(everybody('the promise not to recruit changes')),
  handover: always(words),
  developmentPlan: always(words),
  contacts: always({ weight: 'notice', why: 'a contact changes' }),
};

/** Every change from the text before to the one after, with whom it touches. */
export const touchesOf = (both: Both, nameOf: NameOf = (id) => id): Touch[] => {
  const all = activeParties(both.partnership).map(({ id }) => id);
  const comesIn = (both.joins ?? []).map(
    (party): Touch => ({
      change: {
        question: 'promises',
        path: ['schools'],
        label: 'A board comes in',
        after: nameOf(party),
      },
      weight: 'all-boards',
      parties: all,
      why: 'another board comes in, and signs both papers',
      data: true,
    }),
  );
  const others = changesBetween(both.before, both.after, nameOf).map((change) => {
    const { schools = [], ...found } = rules[change.path[0] as keyof ProposalContent](both, change);
    const own = new Set(schools.flatMap((urn) => partyOfSchool(both.partnership, urn)?.id ?? []));
    const touched =
      found.weight === 'all-boards' ? all : found.weight === 'boards' ? all.filter((id) => own.has(id)) : [];
    return { change, parties: touched, ...found };
  });
  return [...comesIn, ...others];
};

/** Whether a party's board is asked about the text after, when the one before is the last that it agreed to. */
export const isAsked = (touches: readonly Touch[], party: string): boolean =>
  touches.some(({ parties }) => parties.includes(party));
