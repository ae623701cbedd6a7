/** When somebody else was faster: nothing that was typed is lost, and whoever typed it chooses. Status 409. */
import { type QuestionId, questions } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import { isBeingWritten } from './being-written.ts';
import type { Desk } from './desk.ts';
import { type Field, nameOfField } from './forms/field.ts';
import { FieldView } from './forms/field-view.tsx';
import { inWords } from './forms/in-words.ts';
import { valueAt } from './forms/place.ts';
import { questionForms } from './forms/question-forms.ts';
import { sameTyped, shownAs, textIn, typedIn } from './forms/shown.ts';
import { addressOfNew, digestOf, entryOf, type Spot } from './forms/spot.ts';
import { oneOf } from './list-view.tsx';

type Props = {
  readonly question: QuestionId;
  /** The entry that was being changed, where it is still there. */
  readonly spot?: Spot | undefined;
  readonly address?: string | undefined;
  /** What was typed. */
  readonly form: Form;
};

const status = 409;

/** The same answer, or the same purpose or school, was changed meanwhile: both stand here, one of them is kept. */
export const changedPage = (desk: Desk, { question, spot, address, form }: Props): WebResponse => {
  const { version, place } = desk;
  const fields = spot ? spot.list.fields : questionForms[question].fields;
  const holder = spot ? entryOf(version.content, spot) : version.content;
  const action = address === undefined ? place.question(question) : place.entry(question, address);
  const heading = 'Somebody else changed this while you were writing';
  return place.draw(
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
            <Now desk={desk} field={field} value={valueAt(holder, field.path)} form={form} />
            <FieldView field={field} form={form} errors={[]} offered={desk.offered} nameOf={desk.nameOf} />
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

function Now({ desk, field, value, form }: { desk: Desk; field: Field; value: unknown; form: Form }) {
  if (sameTyped(shownAs(field, value), form)) return null;
  const now = inWords(field, value, desk);
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
export const goneEntryPage = (desk: Desk, { question, address = '', form }: Props): WebResponse => {
  const { place } = desk;
  const list = questionForms[question].lists.find(({ name }) => address.split('.').includes(name));
  if (!list?.grows || list.inEach !== undefined) return typedPage(desk, { question, form });
  return place.draw(
    {
      title: 'Changed meanwhile',
      heading: 'Somebody else changed this list while you were writing',
      caption: questions[question].title,
      status,
    },
    <>
      <p class="govuk-body">
        The {list.one} that you opened was changed or removed. Nothing that you wrote is lost: you can add it as a new
        one. Please look at the <Link href={place.question(question)}>list as it is now</Link> first.
      </p>
      <form method="post" action={place.entry(question, addressOfNew(list))} novalidate>
        <input type="hidden" name="shown" value={digestOf(list.fields, {})} />
        {list.fields.map((field) => (
          <FieldView field={field} form={form} errors={[]} offered={desk.offered} nameOf={desk.nameOf} />
        ))}
        <ButtonGroup>
          <Button>Add {oneOf(list)} with this</Button>
          <Link href={place.question(question)}>Leave the list as it is</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const whyClosed = ({ proposal }: Desk): string => {
  if (proposal.state === 'withdrawn') return 'The proposal was withdrawn meanwhile.';
  return isBeingWritten(proposal)
    ? 'This piece was handed in or taken back meanwhile.'
    : 'The proposal was submitted meanwhile. It cannot be changed while others decide about it.';
};

/** What was typed, to be copied, where there is no place for it any more. */
export const typedPage = (desk: Desk, { question, form }: Props): WebResponse => {
  const { place, isOpen } = desk;
  const { fields, lists } = questionForms[question];
  const typed = [...fields, ...lists.flatMap((list) => list.fields)].flatMap((field) => {
    const text =
      field.as === 'some-of' ? typedIn(form, nameOfField(field)).join(', ') : textIn(form, nameOfField(field));
    return text === '' ? [] : [{ label: field.label, text }];
  });
  return place.draw(
    { title: 'This was not saved', caption: questions[question].title, status },
    <>
      <p class="govuk-body">{isOpen ? 'What you were changing is no longer there.' : whyClosed(desk)}</p>
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
        <Link href={place.list ?? place.question(question)}>
          {place.list ? 'Go to the proposal' : 'See where it stands'}
        </Link>
      </p>
    </>,
  );
};
