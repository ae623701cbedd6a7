/** One entry of a list, on a page of its own: to add it, to change it, or to take it out. */
import { type QuestionId, questions } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import { valueAt } from './forms/content-path.ts';
import { FieldView } from './forms/field-view.tsx';
import { entryTitle, linesOf } from './forms/in-words.ts';
import type { List } from './forms/list.ts';
import { digestOf, entryOf, type ListEntry } from './forms/list-entry.ts';
import { oneOf } from './list-view.tsx';
import type { ProposalContext } from './proposal-context.ts';
import { formFor, Saved } from './question-page.tsx';

type Typed = { readonly form: Form; readonly shown: string; readonly errors: readonly FormError[] };
type Props = { readonly question: QuestionId; readonly address: string; readonly listEntry: ListEntry };

const headingOf = ({ version, nameOf }: ProposalContext, { list, at, ...listEntry }: ListEntry): string => {
  if (list.grows) return at === undefined ? `Add ${oneOf(list)}` : `Change this ${list.one}`;
  return entryTitle(entryOf(version.content, { list, ...listEntry, ...(at !== undefined && { at }) }), nameOf);
};

/** For whom or what it is, where the list lies inside another: the purpose of a measure. */
const insideOf = ({ version }: ProposalContext, { list, path }: ListEntry): string | undefined =>
  list.inEach === undefined ? undefined : String(valueAt(version.content, [...path.slice(0, 2), 'title']) ?? '');

export const entryPage = (
  context: ProposalContext,
  { question, address, listEntry }: Props,
  typed?: Typed,
): WebResponse => {
  const { version, frame } = context;
  const { list } = listEntry;
  const entry = entryOf(version.content, listEntry);
  const { form, shown, errors } = typed ?? {
    form: formFor(list.fields, entry),
    shown: digestOf(list.fields, entry),
    errors: [],
  };
  const inside = insideOf(context, listEntry);
  return frame.draw(
    {
      title: headingOf(context, listEntry),
      caption: inside ?? questions[question].title,
      back: frame.question(question),
      errors,
    },
    <>
      <Saved context={context} />
      <form method="post" action={frame.entry(question, address)} novalidate>
        <input type="hidden" name="shown" value={shown} />
        {list.fields.map((field) => (
          <FieldView field={field} form={form} errors={errors} offered={context.offered} nameOf={context.nameOf} />
        ))}
        <ButtonGroup>
          <Button>Save</Button>
          {list.grows && listEntry.at === undefined && (
            <Button kind="secondary" name="then" value="another">
              Save and add another
            </Button>
          )}
          <Link href={frame.question(question)}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

/** What would be lost with it, said before it is. */
const alsoGone = ({ name }: List): string | undefined =>
  name === 'purposes'
    ? 'Its leads, its signs of success and its measures go with it. Activities that serve it stay.'
    : undefined;

/** With status 409 where it says something else now than when somebody wanted to remove it. */
export const removePage = (
  context: ProposalContext,
  { question, address, listEntry }: Props,
  status: 200 | 409 = 200,
): WebResponse => {
  const { version, nameOf, frame } = context;
  const { list } = listEntry;
  const entry = entryOf(version.content, listEntry);
  const title = entryTitle(entry, nameOf);
  const gone = alsoGone(list);
  return frame.draw(
    { title: `Remove this ${list.one}?`, caption: questions[question].title, back: frame.question(question), status },
    <>
      {status === 409 && <WarningText>Somebody else changed this while you were looking at it.</WarningText>}
      <SummaryList rows={[{ key: title, value: linesOf(list, entry, context).join('. ') }]} />
      {gone && <WarningText>{gone}</WarningText>}
      <form method="post" action={`${frame.entry(question, address)}/remove`} novalidate>
        <input type="hidden" name="shown" value={digestOf(list.fields, entry)} />
        <ButtonGroup>
          <Button kind="warning">Remove it</Button>
          <Link href={frame.question(question)}>Keep it</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};
