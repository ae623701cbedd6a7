import { load } from 'cheerio';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { type QuestionId, questionIds } from '../../../functions/domain/proposal/proposal-questions.ts';
import { changed } from '../../../functions/proposal/forms/change.ts';
import { valueAt } from '../../../functions/proposal/forms/content-path.ts';
import type { Field, Offered } from '../../../functions/proposal/forms/field.ts';
import { FieldView } from '../../../functions/proposal/forms/field-view.tsx';
import { digestOf, entryOf, pathsOf, rowsOf } from '../../../functions/proposal/forms/list-entry.ts';
import { questionForms } from '../../../functions/proposal/forms/question-forms.ts';
import { readFieldsOf } from '../../../functions/proposal/forms/read-field.ts';
import { shownAs } from '../../../functions/proposal/forms/shown.ts';
import { readFields } from '../../../functions/web/fields.ts';
import type { Form } from '../../../functions/web/route.ts';
import { anyProposal } from '../../builders/any-proposal.ts';

const urns = ['900001', '900002'];
const nameOf = (id: string): string => `Name of ${id}`;
const offeredIn = ({ purposes }: ProposalContent): Offered => ({
  people: ['lead-alder', 'head-birch', 'mediator'].map((value) => ({ value, text: nameOf(value) })),
  schools: urns.map((value) => ({ value, text: nameOf(value) })),
  purposes: purposes.map(({ id, title }) => ({ value: id, text: title })),
});

/** What a browser sends of these fields when nobody has touched them. */
const sentUntouched = (fields: readonly Field[], holder: unknown, offered: Offered): Form => {
  const form = Object.assign({}, ...fields.map((field) => shownAs(field, valueAt(holder, field.path))));
  const html = renderToString(
    <form>
      {fields.map((field) => (
        <FieldView field={field} form={form} errors={[]} offered={offered} nameOf={nameOf} />
      ))}
    </form>,
  );
  const pairs = load(html)('form')
    .serializeArray()
    .map(({ name, value }) => [name, value]);
  const sent = readFields(new URLSearchParams(pairs).toString());
  if (!sent.ok) throw new Error('what our own form sends could not be read');
  return sent.value;
};

type Shown = {
  readonly question: QuestionId;
  readonly fields: readonly Field[];
  readonly holder: unknown;
  readonly address?: string;
};

/** Every form of a proposal: of each question, and of each entry of its lists. */
const formsOf = (content: ProposalContent): readonly Shown[] =>
  questionIds.flatMap((question): Shown[] => {
    const { fields, lists } = questionForms[question];
    const rows = lists.flatMap((list) => pathsOf(list, content).flatMap((path) => rowsOf(list, content, path, urns)));
    return [
      ...(fields.length > 0 ? [{ question, fields, holder: content }] : []),
      ...rows.map(({ address, listEntry }) => ({
        question,
        address,
        fields: listEntry.list.fields,
        holder: entryOf(content, listEntry),
      })),
    ];
  });

it('any proposal, shown in its forms and sent back untouched, stays exactly as it is', () => {
  fc.assert(
    fc.property(anyProposal, (content) => {
      const offered = offeredIn(content);
      for (const { question, address, fields, holder } of formsOf(content)) {
        const currentOf = (field: Field) => valueAt(holder, field.path);
        const read = readFieldsOf(fields, { form: sentUntouched(fields, holder, offered), currentOf, offered });
        if (!read.ok) throw new Error(`${question} cannot be read`);
        expect(read.value.errors).toEqual([]);
        const shown = digestOf(fields, holder);
        const after = changed(content, { question, ...(address && { address }), shown, to: read.value.values }, urns);
        expect(after).toEqual({ ok: true, value: content });
      }
    }),
    { numRuns: 12 },
  );
});

it('what is shown can be read without knowing what stood there', () => {
  fc.assert(
    fc.property(anyProposal, (content) => {
      const offered = offeredIn(content);
      for (const { fields, holder } of formsOf(content)) {
        const known = fields.filter((field) => field.as !== 'one-of' && field.as !== 'some-of');
        const currentOf = () => undefined;
        const read = readFieldsOf(known, { form: sentUntouched(known, holder, offered), currentOf, offered });
        if (!read.ok) throw new Error('it cannot be read');
        expect(read.value.errors).toEqual([]);
        for (const field of known) {
          const value = valueAt(holder, field.path);
          const nothing = value === '' || value === false || (Array.isArray(value) && value.length === 0);
          const found = read.value.values.get(field);
          expect(nothing && field.as !== 'yes-or-no' ? (found ?? value) : found).toEqual(value);
        }
      }
    }),
    { numRuns: 12 },
  );
});
