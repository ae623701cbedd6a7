import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QuestionId, questionIds, questions } from '../../functions/domain/proposal/proposal-questions.ts';
import { anchorOf, type Field, nameOfField } from '../../functions/proposal/forms/field.ts';
import { questionForms } from '../../functions/proposal/forms/question-forms.ts';
import type { Browser, Filling, Page } from '../../infra/proof/demonstration/browser.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
let lead: Browser;
beforeAll(async () => {
  world = await aSignedInWorld(await aWholeFile());
  lead = await world.as('lead-alder');
});
afterAll(() => world.stop());

/** The page on which each field of a question stands. */
const formsOf = (question: QuestionId): { path: string; fields: readonly Field[] }[] => {
  const { fields, lists } = questionForms[question];
  const addresses: Record<string, string> = {
    purposes: 'purposes.science-in-a-laboratory',
    measures: 'measures.science-in-a-laboratory.1',
    activities: 'activities.laboratory-afternoons',
    schools: 'schools.900001',
  };
  return [
    ...(fields.length > 0 ? [{ path: `/proposal/${question}`, fields }] : []),
    ...lists.map((list) => ({
      path: `/proposal/${question}/${addresses[list.name] ?? `${list.name}.1`}`,
      fields: list.fields,
    })),
  ];
};

const dateTyped = (field: Field, day: string, month: string, year: string): Filling => {
  const name = nameOfField(field);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

const named = (field: Field, ...values: readonly (string | readonly string[])[]): Filling[] =>
  values.map((value) => ({ [nameOfField(field)]: value }));

/** Some of what nobody may type into a field of this kind; the rest is in the tests of the fields themselves. */
const badFor = (field: Field): readonly Filling[] => {
  const empty = field.as === 'date' ? dateTyped(field, '', '', '') : { [nameOfField(field)]: '' };
  const needed = field.needed === undefined ? [] : [empty];
  switch (field.as) {
    case 'line':
      return [...needed, ...named(field, 'x'.repeat(100_000))];
    case 'words':
      return [...needed, ...named(field, 'x'.repeat(10_001))];
    case 'lines':
      return named(field, `short\n${'x'.repeat(301)}`);
    case 'date':
      return [...needed, dateTyped(field, '31', '2', '2027'), dateTyped(field, '1', '', '2027')];
    case 'whole':
      return [...needed, ...named(field, String(field.most + 1))];
    case 'number':
      return [...needed, ...named(field, 'Infinity')];
    case 'pounds':
      return [...needed, ...named(field, '-5')];
    case 'time':
      return [...needed, ...named(field, '25:00')];
    case 'one-of':
      return [...needed, ...named(field, 'somebody-else')];
    case 'some-of':
      return named(field, ['somebody-else']);
    case 'yes-or-no':
    case 'tick':
      return named(field, 'perhaps');
  }
};

/** The form's own hidden field and what stands in it, with some of it typed over. */
const typedOver = (page: Page, typed: Filling): Filling => {
  const form = page.$('main form[method=post]');
  const fields = form.serializeArray().map(({ name, value }) => [name, value] as const);
  const kept = Object.fromEntries(fields.filter(([name]) => !(name in typed)));
  const several = fields.filter(([name], at) => fields.findIndex(([other]) => other === name) !== at);
  const lists = Object.fromEntries(
    several.map(([name]) => [name, fields.filter(([other]) => other === name).map(([, value]) => value)]),
  );
  return { ...kept, ...lists, ...typed };
};

const standsThere = (page: Page, [name, value]: [string, Filling[string]]): boolean => {
  const control = page.$(`main [name="${name}"]`);
  const text = control.is('textarea') ? control.text() : control.attr('value');
  return control.is('select, [type=radio], [type=checkbox]') || text === value;
};

describe.each(questionIds)('the question "%s"', (question) => {
  it('asks for every field that is its own', () => {
    const { fields, lists } = questionForms[question];
    const asked = [
      ...fields.map(({ path }) => path.join('.')),
      ...lists.flatMap(({ path, inEach, fields: own }) => [
        ...(inEach ? [[inEach, '*', ...path].join('.')] : []),
        path.join('.'),
        ...own.map((field) => [...path, '*', ...field.path].join('.')),
      ]),
    ];
    for (const field of questions[question].fields) {
      const covered = asked.some((one) => one === field || one.startsWith(`${field}.`));
      // The id and the URN tell entries apart; nobody types them.
      expect(covered || field.endsWith('.id') || field.endsWith('.urn'), field).toBe(true);
    }
  });

  it('refuses what its fields cannot be, says so beside the field, and loses nothing that was typed', async () => {
    const before = world.everything();
    for (const { path, fields } of formsOf(question)) {
      const page = await lead.open(path);
      for (const field of fields) {
        for (const bad of badFor(field)) {
          const answer = await lead.post(path, typedOver(page, bad));
          const what = `${path} ${JSON.stringify(bad).slice(0, 80)}`;
          expect([answer.status, answer.errors.length, answer.heading], what).toEqual([400, 1, page.heading]);
          const target = answer.$('.govuk-error-summary a').attr('href')?.slice(1) ?? '';
          expect(answer.$(`[id="${target}"]`).length, what).toBe(1);
          expect(target.startsWith(field.as === 'date' ? nameOfField(field) : anchorOf(field)), what).toBe(true);
          expect(answer.$('.govuk-error-message').length, what).toBe(1);
          expect(answer.$('title').text().startsWith('Error: ')).toBe(true);
          for (const typed of Object.entries(bad)) expect(standsThere(answer, typed), what).toBe(true);
        }
      }
    }
    expect(world.everything()).toBe(before);
  });

  it('refuses fields that its form does not have, and one field sent twice', async () => {
    const before = world.everything();
    for (const { path, fields } of formsOf(question)) {
      const page = await lead.open(path);
      const [first] = fields;
      const texts = fields.filter(({ as }) => as !== 'some-of');
      const name = texts[0] && anchorOf(texts[0]);
      for (const extra of [{ stage: 'approved' }, { urn: '900002' }, { id: 'x' }]) {
        expect((await lead.post(path, typedOver(page, extra))).status, path).toBe(400);
      }
      if (first && name) expect((await lead.post(path, typedOver(page, { [name]: ['a', 'b'] }))).status).toBe(400);
    }
    expect(world.everything()).toBe(before);
  });
});

describe('hostile text', () => {
  const values = '/proposal/values';
  const shown = async () => (await lead.open(values)).$('[name=shown]').attr('value') ?? '';

  it('with a NUL, or that is no UTF-8, is refused', async () => {
    for (const body of ['values=a%00b', 'values=%ff', 'values=%ed%a0%80']) {
      const answer = await fetch(`${world.url}${values}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          cookie: [...lead.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      expect(answer.status, body).toBe(400);
    }
  });

  it('that turns the direction of writing is kept without it, and markup stays text', async () => {
    const typed = '\u202Egnp.exe\u2066 <script>alert(1)</script> "quoted" & \u0007bell';
    await lead.post(values, { shown: await shown(), values: typed, groundRules: '' });
    expect((await world.content()).values).toEqual(['gnp.exe <script>alert(1)</script> "quoted" & bell']);
    const page = await lead.open('/proposal/preview');
    expect(page.html).not.toContain('<script>');
    expect((await lead.open(values)).html).not.toContain('\u202E');
  });

  it('of more than a proposal may hold together is refused with what to do', async () => {
    const words = 'word '.repeat(1990).trim();
    let last: Page | undefined;
    for (let number = 1; number <= 40 && last?.status !== 400; number += 1) {
      last = await lead.post('/proposal/purposes/add.purposes', { shown: '', title: `P${number}`, description: words });
    }
    expect(last?.errors).toEqual(['The whole proposal is too long to be kept. Please shorten it, then save again']);
    expect(last?.$('textarea').text()).toBe(words);
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    '/proposal/nothing',
    '/proposal/__proto__',
    '/proposal/values/values.1',
    '/proposal/aims/aims.99',
    '/proposal/aims/add.spending',
    '/proposal/aims/aims.1e0',
    '/proposal/purposes/purposes.__proto__',
    '/proposal/measures/add.measures.nothing',
    '/proposal/offers-and-needs/add.schools',
    '/proposal/offers-and-needs/schools.999999',
    '/proposal/leads/purposes.science-in-a-laboratory/delete',
  ])('%s is not found', async (path) => {
    expect((await lead.open(path)).status).toBe(404);
  });

  it('takes no school out that is in the partnership, and no purpose where purposes are not listed', async () => {
    const before = world.everything();
    for (const path of ['offers-and-needs/schools.900001', 'leads/purposes.science-in-a-laboratory']) {
      expect((await lead.post(`/proposal/${path}/remove`, { shown: '' })).status).toBe(404);
    }
    expect(world.everything()).toBe(before);
  });
});
