/** Pages for what went wrong: what happened, what to do next, and a reference to quote. Never a path or a stack. */
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import type { Answer } from './gateway-result.ts';
import { type Problem, problems } from './problems.ts';
import { siteOf } from './site.ts';

/** Eight letters and digits that a person can read out over the telephone. */
const newReference = (outside: Outside): string => {
  const letters = outside.ids.id().slice(-8).toUpperCase();
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};

type Detail = Readonly<Record<string, string | number | undefined>>;

/**
 * The page for a problem, with its status; logged under the reference that it shows. `detail` goes to the log alone:
 * ids and names of routes, never a token or what somebody typed. `said`: what happened, where we can say it better.
 */
export const problem = (outside: Outside, name: Problem, detail: Detail = {}, said?: string): Answer => {
  const { status, title, what, next } = problems[name];
  const reference = newReference(outside);
  outside.log(status >= 500 ? 'error' : 'info', 'web-problem', { problem: name, status, reference, ...detail });
  const html = renderPage(
    <Page site={siteOf(outside.settings)} title={title} heading={title}>
      <p class="govuk-body">{said ?? what}</p>
      <p class="govuk-body">{next}</p>
      <p class="govuk-body">
        If you ask for help, please quote the reference <strong>{reference}</strong>.
      </p>
    </Page>,
  );
  return { kind: 'page', status, html };
};
