/**
 * Who goes from each school (R34): its head, unless somebody else is named. One person goes for one school only, so whoever
 * heads two schools needs a second reviewer. What is worked out here is who would visit whom; the lead starts it.
 */
import * as z from 'zod';
import { activeParties, activeSchools, type Partnership, PersonId, partyOfSchool } from '../partnership/partnership.ts';
import { type Result, refuse } from '../result.ts';
import { Urn } from '../values.ts';
import { type Pairing, type PairingRefusal, pairUp } from './pairing.ts';
import type { PairingSchool, Visit } from './weigh-pairs.ts';

export const Reviewer = z.strictObject({ school: Urn, person: PersonId });
export type Reviewer = z.infer<typeof Reviewer>;

type Whole = Pick<Partnership, 'schools' | 'parties' | 'jointCommittees' | 'left' | 'joiners' | 'roles'>;

/** Who belongs to a body: heads and leads of its schools, its boards, those who sign or are asked for it. */
const belongsToParty = ({ schools, parties }: Whole, person: string): ReadonlySet<string> => {
  const urns = schools.filter(({ head, lead }) => head === person || lead === person).map(({ urn }) => urn);
  return new Set(
    parties
      .filter(
        (party) =>
          party.schools.some((urn) => urns.includes(urn)) ||
          party.signatories.includes(person) ||
          party.boards.some(({ clerk, members }) => clerk === person || members.some((one) => one.person === person)),
      )
      .map(({ id }) => id),
  );
};

/** Whether this person may go for the school: nobody of another body does. */
export const mayGoFor = (partnership: Whole, school: string, person: string): boolean => {
  const own = partyOfSchool(partnership, school)?.id;
  return [...belongsToParty(partnership, person)].every((party) => party === own);
};

/** One for each school that is in, in the order of the file. A name for a school that is not in any more counts for nothing. */
export const reviewersOf = (partnership: Whole, named: readonly Reviewer[]): Reviewer[] =>
  activeSchools(partnership).map(({ urn, head }) => ({
    school: urn,
    person: named.find(({ school }) => school === urn)?.person ?? head,
  }));

/** Schools whose reviewer goes for another school already: each but the first needs another name. */
export const needsAnother = (reviewers: readonly Reviewer[]): Reviewer[] =>
  reviewers.filter(({ person }, at) => reviewers.findIndex((one) => one.person === person) < at);

/** Its own school, all that its head heads, and all where they teach or are head. */
const belongsTo = ({ schools }: Whole, { school, person }: Reviewer): string[] => {
  const head = schools.find(({ urn }) => urn === school)?.head;
  return schools
    .filter((one) => one.urn === school || one.head === head || one.head === person || one.lead === person)
    .map(({ urn }) => urn);
};

export const pairingSchools = (partnership: Whole, reviewers: readonly Reviewer[]): PairingSchool[] =>
  activeSchools(partnership).map((school) => ({
    ...school,
    party: activeParties(partnership).find(({ schools }) => schools.includes(school.urn))?.id ?? '',
    reviewerBelongsTo: belongsTo(
      partnership,
      reviewers.find((one) => one.school === school.urn) ?? {
        school: school.urn,
        person: school.head,
      },
    ),
  }));

/** A school day from morning to the end of lessons. A visitor gives it, and the school visited gets it. */
export const hoursOfVisit = 6.5;

/**
 * Who would visit whom. `names-second`: one person would go for two schools; the detail is the first school that needs
 * another name.
 */
export const proposePairs = (
  partnership: Whole,
  named: readonly Reviewer[],
  lastYear: readonly Visit[] = [],
): Result<Pairing, PairingRefusal | 'names-second'> => {
  const reviewers = reviewersOf(partnership, named);
  if (reviewers.length < 3) return refuse('needs-three-schools');
  const [twice] = needsAnother(reviewers);
  if (twice) return refuse('names-second', twice.school);
  return pairUp(pairingSchools(partnership, reviewers), lastYear);
};
