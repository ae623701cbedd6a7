/** Which schools to show first, and why: reasons in words, and no score (R2). What is not known is said, and is not nought. */
import { type AreaExample, exampleWords } from '../proposal/area-examples.ts';
import type { Near } from '../register/register.ts';
import type { RegisterSchool } from '../register/register-school.ts';
import { type OwnSchool, speaksFor } from '../register/speaks-for.ts';
import { listOf } from '../wording.ts';
import type { SaysOfItself } from './search.ts';

export type Looking = OwnSchool & { readonly urn: string; readonly says: SaysOfItself };
export type Match = {
  readonly school: RegisterSchool;
  /** Nothing where the register does not say where it is. */
  readonly kilometres: number | undefined;
  readonly reasons: readonly string[];
  readonly unknown: readonly string[];
  /** What it says of itself, where it looks too. */
  readonly says?: SaysOfItself;
};

const both = (one: readonly AreaExample[], other: readonly AreaExample[]): AreaExample[] =>
  one.filter((example) => other.includes(example));

const inWords = (examples: readonly AreaExample[]): string =>
  listOf(examples.map((example) => exampleWords(example).replace(/^./, (first) => first.toLowerCase())));

/** Both ways count: what they offer and we need, what we offer and they need. */
const meets = (own: SaysOfItself, theirs: SaysOfItself): AreaExample[] => [
  ...both(theirs.offers, own.needs),
  ...both(own.offers, theirs.needs),
];

const knowEachOther = (own: Looking, urn: string, theirs: SaysOfItself | undefined): boolean =>
  own.says.workedWith.includes(urn) || (theirs?.workedWith.includes(own.urn) ?? false);

const saidReasons = (own: Looking, urn: string, theirs: SaysOfItself | undefined): string[] => {
  const shared = theirs ? both(own.says.priorities, theirs.priorities) : [];
  const offered = theirs ? both(theirs.offers, own.says.needs) : [];
  const wanted = theirs ? both(own.says.offers, theirs.needs) : [];
  const lookToo = theirs ? both(own.says.needs, theirs.needs) : [];
  return [
    ...(shared.length > 0 ? [`Shares what matters to you: ${inWords(shared)}`] : []),
    ...(offered.length > 0 ? [`Offers what you need: ${inWords(offered)}`] : []),
    ...(wanted.length > 0 ? [`Needs what you offer: ${inWords(wanted)}`] : []),
    ...(lookToo.length > 0 ? [`Also looks for ${inWords(lookToo)}`] : []),
    ...(knowEachOther(own, urn, theirs) ? ['You have worked together before'] : []),
  ];
};

/** What speaks for one school. `theirs`: what it says of itself, where it looks for others too. */
export const matchOf = (
  own: Looking,
  { school, kilometres }: { school: RegisterSchool; kilometres: number | undefined },
  theirs?: SaysOfItself,
): Match => {
  const facts = speaksFor(own, school, kilometres ?? Number.POSITIVE_INFINITY);
  const [near, ...rest] = facts.reasons;
  return {
    school,
    kilometres,
    reasons: [
      kilometres === undefined ? 'The register does not say where it is' : (near ?? ''),
      ...saidReasons(own, school.urn, theirs),
      ...rest,
    ],
    unknown: theirs ? facts.unknown.filter((words) => !words.startsWith('what it needs')) : facts.unknown,
    ...(theirs && { says: theirs }),
  };
};

const steps = [2, 5, 10, 20];
const stepOf = (kilometres: number): number => {
  const at = steps.findIndex((most) => kilometres <= most);
  return at < 0 ? steps.length : at;
};

/** Whether their ages overlap or adjoin; false where either is not known. */
const agesMeet = (own: OwnSchool, { lowAge, highAge }: RegisterSchool): boolean =>
  own.lowAge !== undefined &&
  own.highAge !== undefined &&
  lowAge !== undefined &&
  highAge !== undefined &&
  lowAge <= own.highAge &&
  own.lowAge <= highAge;

/** By how near, shared priorities, offers that meet needs, history, ages; then by kilometres, then by number. */
export const inOrder = (own: Looking, near: readonly Near[], saysOf: ReadonlyMap<string, SaysOfItself>): Match[] => {
  const weighed = near.map(({ school, kilometres }) => {
    const theirs = saysOf.get(school.urn);
    return {
      match: matchOf(own, { school, kilometres }, theirs),
      rank: [
        stepOf(kilometres),
        theirs ? -both(own.says.priorities, theirs.priorities).length : 0,
        theirs ? -meets(own.says, theirs).length : 0,
        knowEachOther(own, school.urn, theirs) ? 0 : 1,
        agesMeet(own, school) ? 0 : 1,
        kilometres,
        Number(school.urn),
      ],
    };
  });
  const compare = (one: readonly number[], other: readonly number[]): number =>
    one.map((value, at) => value - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return weighed.toSorted((one, other) => compare(one.rank, other.rank)).map(({ match }) => match);
};
