/** Signed in: add results that came after the summer to a year's report. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Words } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { addResults } from './add-results.ts';
import { yearInWords } from './evaluation-report.tsx';
import { readEvaluation } from './read-evaluation.ts';

const form = (here: SignedInContext, year: string, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    {
      title: 'Add results that came later',
      heading: `Add results to the year ${yearInWords(year)}`,
      back: `/evaluation/${year}`,
      errors,
    },
    <form method="post" action={`/evaluation/${year}/results`} novalidate>
      <Bullets
        items={[
          'They stand below the report. The report itself stays as it is.',
          'Once added, nobody can change them.',
          'Every board is told.',
        ]}
      />
      <Textarea
        name="words"
        label="Which results came, and what do they show?"
        hint="For example, results of tests that came in August. Please name no child, and give no figure about fewer than ten pupils."
        rows={8}
        value={textIn(here, 'words')}
        error={errors.find(({ field }) => field === 'words')?.text}
      />
      <Button>Add them and tell the boards</Button>
    </form>,
  );

const yearIn = async ({ outside, partnership, web }: SignedInContext): Promise<string | undefined> =>
  (await readEvaluation(outside, partnership.id, web.params.year ?? ''))?.id;

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const year = await yearIn(here);
  return year === undefined ? problem(here.outside, 'not-found') : form(here, year);
};

const ResultsForm = z.strictObject({
  words: z
    .string('Say which results came')
    .pipe(Words)
    .pipe(z.string().min(3, 'Say which results came').max(4000, 'Use 4,000 characters or fewer')),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const year = await yearIn(here);
  if (year === undefined) return problem(outside, 'not-found');
  const posted = readPosted(ResultsForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, year, posted.errors);
  const input = { partnership: partnership.id, by: signedIn.person, year, words: posted.value.words };
  const done = await addResults(outside, input);
  if (done.ok) return redirect(`/evaluation/${year}?done=added`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return form(here, year, [{ field: 'words', text: 'This year has as many additions as it can hold' }]);
};

export const showAddResults = whoeverMay('add-results', show);
export const takeAddResults = whoeverMay('add-results', take);
