/** Who goes from each school, and who visits whom: nothing starts by this. */
import type { Pairing, PairingRefusal } from '../domain/leadership-review/pairing.ts';
import { mayGoFor, proposePairs } from '../domain/leadership-review/reviewers.ts';
import { type LeadershipRound, noRound, yearBefore } from '../domain/leadership-review/round.ts';
import { activeSchools, type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { people } from '../records/kinds.ts';
import { leadershipRounds } from '../records/leadership-reviews.ts';
import type { Work } from '../records/work.ts';

export const roundIn = async (tx: Work, { year }: Pick<Partnership, 'year'>): Promise<LeadershipRound> =>
  (await tx.read(leadershipRounds, year)) ?? noRound(year);

/** Whether this person may say who goes from that school. */
export const mayName = (partnership: Partnership, by: string, school: string): boolean =>
  may(partnership, by, 'pair-reviews') || schoolByUrn(partnership, school)?.head === by;

export type NameInput = {
  readonly partnership: string;
  readonly by: string;
  readonly school: string;
  readonly person: string;
};
export type NameRefusal =
  | 'not-allowed'
  | 'unknown-school'
  /** Neither its head nor whoever pairs. */
  | 'not-yours'
  | 'started'
  | 'unknown-person'
  /** Somebody of another body. */
  | 'of-another';

/** What was worked out before is worked out anew afterwards. */
export const nameReviewer = (outside: Outside, input: NameInput): Promise<Result<LeadershipRound, NameRefusal>> =>
  asUseCase('name-reviewer', outside, input, async (tx, partnership) => {
    const school = activeSchools(partnership).find(({ urn }) => urn === input.school);
    if (!school) return refuse('unknown-school');
    if (!mayName(partnership, input.by, school.urn)) return refuse('not-yours');
    const round = await roundIn(tx, partnership);
    if (round.started) return refuse('started');
    const person = await tx.read(people, input.person);
    if (!person || person.left !== undefined) return refuse('unknown-person');
    if (!mayGoFor(partnership, school.urn, person.id)) return refuse('of-another');
    const others = round.named.filter((one) => one.school !== school.urn);
    const named = person.id === school.head ? others : [...others, { school: school.urn, person: person.id }];
    const { pairs: _, ...rest } = round;
    const next = { ...rest, named };
    tx.write(leadershipRounds, next.id, next);
    tx.event('reviewer-named', input.by, {
      school: school.urn,
      person: person.id,
    });
    return accept(next);
  });

export const pairedIn = async (
  tx: Work,
  partnership: Partnership,
  round: LeadershipRound,
): Promise<Result<Pairing, PairingRefusal | 'names-second'>> => {
  const last = await tx.read(leadershipRounds, yearBefore(round.id));
  return proposePairs(partnership, round.named, last?.started && last.pairs ? last.pairs.visits : []);
};

export type PairRefusal = 'not-allowed' | 'started' | 'names-second' | PairingRefusal;

/** `names-second` says in its detail which school needs another name. */
export const pairReviews = (
  outside: Outside,
  input: { readonly partnership: string; readonly by: string },
): Promise<Result<LeadershipRound, PairRefusal>> =>
  asUseCase('pair-reviews', outside, input, async (tx, partnership): Promise<Result<LeadershipRound, PairRefusal>> => {
    const round = await roundIn(tx, partnership);
    if (round.started) return refuse('started');
    const pairing = await pairedIn(tx, partnership, round);
    if (!pairing.ok) return pairing;
    const { visits, ownPartyAlone, withoutSharedYears, repeated, reciprocal, kilometres } = pairing.value;
    const next: LeadershipRound = {
      ...round,
      pairs: {
        visits: [...visits],
        ownPartyAlone: [...ownPartyAlone],
        withoutSharedYears: [...withoutSharedYears],
        repeated: [...repeated],
        reciprocal,
        kilometres,
      },
    };
    tx.write(leadershipRounds, next.id, next);
    tx.event('reviews-paired', input.by, {
      year: next.id,
      visits: visits.length,
    });
    return accept(next);
  });
