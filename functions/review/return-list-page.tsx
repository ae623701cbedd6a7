/** A return as a list of parts, each with a page of its own: how far it is, and what comes next. */
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { londonDate, londonTime } from '../domain/london.ts';
import { partState, type ReturnPart } from '../domain/review/parts-of-return.ts';
import { countOf, dayAndDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { Progress } from '../pages/components/progress.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { type Task, TaskList } from '../pages/components/task-list.tsx';
import type { WebResponse } from '../web/route.ts';
import { PupilFigures } from './pupil-figures.tsx';
import { type Known, savedOf } from './return-known.ts';
import { HowToFill, ReturnDone } from './return-page.tsx';
import { minutesFor } from './return-part-view.tsx';
import { nextPart, partPath, partsFor, partTitle, progressOf, stateWords } from './return-part-words.ts';
import { reviewName } from './review-words.ts';

const taskOf = (known: Known, part: ReturnPart, action: string): Task => {
  const state = partState(savedOf(known), part);
  const words = stateWords[state];
  const isQuiet = state === 'done' || state === 'optional';
  return {
    title: partTitle(part, known.content.purposes),
    href: partPath(action, part),
    hint: state === 'done' ? undefined : countOf(minutesFor(known, part), 'minute'),
    status: isQuiet ? words : <Tag colour={state === 'to-do' ? 'blue' : 'yellow'}>{words}</Tag>,
  };
};

function LastSaved({ known }: { known: Known }) {
  const { stored } = known;
  if (stored?.state !== 'draft') return null;
  const at = new Date(stored.at);
  return (
    <p class="govuk-body">
      Last saved on {dayAndDate(londonDate(at))} at {londonTime(at)}. Nobody else sees it until you send it.
    </p>
  );
}

export const returnListPage = (context: LinkContext, known: Known): WebResponse => {
  const { action } = context;
  const given = savedOf(known);
  const { done, of } = progressOf(known, given);
  const next = nextPart(known, given);
  const parts = partsFor(known);
  const minutes = parts
    .filter((part) => partState(given, part) !== 'done')
    .reduce((sum, part) => sum + minutesFor(known, part), 0);
  const begun = known.stored !== undefined;
  const tasks = (ours: (part: ReturnPart) => boolean): Task[] =>
    parts.filter(ours).map((part) => taskOf(known, part, action));
  return linkPage(
    context,
    {
      title: `Your return for the ${reviewName(known.review)}`,
      heading: `Your return for the ${reviewName(known.review)}: ${known.school.name}`,
    },
    <>
      <ReturnDone context={context} />
      <HowToFill context={context} known={known} />
      <Progress id="parts-done" label="Parts done" done={done} of={of} />
      <p class="govuk-body">
        {minutes > 0 && `About ${countOf(minutes, 'minute')} to go. `}You can stop at any point: each page is saved as
        you leave it by its buttons.
      </p>
      <Button href={next ? partPath(action, next) : `${action}/check`}>
        {next
          ? `${begun ? 'Carry on' : 'Start'}: ${partTitle(next, known.content.purposes)}`
          : 'Check your answers and send'}
      </Button>
      <LastSaved known={known} />
      <h2 class="govuk-heading-m">How it is going</h2>
      <TaskList id="purposes" items={tasks(({ kind }) => kind === 'purpose' || kind === 'decided')} />
      <h2 class="govuk-heading-m">Our school</h2>
      <TaskList id="school" items={tasks(({ kind }) => kind === 'gave' || kind === 'feels')} />
      <h2 class="govuk-heading-m">Then send it</h2>
      <p class="govuk-body">
        {next && <>Short of time? </>}
        <Link href={`${action}/check`}>
          {next ? 'Check what is there, and send the numbers first' : 'Check your answers'}
        </Link>
        . Or see <Link href={`${action}/whole`}>all questions on one page</Link>.
      </p>
      <p class="govuk-body">
        Rooms and other help, who hosted, and what other schools say of yours:{' '}
        <Link href={`${action}/ledger`}>what your school gave and got, line by line</Link>.
      </p>
      <PupilFigures context={context} saved />
      <p class="govuk-body">
        Not yours to fill in? <Link href={`${action}/hand-over`}>Hand it over to the right person</Link>.
      </p>
    </>,
  );
};
