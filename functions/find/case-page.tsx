/** By link: the case for a senior team, eight answers on one page, to keep and to print (R5). */
import { straightKilometres } from '../domain/partnership/school-facts.ts';
import { casePaper, suggestedAnswers } from '../domain/search/case-paper.ts';
import { isWaiting } from '../domain/search/introduction.ts';
import { CaseAnswers, caseQuestionNames, caseQuestions } from '../domain/search/search.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readIntroductions } from '../records/searches.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { file, redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { keepCase } from './keep-search.ts';
import { behindSearch, errorAt, type SearchHere, searchFrame } from './search-frame.tsx';

/** What it takes is worked out from the schools that were asked. */
const answersOf = async ({ outside, search, today }: SearchHere): Promise<CaseAnswers> => {
  const [schools, introductions] = await Promise.all([outside.schools?.(), readIntroductions(outside, search.id)]);
  const asked = introductions
    .filter((one) => isWaiting(one) || one.state === 'yes')
    .flatMap(({ urn }) => schools?.byUrn(urn) ?? []);
  const kilometres = asked.flatMap((school) => straightKilometres(search.school, school) ?? []);
  const written = Object.fromEntries(Object.entries(search.answers).filter(([, answer]) => answer !== ''));
  return { ...suggestedAnswers(kilometres, today), ...written };
};

const form = async (here: SearchHere, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, home } = here;
  const answers = await answersOf(here);
  return searchFrame(
    outside,
    { title: 'The case for your senior team', back: home, errors },
    <>
      <p class="govuk-body">
        Eight answers that fit on one page. Time and travel are worked out from the schools that you have asked. Put
        right what does not fit.
      </p>
      <p class="govuk-body">
        <Link href={`${home}/case/pdf`}>Print it (PDF, one page)</Link>
      </p>
      <form method="post" action={`${home}/case`} novalidate>
        {caseQuestionNames.map((name) => (
          <Textarea
            name={name}
            label={caseQuestions[name]}
            rows={3}
            value={textIn(here, name) ?? answers[name]}
            error={errorAt(errors, name)}
          />
        ))}
        <Button>Keep it</Button>
      </form>
    </>,
  );
};

const take = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, home, web } = here;
  const posted = readPosted(CaseAnswers, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, posted.errors);
  const kept = await keepCase(outside, search.id, posted.value);
  return kept.ok ? redirect(`${home}?done=case`) : problem(outside, 'gone');
};

const print = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, today } = here;
  const paper = casePaper(search, await answersOf(here), outside.clock.now(), today);
  return file('application/pdf', await outside.papers.render(paper), 'case-for-senior-team.pdf');
};

export const showCase = behindSearch((here) => form(here));
export const takeCase = behindSearch(take);
export const printCase = behindSearch(print);
