/** Signed in: the year's reviews between heads. Who goes from each school, who visits whom, and when. */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { LeadershipReview } from '../domain/leadership-review/leadership-review.ts';
import { couldNotBeMet } from '../domain/leadership-review/pair-words.ts';
import { hoursOfVisit, needsAnother, reviewersOf } from '../domain/leadership-review/reviewers.ts';
import { type LeadershipRound, noRound } from '../domain/leadership-review/round.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { possessive, shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { leadershipReviews, leadershipRounds } from '../records/leadership-reviews.ts';
import { readEvery } from '../records/read-every.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { mayName, type PairRefusal, pairReviews } from './pair-up.ts';
import { stageWords } from './stage-words.ts';
import { type StartRefusal, startLeadershipReviews } from './start-reviews.ts';

export const readRound = async (outside: Outside, { id, year }: Partnership): Promise<LeadershipRound> => {
  const item = await outside.store.get(leadershipRounds.key(id, year));
  return item ? decode(leadershipRounds, item) : noRound(year);
};

type Seen = {
  readonly here: SignedInContext;
  readonly round: LeadershipRound;
  readonly nameOf: NameOf;
};

function Reviewers({ here: { partnership, signedIn }, round, nameOf }: Seen) {
  const reviewers = reviewersOf(partnership, round.named);
  const twice = needsAnother(reviewers).map(({ school }) => school);
  return (
    <Table
      caption="Who goes from each school"
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Who' }, ...(round.started ? [] : [{ head: 'Change' }])]}
      rows={activeSchools(partnership).map(({ urn, name }) => {
        const person = reviewers.find(({ school }) => school === urn)?.person ?? '';
        const canName = round.started === undefined && mayName(partnership, signedIn.person, urn);
        return [
          name,
          twice.includes(urn) ? `${nameOf(person)} goes for another school: name somebody else` : nameOf(person),
          ...(round.started
            ? []
            : [
                canName ? (
                  <Link href={`/leadership-reviews/reviewer/${urn}`}>
                    Name somebody
                    <span class="govuk-visually-hidden"> for {name}</span>
                  </Link>
                ) : (
                  'Its head or the lead can'
                ),
              ]),
        ];
      })}
      firstCellIsHeader
      stacks
    />
  );
}

function Visits({ here: { partnership }, round, nameOf }: Seen) {
  const { pairs } = round;
  if (!pairs) return null;
  const names = shortSchoolNames(partnership);
  const short = (urn: string) => names.get(urn) ?? urn;
  const reviewers = reviewersOf(partnership, round.named);
  const personOf = (urn: string) => nameOf(reviewers.find(({ school }) => school === urn)?.person ?? urn);
  const unmet = couldNotBeMet(pairs, partnership, short);
  const hosts = [...new Set(pairs.visits.map(({ to }) => to))];
  return (
    <>
      <Table
        caption="Who visits whom"
        captionSize="m"
        columns={[{ head: 'School' }, { head: 'One visitor' }, { head: 'The other' }]}
        rows={hosts.map((host) => [
          short(host),
          ...pairs.visits.filter(({ to }) => to === host).map(({ from }) => `${personOf(from)}, for ${short(from)}`),
        ])}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">
        Each school makes two visits of a day and gets two: {2 * hoursOfVisit} hours given, {2 * hoursOfVisit} hours
        got.{' '}
        {pairs.kilometres > 0 &&
          `All ways that we know are ${pairs.kilometres.toFixed(2)} km together, in a straight line, one way.`}
      </p>
      {unmet.length === 0 ? (
        <p class="govuk-body">Everything that was asked of the pairs is met.</p>
      ) : (
        <>
          <h2 class="govuk-heading-m">What could not be met</h2>
          <Bullets items={unmet} />
        </>
      )}
    </>
  );
}

/** Where each stands, once they have started. */
function Standing({ here: { partnership }, reviews }: Seen & { reviews: readonly LeadershipReview[] }) {
  if (reviews.length === 0) return null;
  const names = shortSchoolNames(partnership);
  return (
    <Table
      caption="Where each stands"
      captionSize="m"
      columns={[{ head: 'Visit to' }, { head: 'Day' }, { head: 'Now' }]}
      rows={reviews.map(({ id, host, visitOn, stage }) => [
        <Link href={`/leadership-reviews/${id}`}>{names.get(host) ?? host}</Link>,
        visitOn ? dayAndDate(visitOn) : 'Not agreed yet',
        stageWords[stage],
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

function TooFew({ partnership }: { partnership: Partnership }) {
  return (
    <>
      <InsetText>
        This needs three schools, and {partnership.name} has {activeSchools(partnership).length}: with two, each head
        could only visit the other, and neither would have a second pair of eyes.
      </InsetText>
      <p class="govuk-body">
        You can ask a head from outside as a guest. <Link href="/find">Find schools near you</Link>, and agree the visit
        with them yourselves.
      </p>
    </>
  );
}

const pairErrors: Readonly<Record<Exclude<PairRefusal, 'not-allowed'>, string>> = {
  started: 'The reviews of this year have started: who visits whom stays as it is',
  'names-second': 'One person would go for two schools. Name somebody else for one of them',
  'needs-three-schools': 'Reviews between heads need three schools',
  'no-pairing': 'No pairs keep to the rules: too many schools share a head. Name another person for one of them',
};

const roundPage = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const [round, nameOf, all] = await Promise.all([
    readRound(outside, partnership),
    readNames(outside, partnership.id),
    readEvery(outside.store, leadershipReviews, partnership.id),
  ]);
  const reviews = all.filter(({ year }) => year === round.id);
  const seen = { here, round, nameOf };
  const mayPair = may(partnership, signedIn.person, 'pair-reviews') && round.started === undefined;
  return framedPage(
    here,
    { title: 'Reviews between heads', back: '/partnership', errors },
    <>
      <p class="govuk-body">
        In the autumn two heads visit each school for a day. They look at what its head asks them to look at, and write
        to its governors: what works, and questions worth asking. Nobody gets a grade.
      </p>
      {activeSchools(partnership).length < 3 ? (
        <TooFew partnership={partnership} />
      ) : (
        <>
          {round.started && (
            <p class="govuk-body">
              Started on {longDate(round.started.on)} by {nameOf(round.started.by)}.
            </p>
          )}
          <Standing {...seen} reviews={reviews} />
          <Visits {...seen} />
          {mayPair && (
            <form method="post" action="/leadership-reviews/pairs" novalidate>
              <Button kind={round.pairs ? 'secondary' : undefined}>
                {round.pairs ? 'Work it out again' : 'Work out who visits whom'}
              </Button>
            </form>
          )}
          {round.pairs && mayPair && (
            <form method="post" action="/leadership-reviews/start" novalidate>
              <p class="govuk-body">
                Each head is then asked by email what the visitors should look at. No head is asked more than four times
                for one review.
              </p>
              <Button>Start the reviews</Button>
            </form>
          )}
          {!round.pairs && !mayPair && (
            <p class="govuk-body">
              {possessive(partnership.name)} lead has not worked out yet who visits whom this year.
            </p>
          )}
          <Reviewers {...seen} />
        </>
      )}
    </>,
  );
};

const NoFields = z.strictObject({});

const takePairs = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const done = await pairReviews(outside, {
    partnership: partnership.id,
    by: signedIn.person,
  });
  if (done.ok) return redirect('/leadership-reviews');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return roundPage(here, [{ text: pairErrors[done.refusal] }]);
};

const startErrors: Readonly<Record<Exclude<StartRefusal, 'not-allowed'>, string>> = {
  'nothing-signed': 'Nothing is signed yet. Reviews between heads begin when the partnership has begun',
  started: pairErrors.started,
  'no-pairs': 'Work out first who visits whom',
  'too-many': 'That is more schools than can start at once. Ask whoever runs this service',
};

const start = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const done = await startLeadershipReviews(outside, { partnership: partnership.id, by: signedIn.person });
  if (done.ok) return redirect('/leadership-reviews');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return roundPage(here, [{ text: startErrors[done.refusal] }]);
};

export const takeStart = whoeverMay('pair-reviews', start);
export const showRound = whoeverMay('see-partnership', (here) => roundPage(here));
export const takeRoundPairs = whoeverMay('pair-reviews', takePairs);
