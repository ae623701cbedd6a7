/** Signed in: write down work that goes on and that the plan may not name. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { noteWork, stopWork } from './note-facts.ts';

const workForm = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  return framedPage(
    here,
    { title: 'Work that is not in the plan', back: '/standing', errors },
    <form method="post" action="/standing/work" novalidate>
      <p class="govuk-body">
        Good things grow. So that every board knows what it has agreed to, write down here what goes on beside the plan.
        We compare it with the agreement.
      </p>
      <Input
        name="title"
        label="What goes on?"
        hint="For example: Year 4 coding club"
        value={textIn(here, 'title')}
        error={errorAt('title')}
      />
      <Input
        name="years"
        label="For which year groups? (optional)"
        hint="For example: 4, 5"
        width={10}
        value={textIn(here, 'years')}
        error={errorAt('years')}
      />
      <Button>Write it down</Button>
    </form>,
  );
};

const WorkForm = z.strictObject({
  title: z.string('Say what goes on').pipe(Line).pipe(z.string().min(3, 'Say what goes on')),
  years: z
    .string()
    .max(60, 'Use 60 characters or fewer')
    .regex(/^[\d\s,]*$/, 'Write year groups as numbers, such as 4, 5')
    .optional(),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(WorkForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return workForm(here, posted.errors);
  const { title, years = '' } = posted.value;
  const done = await noteWork(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    title,
    years: years.split(/[\s,]+/).filter(Boolean),
  });
  if (!done.ok) return workForm(here, [{ text: 'There is no signed agreement yet to compare it with' }]);
  return redirect(`/standing?done=${done.value.covered ? 'covered' : 'work'}`);
};

const NoFields = z.strictObject({});

const takeStopped = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<WebResponse> => {
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const input = { partnership: partnership.id, by: signedIn.person, id: web.params.work ?? '' };
  const done = await stopWork(outside, input);
  return done.ok ? redirect('/standing?done=stopped') : problem(outside, 'not-found');
};

export const showWork = whoeverMay('note-facts', (here) => workForm(here));
export const takeWork = whoeverMay('note-facts', take);
export const takeWorkStopped = whoeverMay('note-facts', takeStopped);
