/** One question of the proposal: what is still missing, its lists, and a form for the rest. */
import { type QuestionId, questionIds, questions } from '../domain/proposal/proposal-questions.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Form, WebResponse } from '../web/route.ts';
import { valueAt } from './forms/content-path.ts';
import type { Field } from './forms/field.ts';
import { FieldView } from './forms/field-view.tsx';
import { digestOf } from './forms/list-entry.ts';
import { questionForms } from './forms/question-forms.ts';
import { shownAs } from './forms/shown.ts';
import { GivenOut } from './given-out.tsx';
import { ListView } from './list-view.tsx';
import type { ProposalContext } from './proposal-context.ts';
import { QuestionExtra } from './question-extra.tsx';
import { HandIn, SaveAndGoOn, SavePiece } from './save-buttons.tsx';

export const isQuestion = (text: string): text is QuestionId => questionIds.some((id) => id === text);

/** The next question with something missing, in the order of the list and from its start again; none when all is there. */
export const nextQuestion = ({ gaps }: Pick<ProposalContext, 'gaps'>, question: QuestionId): QuestionId | undefined => {
  const at = questionIds.indexOf(question);
  const order = [...questionIds.slice(at + 1), ...questionIds.slice(0, at)];
  return order.find((id) => gaps.some((gap) => gap.question === id));
};

/** Whoever was asked for one piece stays with it. */
export const whereNext = (context: Pick<ProposalContext, 'gaps' | 'frame'>, question: QuestionId): string => {
  const { list, question: pathOf } = context.frame;
  if (list === undefined) return pathOf(question);
  const next = nextQuestion(context, question);
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

export const questionPage = (
  context: ProposalContext,
  question: QuestionId,
  typed?: Typed,
  status?: number,
): WebResponse => {
  const { version, partnership, frame } = context;
  const { title } = questions[question];
  const { short, help, fields, lists } = questionForms[question];
  const { form, shown, errors } = typed ?? {
    form: formFor(fields, version.content),
    shown: digestOf(fields, version.content),
    errors: [],
  };
  return frame.draw(
    {
      title: short,
      heading: title,
      caption: partnership.name,
      ...(frame.list !== undefined && { back: frame.list }),
      errors,
      wide: lists.length > 0,
      ...(status !== undefined && { status }),
    },
    <>
      <Saved context={context} />
      {frame.intro}
      {help && <p class="govuk-body">{help}</p>}
      <Missing context={context} question={question} />
      <QuestionExtra context={context} question={question} />
      {lists.map((list) => (
        <ListView context={context} question={question} list={list} />
      ))}
      {fields.length > 0 ? (
        <form method="post" action={frame.question(question)} novalidate>
          <input type="hidden" name="shown" value={shown} />
          {fields.map((field) => (
            <FieldView field={field} form={form} errors={errors} offered={context.offered} nameOf={context.nameOf} />
          ))}
          {frame.list === undefined ? <SavePiece alone={lists.length === 0} /> : <SaveAndGoOn />}
        </form>
      ) : (
        frame.list !== undefined && <Button href={whereNext(context, question)}>Continue</Button>
      )}
      {context.piece && lists.length > 0 && <HandIn context={context} question={question} />}
      {!context.piece && <GivenOut context={context} question={question} />}
    </>,
  );
};

const doneWords: Readonly<Record<string, string>> = {
  'given-out': 'They are asked to write this piece. You are told when they have.',
  'taken-back': 'Nobody is asked to write this piece any more.',
};

/** What the page before has saved, when a redirect led here. */
export function Saved({ context: { web } }: { context: Pick<ProposalContext, 'web'> }) {
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

function Missing({ context: { gaps }, question }: { context: ProposalContext; question: QuestionId }) {
  const here = gaps.filter((gap) => gap.question === question);
  if (here.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-s">Still missing</h2>
      <Bullets items={here.map(({ what }) => what)} />
    </>
  );
}
