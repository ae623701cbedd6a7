/** One question of the proposal: what is still missing, its lists, and a form for the rest. */
import { type QuestionId, questionIds, questions } from '../domain/proposal/proposal-questions.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import type { Desk } from './desk.ts';
import type { Field } from './forms/field.ts';
import { FieldView } from './forms/field-view.tsx';
import { valueAt } from './forms/place.ts';
import { questionForms } from './forms/question-forms.ts';
import { shownAs } from './forms/shown.ts';
import { digestOf } from './forms/spot.ts';
import { GivenOut } from './given-out.tsx';
import { ListView } from './list-view.tsx';
import { QuestionExtra } from './question-extra.tsx';
import { HandIn, SaveAndGoOn, SavePiece } from './save-buttons.tsx';

export const isQuestion = (text: string): text is QuestionId => questionIds.some((id) => id === text);

/** The next question with something missing, in the order of the list and from its start again; none when all is there. */
export const nextQuestion = ({ gaps }: Pick<Desk, 'gaps'>, question: QuestionId): QuestionId | undefined => {
  const at = questionIds.indexOf(question);
  const order = [...questionIds.slice(at + 1), ...questionIds.slice(0, at)];
  return order.find((id) => gaps.some((gap) => gap.question === id));
};

/** Whoever was asked for one piece stays with it. */
export const whereNext = (desk: Pick<Desk, 'gaps' | 'place'>, question: QuestionId): string => {
  const { list, question: pathOf } = desk.place;
  if (list === undefined) return pathOf(question);
  const next = nextQuestion(desk, question);
  return next === undefined ? list : pathOf(next);
};

/** What the fields' form holds for what the record says. */
export const formFor = (fields: readonly Field[], holder: unknown): Form =>
  Object.assign({}, ...fields.map((field) => shownAs(field, valueAt(holder, field.path))));

type Typed = {
  readonly form: Form;
  readonly shown: string;
  readonly errors: readonly FormError[];
};

export const questionPage = (desk: Desk, question: QuestionId, typed?: Typed, status?: number): WebResponse => {
  const { version, partnership, place } = desk;
  const { title } = questions[question];
  const { short, help, fields, lists } = questionForms[question];
  const { form, shown, errors } = typed ?? {
    form: formFor(fields, version.content),
    shown: digestOf(fields, version.content),
    errors: [],
  };
  return place.draw(
    {
      title: short,
      heading: title,
      caption: partnership.name,
      ...(place.list !== undefined && { back: place.list }),
      errors,
      wide: lists.length > 0,
      ...(status !== undefined && { status }),
    },
    <>
      <Saved desk={desk} />
      {place.intro}
      {help && <p class="govuk-body">{help}</p>}
      <Missing desk={desk} question={question} />
      <QuestionExtra desk={desk} question={question} />
      {lists.map((list) => (
        <ListView desk={desk} question={question} list={list} />
      ))}
      {fields.length > 0 ? (
        <form method="post" action={place.question(question)} novalidate>
          <input type="hidden" name="shown" value={shown} />
          {fields.map((field) => (
            <FieldView field={field} form={form} errors={errors} offered={desk.offered} nameOf={desk.nameOf} />
          ))}
          {place.list === undefined ? <SavePiece alone={lists.length === 0} /> : <SaveAndGoOn />}
        </form>
      ) : (
        place.list !== undefined && <Button href={whereNext(desk, question)}>Continue</Button>
      )}
      {desk.piece && lists.length > 0 && <HandIn desk={desk} question={question} />}
      {!desk.piece && <GivenOut desk={desk} question={question} />}
    </>,
  );
};

const doneWords: Readonly<Record<string, string>> = {
  'given-out': 'They are asked to write this piece. You are told when they have.',
  'taken-back': 'Nobody is asked to write this piece any more.',
};

/** What the page before has saved, when a redirect led here. */
export function Saved({ desk: { web } }: { desk: Pick<Desk, 'web'> }) {
  const { saved = '', done = '' } = web.query;
  if (Object.hasOwn(doneWords, done))
    return (
      <NotificationBanner kind="success" title="Done">
        {doneWords[done]}
      </NotificationBanner>
    );
  if (!isQuestion(saved)) return null;
  return (
    <NotificationBanner kind="success" title="Saved">
      {questions[saved].title}
    </NotificationBanner>
  );
}

function Missing({ desk: { gaps }, question }: { desk: Desk; question: QuestionId }) {
  const here = gaps.filter((gap) => gap.question === question);
  if (here.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-s">Still missing</h2>
      <Bullets items={here.map(({ what }) => what)} />
    </>
  );
}
