/** Signed in: a school names who goes from it in the reviews between heads. */
import * as z from 'zod';
import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { mayGoFor, reviewersOf } from '../domain/leadership-review/reviewers.ts';
import { activeSchools, PersonId, type School } from '../domain/partnership/partnership.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Select } from '../pages/components/select.tsx';
import { readEverybody } from '../records/everybody.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { mayName, type NameRefusal, nameReviewer } from './pair-up.ts';
import { readRound } from './round-page.tsx';

const schoolOf = ({ partnership, web }: SignedInContext): School | undefined =>
  activeSchools(partnership).find(({ urn }) => urn === web.params.school);

const reviewerPage = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const school = schoolOf(here);
  if (!school) return problem(outside, 'not-found');
  if (!mayName(partnership, signedIn.person, school.urn)) return problem(outside, 'not-yours');
  const [round, nameOf, everybody] = await Promise.all([
    readRound(outside, partnership),
    readNames(outside, partnership.id),
    readEverybody(outside, partnership.id),
  ]);
  const may = everybody.filter(({ id, left }) => left === undefined && mayGoFor(partnership, school.urn, id));
  const now = reviewersOf(partnership, round.named).find((one) => one.school === school.urn)?.person;
  return framedPage(
    here,
    {
      title: `Who goes from ${school.name}?`,
      back: '/leadership-reviews',
      errors,
    },
    <form method="post" action={`/leadership-reviews/reviewer/${school.urn}`} novalidate>
      <p class="govuk-body">
        {nameOf(school.head)} is its head, and goes unless you name somebody else. Whoever goes visits two other schools
        for a day each. Nobody can go for two schools.
      </p>
      <Select
        name="person"
        label="Who goes?"
        hint="Somebody of its own, or somebody who belongs to no other board or school here. Not in the list? Add them to the partnership’s file first."
        value={now}
        error={errors.find(({ field }) => field === 'person')?.text}
        items={may.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <ButtonGroup>
        <Button>Name them</Button>
        <Link href="/leadership-reviews">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const NameForm = z.strictObject({
  person: z.string('Choose who goes').pipe(PersonId),
});

const refusals: Readonly<Record<Exclude<NameRefusal, 'not-allowed' | 'not-yours' | 'unknown-school'>, FormError>> = {
  started: {
    text: 'The reviews of this year have started: who goes stays as it is',
  },
  'unknown-person': {
    field: 'person',
    text: 'Choose somebody of the partnership who has not left',
  },
  'of-another': {
    field: 'person',
    text: 'Choose somebody who belongs to no other school or board here',
  },
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(NameForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return reviewerPage(here, [{ field: 'person', text: 'Choose who goes' }]);
  const named = await nameReviewer(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    school: web.params.school ?? '',
    person: posted.value.person,
  });
  if (named.ok) return redirect('/leadership-reviews');
  if (named.refusal === 'unknown-school') return problem(outside, 'not-found');
  if (named.refusal === 'not-allowed' || named.refusal === 'not-yours') return problem(outside, 'not-yours');
  return reviewerPage(here, [refusals[named.refusal]]);
};

export const showReviewer = whoeverMay('name-reviewer', (here) => reviewerPage(here));
export const takeReviewer = whoeverMay('name-reviewer', take);
