/** Asking and taking one question of the proposal, and one entry of its lists. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Form, Route, WebResponse } from '../web/route.ts';
import { afresh, type Desk, forWriters, type Handle } from './desk.ts';
import { entryPage, removePage } from './entry-page.tsx';
import type { Change } from './forms/change.ts';
import { type Field, namesOf } from './forms/field.ts';
import { valueAt } from './forms/place.ts';
import { questionForms } from './forms/question-forms.ts';
import { readFieldsOf } from './forms/read-field.ts';
import { textIn } from './forms/shown.ts';
import { digestOf, entryOf, found, isThere, type Spot, spotOf } from './forms/spot.ts';
import { changedPage, goneEntryPage, typedPage } from './overtaken-page.tsx';
import { formFor, isQuestion, questionPage, whereNext } from './question-page.tsx';
import { type WriteRefusal, writeAnswer } from './write-answer.ts';

const ours = new Set(['shown', 'then']);

type Asked = { readonly question: QuestionId; readonly address?: string; readonly spot?: Spot };

/** The question, and the entry, that the address names; undefined for one that leads nowhere. */
const askedIn = ({ web, version, urns, piece }: Desk): Asked | undefined => {
  const { question = piece?.piece?.question ?? '', entry } = web.params;
  if (!isQuestion(question)) return undefined;
  if (entry === undefined) return { question };
  const spot = spotOf(question, version.content, entry, urns);
  return { question, address: entry, ...(spot && { spot }) };
};

const show =
  (draw: (desk: Desk, asked: Asked) => WebResponse | undefined): Handle =>
  (desk) => {
    const asked = askedIn(desk);
    if (!asked) return problem(desk.outside, 'not-found');
    if (!desk.isOpen) return redirect('/proposal');
    return draw(desk, asked) ?? problem(desk.outside, 'not-found');
  };

const showQuestion = show((desk, { question }) => questionPage(desk, question));
const showEntry = show((desk, { question, address, spot }) =>
  address !== undefined && spot && isThere(desk.version.content, spot)
    ? entryPage(desk, { question, address, spot })
    : undefined,
);
const showRemove = show((desk, { question, address, spot }) =>
  address !== undefined && spot?.at !== undefined && isThere(desk.version.content, spot)
    ? removePage(desk, { question, address, spot })
    : undefined,
);

/** The page for what could not be saved. `again` draws the form once more, with what is wrong. */
const refused = async (
  stale: Desk,
  { question, address }: Asked,
  refusal: WriteRefusal,
  again: (errors: readonly FormError[]) => WebResponse,
): Promise<WebResponse> => {
  const desk = await afresh(stale);
  const { outside, web } = desk;
  const asked = askedIn(desk) ?? { question, ...(address !== undefined && { address }) };
  const { form } = web;
  switch (refusal) {
    case 'not-allowed':
      return problem(outside, 'not-yours');
    case 'unknown-entry':
      return problem(outside, 'not-found');
    case 'not-being-written':
      return typedPage(desk, { ...asked, form });
    case 'too-large':
      return again([{ text: 'The whole proposal is too long to be kept. Please shorten it, then save again' }]);
    case 'changed-meanwhile':
      return asked.address === undefined || (asked.spot?.list.tells !== undefined && asked.spot.at !== undefined)
        ? changedPage(desk, { ...asked, form })
        : goneEntryPage(desk, { ...asked, form });
  }
};

const save = (desk: Desk, change: Change) =>
  writeAnswer(desk.outside, {
    partnership: desk.partnership.id,
    proposal: desk.proposal.id,
    by: desk.by,
    ...(desk.piece && { piece: desk.piece.id }),
    change,
  });

const onward = (desk: Desk, { question, address }: Asked): WebResponse => {
  const then = textIn(desk.web.form, 'then');
  const saved = `?saved=${question}`;
  const { place } = desk;
  if (then === 'list' && place.list !== undefined) return redirect(`${place.list}${saved}`);
  if (address === undefined) return redirect(`${whereNext(desk, question)}${saved}`);
  return redirect(`${then === 'another' ? place.entry(question, address) : place.question(question)}${saved}`);
};

const hasOnly = (form: Form, fields: readonly Field[]): boolean => {
  const names = new Set(fields.flatMap(namesOf));
  return Object.keys(form).every((name) => ours.has(name) || names.has(name));
};

/** Takes a form with these fields, which stand in `holder`. */
const take = async (desk: Desk, asked: Asked, fields: readonly Field[], holder: unknown): Promise<WebResponse> => {
  const { outside, web, offered } = desk;
  const { question, address, spot } = asked;
  const { form } = web;
  const currentOf = (field: Field) => valueAt(holder, field.path);
  const read = hasOnly(form, fields) ? readFieldsOf(fields, { form, currentOf, offered }) : undefined;
  if (!read?.ok) return problem(outside, 'unreadable');
  const shown = textIn(form, 'shown');
  const again = (errors: readonly FormError[]): WebResponse =>
    address !== undefined && spot
      ? entryPage(desk, { question, address, spot }, { form, shown, errors })
      : questionPage(desk, question, { form, shown, errors });
  if (read.value.errors.length > 0) return again(read.value.errors);
  const to = read.value.values;
  const written = await save(desk, { question, ...(address !== undefined && { address }), shown, to });
  return written.ok ? onward(desk, asked) : refused(desk, asked, written.refusal, again);
};

const takeQuestion: Handle = async (desk) => {
  const asked = askedIn(desk);
  const fields = asked && questionForms[asked.question].fields;
  if (!asked || !fields?.length) return problem(desk.outside, 'not-found');
  if (!desk.isOpen) return typedPage(desk, { ...asked, form: desk.web.form });
  return take(desk, asked, fields, desk.version.content);
};

/** Whether an address may have led to an entry that somebody has removed since. */
const wasEntry = ({ question, address = '' }: Asked): boolean =>
  questionForms[question].lists.some(({ name }) => address.startsWith(`${name}.`));

const takeEntry: Handle = async (desk) => {
  const asked = askedIn(desk);
  if (!asked || (!asked.spot && !wasEntry(asked))) return problem(desk.outside, 'not-found');
  if (!desk.isOpen) return typedPage(desk, { ...asked, form: desk.web.form });
  if (!asked.spot) return goneEntryPage(desk, { ...asked, form: desk.web.form });
  const { content } = desk.version;
  const here = found(asked.spot, content, textIn(desk.web.form, 'shown'));
  return take(desk, asked, asked.spot.list.fields, entryOf(content, here ?? asked.spot));
};

/** The list as it is now, because what was to be removed says something else, or has gone. */
const notRemoved = (desk: Desk, question: QuestionId) => (): WebResponse => {
  const { fields } = questionForms[question];
  const { content } = desk.version;
  const text = 'Somebody else changed this list, so nothing was removed. Please look again';
  const asItIs = { form: formFor(fields, content), shown: digestOf(fields, content), errors: [{ text }] };
  return questionPage(desk, question, asItIs, 409);
};

const takeRemove: Handle = async (desk) => {
  const asked = askedIn(desk);
  const { form } = desk.web;
  if (!asked || !hasOnly(form, []) || typeof form.shown !== 'string') return problem(desk.outside, 'not-found');
  if (!desk.isOpen) return typedPage(desk, { ...asked, form });
  if (!asked.spot)
    return wasEntry(asked) ? redirect(desk.place.question(asked.question)) : problem(desk.outside, 'not-found');
  const { question, address = '', spot } = asked;
  const written = await save(desk, { question, address, shown: form.shown, to: 'remove' });
  if (written.ok) return redirect(`${desk.place.question(question)}?saved=${question}`);
  if (written.refusal !== 'changed-meanwhile') return refused(desk, asked, written.refusal, notRemoved(desk, question));
  // Whoever wants to remove an entry should see what it says now.
  return spot.list.tells === undefined
    ? notRemoved(desk, question)()
    : removePage(await afresh(desk), { question, address, spot }, 409);
};

/** The same pages at two places: where all pieces are, and behind the link to one. */
export const questionHandles = {
  question: { show: showQuestion, take: takeQuestion },
  entry: { show: showEntry, take: takeEntry },
  remove: { show: showRemove, take: takeRemove },
} satisfies Readonly<Record<string, { show: Handle; take: Handle }>>;

const { question, entry, remove } = questionHandles;
export const questionRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/:question', door: 'signed-in', handle: forWriters(question.show) },
  { method: 'POST', path: '/proposal/:question', door: 'signed-in', handle: forWriters(question.take) },
  { method: 'GET', path: '/proposal/:question/:entry', door: 'signed-in', handle: forWriters(entry.show) },
  { method: 'POST', path: '/proposal/:question/:entry', door: 'signed-in', handle: forWriters(entry.take) },
  { method: 'GET', path: '/proposal/:question/:entry/remove', door: 'signed-in', handle: forWriters(remove.show) },
  { method: 'POST', path: '/proposal/:question/:entry/remove', door: 'signed-in', handle: forWriters(remove.take) },
];
