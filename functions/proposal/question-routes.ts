/** Asking and taking one question of the proposal, and one entry of its lists. */
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Form, Route, WebResponse } from '../web/route.ts';
import { entryPage, removePage } from './entry-page.tsx';
import type { Change } from './forms/change.ts';
import { valueAt } from './forms/content-path.ts';
import { type Field, namesOf } from './forms/field.ts';
import { digestOf, entryOf, found, isThere, type ListEntry, listEntryAt } from './forms/list-entry.ts';
import { questionForms } from './forms/question-forms.ts';
import { readFieldsOf } from './forms/read-field.ts';
import { formText } from './forms/shown.ts';
import { changedPage, goneEntryPage, typedPage } from './overtaken-page.tsx';
import { afresh, forWriters, type Handle, type ProposalContext } from './proposal-context.ts';
import { formFor, isQuestion, questionPage, whereNext } from './question-page.tsx';
import { type WriteRefusal, writeAnswer } from './write-answer.ts';

const ours = new Set(['shown', 'then']);

type Asked = { readonly question: QuestionId; readonly address?: string; readonly listEntry?: ListEntry };

/** The question, and the entry, that the address names; undefined for one that leads nowhere. */
const askedIn = ({ web, version, urns, piece }: ProposalContext): Asked | undefined => {
  const { question = piece?.piece?.question ?? '', entry } = web.params;
  if (!isQuestion(question)) return undefined;
  if (entry === undefined) return { question };
  const listEntry = listEntryAt(question, version.content, entry, urns);
  return { question, address: entry, ...(listEntry && { listEntry }) };
};

const show =
  (draw: (context: ProposalContext, asked: Asked) => WebResponse | undefined): Handle =>
  (context) => {
    const asked = askedIn(context);
    if (!asked) return problem(context.outside, 'not-found');
    if (!context.isOpen) return redirect('/proposal');
    return draw(context, asked) ?? problem(context.outside, 'not-found');
  };

const showQuestion = show((context, { question }) => questionPage(context, question));
const showEntry = show((context, { question, address, listEntry }) =>
  address !== undefined && listEntry && isThere(context.version.content, listEntry)
    ? entryPage(context, { question, address, listEntry })
    : undefined,
);
const showRemove = show((context, { question, address, listEntry }) =>
  address !== undefined && listEntry?.at !== undefined && isThere(context.version.content, listEntry)
    ? removePage(context, { question, address, listEntry })
    : undefined,
);

/** The page for what could not be saved. `again` draws the form once more, with what is wrong. */
const refused = async (
  stale: ProposalContext,
  { question, address }: Asked,
  refusal: WriteRefusal,
  again: (errors: readonly FormError[]) => WebResponse,
): Promise<WebResponse> => {
  const context = await afresh(stale);
  const { outside, web } = context;
  const asked = askedIn(context) ?? { question, ...(address !== undefined && { address }) };
  const { form } = web;
  switch (refusal) {
    case 'not-allowed':
      return problem(outside, 'not-yours');
    case 'unknown-entry':
      return problem(outside, 'not-found');
    case 'not-being-written':
      return typedPage(context, { ...asked, form });
    case 'too-large':
      return again([{ text: 'The whole proposal is too long to be kept. Please shorten it, then save again' }]);
    case 'changed-meanwhile':
      return asked.address === undefined ||
        (asked.listEntry?.list.tells !== undefined && asked.listEntry.at !== undefined)
        ? changedPage(context, { ...asked, form })
        : goneEntryPage(context, { ...asked, form });
  }
};

const save = (context: ProposalContext, change: Change) =>
  writeAnswer(context.outside, {
    partnership: context.partnership.id,
    proposal: context.proposal.id,
    by: context.by,
    ...(context.piece && { piece: context.piece.id }),
    change,
  });

const onward = (context: ProposalContext, { question, address }: Asked): WebResponse => {
  const then = formText(context.web.form, 'then');
  const saved = `?saved=${question}`;
  const { frame } = context;
  if (then === 'list' && frame.list !== undefined) return redirect(`${frame.list}${saved}`);
  if (address === undefined) return redirect(`${whereNext(context, question)}${saved}`);
  return redirect(`${then === 'another' ? frame.entry(question, address) : frame.question(question)}${saved}`);
};

const hasOnly = (form: Form, fields: readonly Field[]): boolean => {
  const names = new Set(fields.flatMap(namesOf));
  return Object.keys(form).every((name) => ours.has(name) || names.has(name));
};

/** Takes a form with these fields, which stand in `holder`. */
const take = async (
  context: ProposalContext,
  asked: Asked,
  fields: readonly Field[],
  holder: unknown,
): Promise<WebResponse> => {
  const { outside, web, offered } = context;
  const { question, address, listEntry } = asked;
  const { form } = web;
  const currentOf = (field: Field) => valueAt(holder, field.path);
  const read = hasOnly(form, fields) ? readFieldsOf(fields, { form, currentOf, offered }) : undefined;
  if (!read?.ok) return problem(outside, 'unreadable');
  const shown = formText(form, 'shown');
  const again = (errors: readonly FormError[]): WebResponse =>
    address !== undefined && listEntry
      ? entryPage(context, { question, address, listEntry }, { form, shown, errors })
      : questionPage(context, question, { form, shown, errors });
  if (read.value.errors.length > 0) return again(read.value.errors);
  const to = read.value.values;
  const written = await save(context, { question, ...(address !== undefined && { address }), shown, to });
  return written.ok ? onward(context, asked) : refused(context, asked, written.refusal, again);
};

const takeQuestion: Handle = async (context) => {
  const asked = askedIn(context);
  const fields = asked && questionForms[asked.question].fields;
  if (!asked || !fields?.length) return problem(context.outside, 'not-found');
  if (!context.isOpen) return typedPage(context, { ...asked, form: context.web.form });
  return take(context, asked, fields, context.version.content);
};

/** Whether an address may have led to an entry that somebody has removed since. */
const wasEntry = ({ question, address = '' }: Asked): boolean =>
  questionForms[question].lists.some(({ name }) => address.startsWith(`${name}.`));

const takeEntry: Handle = async (context) => {
  const asked = askedIn(context);
  if (!asked || (!asked.listEntry && !wasEntry(asked))) return problem(context.outside, 'not-found');
  if (!context.isOpen) return typedPage(context, { ...asked, form: context.web.form });
  if (!asked.listEntry) return goneEntryPage(context, { ...asked, form: context.web.form });
  const { content } = context.version;
  const here = found(asked.listEntry, content, formText(context.web.form, 'shown'));
  return take(context, asked, asked.listEntry.list.fields, entryOf(content, here ?? asked.listEntry));
};

/** The list as it is now, because what was to be removed says something else, or has gone. */
const notRemoved = (context: ProposalContext, question: QuestionId) => (): WebResponse => {
  const { fields } = questionForms[question];
  const { content } = context.version;
  const text = 'Somebody else changed this list, so nothing was removed. Please look again';
  const asItIs = { form: formFor(fields, content), shown: digestOf(fields, content), errors: [{ text }] };
  return questionPage(context, question, asItIs, 409);
};

const takeRemove: Handle = async (context) => {
  const asked = askedIn(context);
  const { form } = context.web;
  if (!asked || !hasOnly(form, []) || typeof form.shown !== 'string') return problem(context.outside, 'not-found');
  if (!context.isOpen) return typedPage(context, { ...asked, form });
  if (!asked.listEntry)
    return wasEntry(asked) ? redirect(context.frame.question(asked.question)) : problem(context.outside, 'not-found');
  const { question, address = '', listEntry } = asked;
  const written = await save(context, { question, address, shown: form.shown, to: 'remove' });
  if (written.ok) return redirect(`${context.frame.question(question)}?saved=${question}`);
  if (written.refusal !== 'changed-meanwhile')
    return refused(context, asked, written.refusal, notRemoved(context, question));
  // Whoever wants to remove an entry should see what it says now.
  return listEntry.list.tells === undefined
    ? notRemoved(context, question)()
    : removePage(await afresh(context), { question, address, listEntry }, 409);
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
