/** Signed in: a school's head or lead pastes its own dates, so that nothing is planned on them. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { addDays } from '../domain/calendar.ts';
import { readSchoolDates } from '../domain/diary/school-dates.ts';
import { keepsDatesOf } from '../domain/diary/who-plans.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { Urn } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { schoolDates } from '../records/diary.ts';
import { decode } from '../records/kind.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { keepSchoolDates } from './keep-school-dates.ts';

/** How far back and ahead a school's dates may lie: days. */
const back = 400;
const ahead = 800;

const asLines = (dates: readonly { from: string; until: string; what: string; years: readonly string[] }[]): string =>
  dates.map(({ from, until, what, years }) => [from, until, what, ...years].join(', ')).join('\n');

const keptFor = async ({ outside, partnership }: SignedInContext, urn: string): Promise<string> => {
  const item = await outside.store.get(schoolDates.key(partnership.id, urn));
  return item ? asLines(decode(schoolDates, item).dates) : '';
};

const form = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const own = keepsDatesOf(here.partnership, here.signedIn.person);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const typed = textIn(here, 'dates');
  const urn = textIn(here, 'urn') ?? here.web.query.school ?? own[0] ?? '';
  return framedPage(
    here,
    { title: 'Our school’s own dates', back: '/diary', errors },
    <form method="post" action="/diary/school-dates" novalidate>
      <p class="govuk-body">
        Trips, plays, training days, inspections. When a meeting or a session falls on one of them, whoever plans it is
        asked. Write what it is, never a pupil’s name.
      </p>
      {own.length > 1 && (
        <Radios
          name="urn"
          legend="Which school?"
          items={own.map((one) => ({ value: one, text: schoolByUrn(here.partnership, one)?.name ?? one }))}
          value={urn}
          error={errorAt('urn')}
        />
      )}
      <Textarea
        name="dates"
        label="One line a date"
        hint="First day, last day, what, and year groups if it is not for all. For example: 2026-03-02, 2026-03-06, Year 5 camp, 5"
        rows={10}
        value={typed ?? (await keptFor(here, urn))}
        error={errorAt('dates')}
      />
      <Button>Keep them</Button>
    </form>,
  );
};

const DatesForm = z.strictObject({
  urn: Urn.optional(),
  dates: z.string().max(20_000, 'Use 20,000 characters or fewer'),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, today, web } = here;
  const posted = readPosted(DatesForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, posted.errors);
  const [only] = keepsDatesOf(partnership, signedIn.person);
  const urn = posted.value.urn ?? only;
  const read = readSchoolDates(posted.value.dates, { from: addDays(today, -back), until: addDays(today, ahead) });
  if (!read.ok)
    return form(here, [
      { field: 'dates', text: read.faults.map(({ line, what }) => `Line ${line}: ${what}`).join('. ') },
    ]);
  if (urn === undefined) return problem(outside, 'not-yours');
  const done = await keepSchoolDates(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    urn,
    dates: read.value,
  });
  return done.ok ? redirect('/diary?done=dates') : problem(outside, 'not-yours');
};

export const showSchoolDates = whoeverMay('school-dates', (here) => form(here));
export const takeSchoolDates = whoeverMay('school-dates', take);
