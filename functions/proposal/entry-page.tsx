/** One entry of a list, on a page of its own: to add it, to change it, or to take it out. */
import { type QuestionId, questions } from '../domain/proposal/proposal-questions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import type { Desk } from './desk.ts';
import { FieldView } from './forms/field-view.tsx';
import { entryTitle, linesOf } from './forms/in-words.ts';
import type { List } from './forms/list.ts';
import { valueAt } from './forms/place.ts';
import { digestOf, entryOf, type Spot } from './forms/spot.ts';
import { oneOf } from './list-view.tsx';
import { formFor, Saved } from './question-page.tsx';

type Typed = { readonly form: Form; readonly shown: string; readonly errors: readonly FormError[] };
type Props = { readonly question: QuestionId; readonly address: string; readonly spot: Spot };

const headingOf = ({ version, nameOf }: Desk, { list, at, ...spot }: Spot): string => {
  if (list.grows) return at === undefined ? `Add ${oneOf(list)}` : `Change this ${list.one}`;
  return entryTitle(entryOf(version.content, { list, ...spot, ...(at !== undefined && { at }) }), nameOf);
};

/** For whom or what it is, where the list lies inside another: the purpose of a measure. */
const insideOf = ({ version }: Desk, { list, place }: Spot): string | undefined =>
  list.inEach === undefined ? undefined : String(valueAt(version.content, [...place.slice(0, 2), 'title']) ?? '');

export const entryPage = (desk: Desk, { question, address, spot }: Props, typed?: Typed): WebResponse => {
  const { version, place } = desk;
  const { list } = spot;
  const entry = entryOf(version.content, spot);
  const { form, shown, errors } = typed ?? {
    form: formFor(list.fields, entry),
    shown: digestOf(list.fields, entry),
    errors: [],
  };
  const inside = insideOf(desk, spot);
  return place.draw(
    {
      title: headingOf(desk, spot),
      caption: inside ?? questions[question].title,
      back: place.question(question),
      errors,
    },
    <>
      <Saved desk={desk} />
      <form method="post" action={place.entry(question, address)} novalidate>
        <input type="hidden" name="shown" value={shown} />
        {list.fields.map((field) => (
          <FieldView field={field} form={form} errors={errors} offered={desk.offered} nameOf={desk.nameOf} />
        ))}
        <ButtonGroup>
          <Button>Save</Button>
          {list.grows && spot.at === undefined && (
            <Button kind="secondary" name="then" value="another">
              Save and add another
            </Button>
          )}
          <Link href={place.question(question)}>Cancel</Link>
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
export const removePage = (desk: Desk, { question, address, spot }: Props, status: 200 | 409 = 200): WebResponse => {
  const { version, nameOf, place } = desk;
  const { list } = spot;
  const entry = entryOf(version.content, spot);
  const title = entryTitle(entry, nameOf);
  const gone = alsoGone(list);
  return place.draw(
    { title: `Remove this ${list.one}?`, caption: questions[question].title, back: place.question(question), status },
    <>
      {status === 409 && <WarningText>Somebody else changed this while you were looking at it.</WarningText>}
      <SummaryList rows={[{ key: title, value: linesOf(list, entry, desk).join('. ') }]} />
      {gone && <WarningText>{gone}</WarningText>}
      <form method="post" action={`${place.entry(question, address)}/remove`} novalidate>
        <input type="hidden" name="shown" value={digestOf(list.fields, entry)} />
        <ButtonGroup>
          <Button kind="warning">Remove it</Button>
          <Link href={place.question(question)}>Keep it</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};
