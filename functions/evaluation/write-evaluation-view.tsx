/** The page behind the link to add words to the year's figures and send them to the boards. */
import * as z from 'zod';
import { freshened, onward } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import { MissingRecord } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { EvaluationReport, YearFigures, yearInWords } from './evaluation-report.tsx';
import { type Evaluated, readEvaluated, readEvaluation } from './read-evaluation.ts';
import { writeEvaluation } from './write-evaluation.ts';

const evaluatedFor = async ({ outside, partnership, request, recipient }: LinkContext): Promise<Evaluated> => {
  const evaluation = await readEvaluation(outside, partnership.id, request.about.id);
  if (!evaluation) throw new MissingRecord('evaluation', request.about.id);
  return readEvaluated(outside, partnership, evaluation, recipient.person);
};

const canWrite = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const writePage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { action, person, partnership, request } = context;
  const evaluated = await evaluatedFor(context);
  const { roles } = partnership;
  return linkPage(
    context,
    { title: `Add your words to the year ${yearInWords(evaluated.evaluation.id)}`, errors },
    <>
      <p class="govuk-body">
        Below is what the year promised and did, worked out from the schools’ returns. Nobody can change these figures.
        You <Link href="#your-words">add what they cannot say</Link>, then both go to the boards. Please do it by{' '}
        {longDate(request.dueOn)}.
      </p>
      {person.id !== roles.lead && (
        <InsetText>
          {evaluated.nameOf(roles.lead)} leads the partnership and has been asked to do this. You can do it instead:
          once is enough.
        </InsetText>
      )}
      <YearFigures evaluated={evaluated} />
      <h2 class="govuk-heading-m" id="your-words">
        Your words
      </h2>
      <p class="govuk-body">
        The boards are asked after {longDate(request.closesOn)}, with your words or without them. They decide whether to
        carry on, carry on with changes, or stop.
      </p>
      <form method="post" action={`${action}#your-words`} novalidate>
        <Textarea
          name="words"
          label="What changed for pupils and staff? What would you do again, and what not?"
          hint="Please name no child."
          rows={10}
          value={textIn(context, 'words')}
          error={errorOf(errors, 'words')}
        />
        <Input
          name="pupils"
          label="About how many pupils took part this year? (optional)"
          hint="Each once, all schools together. The report shows it as your count."
          inputmode="numeric"
          width={5}
          value={textIn(context, 'pupils')}
          error={errorOf(errors, 'pupils')}
        />
        <Input
          name="staff"
          label="About how many staff took part? (optional)"
          inputmode="numeric"
          width={5}
          value={textIn(context, 'staff')}
          error={errorOf(errors, 'staff')}
        />
        <Button>Send to the boards</Button>
      </form>
    </>,
  );
};

const sentPage = async (context: LinkContext, unsent?: string): Promise<WebResponse> => {
  const evaluated = await evaluatedFor(context);
  return answeredPage(unsent === undefined ? context : await freshened(context), {
    tooLate: unsent !== undefined,
    next: (
      <p class="govuk-body">
        Each board gets these pages and decides about next year in its own way. You will hear what they decide.
      </p>
    ),
    children: (
      <>
        {unsent && (
          <Details summary="What you had typed, so that you can copy it" open>
            <Paragraphs text={unsent} />
          </Details>
        )}
        <EvaluationReport evaluated={evaluated} />
      </>
    ),
  });
};

const headCount = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, 'Write a whole number, such as 120');
const counted = (typed: string | undefined): number | undefined =>
  typed === undefined || typed === '' ? undefined : Number(typed);

const WordsForm = z.strictObject({
  words: z
    .string('Write a few sentences for the boards')
    .pipe(Words)
    .pipe(z.string().min(3, 'Write a few sentences for the boards')),
  pupils: headCount.optional(),
  staff: headCount.optional(),
});

export const writeEvaluationView: LinkView = {
  show: (context) => (canWrite(context) ? writePage(context, []) : sentPage(context)),
  take: async (context) => {
    const { outside, web, partnership, request, evidence } = context;
    const posted = readPosted(WordsForm, web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return canWrite(context) ? writePage(context, posted.errors) : sentPage(context);
    const { words } = posted.value;
    const [pupils, staff] = [counted(posted.value.pupils), counted(posted.value.staff)];
    const reached = { ...(pupils !== undefined && { pupils }), ...(staff !== undefined && { staff }) };
    const input = { partnership: partnership.id, request: request.id, words, reached, evidence };
    const sent = await writeEvaluation(outside, input);
    return sent.ok ? onward(context) : sentPage(context, words);
  },
};
