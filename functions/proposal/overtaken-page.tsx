/** When somebody else was faster: nothing that was typed is lost, and whoever typed it chooses. Status 409. */
import { type QuestionId, questions } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import { isBeingWritten } from './being-written.ts';
import { valueAt } from './forms/content-path.ts';
import { type Field, nameOfField } from './forms/field.ts';
import { FieldView } from './forms/field-view.tsx';
import { inWords } from './forms/in-words.ts';
import { addressOfNew, digestOf, entryOf, type ListEntry } from './forms/list-entry.ts';
import { questionForms } from './forms/question-forms.ts';
import { formText, formTexts, sameTyped, shownAs } from './forms/shown.ts';
import { oneOf } from './list-view.tsx';
import type { ProposalContext } from './proposal-context.ts';

type Props = {
  readonly question: QuestionId;
  /** The entry that was being changed, where it is still there. */
  readonly listEntry?: ListEntry | undefined;
  readonly address?: string | undefined;
  /** What was typed. */
  readonly form: Form;
};

const status = 409;

/** The same answer, or the same purpose or school, was changed meanwhile: both stand here, one of them is kept. */
export const changedPage = (context: ProposalContext, { question, listEntry, address, form }: Props): WebResponse => {
  const { version, frame } = context;
  const fields = listEntry ? listEntry.list.fields : questionForms[question].fields;
  const holder = listEntry ? entryOf(version.content, listEntry) : version.content;
  const action = address === undefined ? frame.question(question) : frame.entry(question, address);
  const heading = 'Somebody else changed this while you were writing';
  return frame.draw(
    { title: 'Changed meanwhile', heading, caption: questions[question].title, status },
    <>
      <p class="govuk-body">
        Nothing is lost. What stands in the proposal now comes first, then what you wrote. You can change what you wrote
        before you save it.
      </p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="shown" value={digestOf(fields, holder)} />
        {fields.map((field) => (
          <>
            <Now context={context} field={field} value={valueAt(holder, field.path)} form={form} />
            <FieldView field={field} form={form} errors={[]} offered={context.offered} nameOf={context.nameOf} />
          </>
        ))}
        <ButtonGroup>
          <Button>Save what I wrote</Button>
          <Link href={action}>Keep what stands there now</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

function Now({ context, field, value, form }: { context: ProposalContext; field: Field; value: unknown; form: Form }) {
  if (sameTyped(shownAs(field, value), form)) return null;
  const now = inWords(field, value, context);
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{field.label}: in the proposal now</strong>
      </p>
      {now === undefined ? <p class="govuk-body">Nothing.</p> : <Paragraphs text={now} />}
    </InsetText>
  );
}

/** An entry that was changed or taken out meanwhile, and that nothing tells from the others. */
export const goneEntryPage = (context: ProposalContext, { question, address = '', form }: Props): WebResponse => {
  const { frame } = context;
  const list = questionForms[question].lists.find(({ name }) => address.split('.').includes(name));
  if (!list?.grows || list.inEach !== undefined) return typedPage(context, { question, form });
  return frame.draw(
    {
      title: 'Changed meanwhile',
      heading: 'Somebody else changed this list while you were writing',
      caption: questions[question].title,
      status,
    },
    <>
      <p class="govuk-body">
        The {list.one} that you opened was changed or removed. Nothing that you wrote is lost: you can add it as a new
        one. Please look at the <Link href={frame.question(question)}>list as it is now</Link> first.
      </p>
      <form method="post" action={frame.entry(question, addressOfNew(list))} novalidate>
        <input type="hidden" name="shown" value={digestOf(list.fields, {})} />
        {list.fields.map((field) => (
          <FieldView field={field} form={form} errors={[]} offered={context.offered} nameOf={context.nameOf} />
        ))}
        <ButtonGroup>
          <Button>Add {oneOf(list)} with this</Button>
          <Link href={frame.question(question)}>Leave the list as it is</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const whyClosed = ({ proposal }: ProposalContext): string => {
  if (proposal.state === 'withdrawn') return 'The proposal was withdrawn meanwhile.';
  return isBeingWritten(proposal)
    ? 'This piece was handed in or taken back meanwhile.'
    : 'The proposal was submitted meanwhile. It cannot be changed while others decide about it.';
};

/** What was typed, to be copied, where there is no frame for it any more. */
export const typedPage = (context: ProposalContext, { question, form }: Props): WebResponse => {
  const { frame, isOpen } = context;
  const { fields, lists } = questionForms[question];
  const typed = [...fields, ...lists.flatMap((list) => list.fields)].flatMap((field) => {
    const text =
      field.as === 'some-of' ? formTexts(form, nameOfField(field)).join(', ') : formText(form, nameOfField(field));
    return text === '' ? [] : [{ label: field.label, text }];
  });
  return frame.draw(
    { title: 'This was not saved', caption: questions[question].title, status },
    <>
      <p class="govuk-body">{isOpen ? 'What you were changing is no longer there.' : whyClosed(context)}</p>
      {typed.length > 0 && <p class="govuk-body">Here is what you wrote, so that you can copy it:</p>}
      {typed.map(({ label, text }) => (
        <InsetText>
          <p class="govuk-body">
            <strong>{label}</strong>
          </p>
          <Paragraphs text={text} />
        </InsetText>
      ))}
      <p class="govuk-body">
        <Link href={frame.list ?? frame.question(question)}>
          {frame.list ? 'Go to the proposal' : 'See where it stands'}
        </Link>
      </p>
    </>,
  );
};
