/** Signed in: somebody leaves, and nobody follows yet. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { partsIn } from '../domain/partnership/part-words.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { personLeaves } from './person-leaves.ts';
import { personIn } from './person-page.tsx';
import { waitsPage } from './waits-page.tsx';
import { wayIn } from './way-in.ts';

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const person = await personIn(here);
  if (!person) return problem(here.outside, 'not-found');
  if (person.left !== undefined) return redirect(`/people/${person.id}`);
  const way = await wayIn(here, person);
  if (way.place === undefined) return problem(here.outside, 'not-yours');
  if (way.waits) return waitsPage(here);
  const { id, name } = person;
  return framedPage(
    here,
    { title: 'Somebody leaves', heading: `Does ${name} leave?`, back: `/people/${id}` },
    <>
      <p class="govuk-body">{name} has these parts:</p>
      <Bullets items={partsIn(here.partnership, id)} />
      <WarningText>Every link that {name} has stops working at once.</WarningText>
      <Bullets
        items={[
          ...(way.place === 'together' ? [`It happens when ${way.other} agrees too.`] : []),
          'Nobody is asked in their place. If that leaves nobody to answer, the clerk and the lead are told.',
          'Their place on a board falls empty. Other parts keep their name until somebody takes over.',
          `${name}, and somebody who has no hand in it, are told. Either can say that it was not right.`,
        ]}
      />
      <p class="govuk-body">
        Does somebody follow? Then <Link href={`/people/${id}/replace`}>let them take over instead</Link>.
      </p>
      <form method="post" action={`/people/${id}/leave`} novalidate>
        <ButtonGroup>
          <Button kind="warning">{name} leaves</Button>
          <Link href={`/people/${id}`}>Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const NoFields = z.strictObject({});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const person = await personIn(here);
  if (!person) return problem(outside, 'not-found');
  // Pressed twice: they have left, as wanted.
  if (person.left !== undefined) return redirect(`/people/${person.id}?done=left`);
  if ((await wayIn(here, person)).place === undefined) return problem(outside, 'not-yours');
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const done = await personLeaves(outside, { partnership: partnership.id, by: signedIn.person, leaving: person.id });
  if (done.ok) return redirect(`/people/${person.id}?done=${done.value === 'asked' ? 'asked-second' : 'left'}`);
  if (done.refusal === 'waits') return waitsPage(here);
  const isTheirs = done.refusal === 'not-allowed' || done.refusal === 'frozen';
  return isTheirs ? problem(outside, 'not-yours') : redirect(`/people/${person.id}?done=left`);
};

export const showLeave = whoeverMay('change-people', show);
export const takeLeave = whoeverMay('change-people', take);
