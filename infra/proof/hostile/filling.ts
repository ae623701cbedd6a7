/** Each form that somebody saw, and what a hostile hand makes of it: one field at a time is wrong, missing, doubled, or not ours. */
import type { Page } from '../demonstration/browser.ts';
import { hostileWords, mustBeRefused } from './inputs.ts';

export type Filled = {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly takesFiles: boolean;
};

const guessOf = (type: string, name: string): string => {
  if (type === 'email') return 'somebody@valley.example';
  if (/day$/i.test(name)) return '14';
  if (/month$/i.test(name)) return '1';
  if (/year$/i.test(name)) return '2027';
  if (/hours|pounds|cost|count|present|for|against|inPost|minutes|number/i.test(name)) return '3';
  return 'Some words';
};

/** Each form of the page as somebody would send it who fills in everything. */
export const formsOf = ({ $, url }: Page): Filled[] =>
  $('main form[method=post]')
    .get()
    .map((form) => {
      const fields = new Map<string, string>();
      for (const control of $(form).find('input, textarea, select').get()) {
        const name = $(control).attr('name') ?? '';
        const type = $(control).attr('type') ?? '';
        const given = $(control).attr('value') ?? '';
        const isPicked = type === 'radio' || type === 'checkbox';
        if (name === '' || type === 'file' || (isPicked && fields.has(name))) continue;
        const option = $(control).find('option').last().attr('value');
        const value = $(control).is('select') ? option : $(control).is('textarea') ? $(control).text() : given;
        fields.set(name, value || guessOf(type, name));
      }
      const button = $(form).find('button[name]').first();
      const name = button.attr('name');
      if (name !== undefined) fields.set(name, button.attr('value') ?? '');
      const action = new URL($(form).attr('action') ?? url, url).pathname;
      return { action, fields: [...fields], takesFiles: $(form).find('input[type=file]').length > 0 };
    });

export type Filling = { readonly what: string; readonly body: string; readonly mustBeRefused: boolean };

const encoded = (fields: Filled['fields']): string => new URLSearchParams(fields.map(([n, v]) => [n, v])).toString();

/** `triedOf`: so many of the hostile words are tried in each field, others from field to field. */
export const fillingsOf = ({ fields }: Filled, triedOf = hostileWords.length): Filling[] => [
  {
    what: 'fields of others',
    body: `${encoded(fields)}&role=hostile&status=hostile&version=9&__proto__=x`,
    mustBeRefused: true,
  },
  {
    what: 'bytes that are no text',
    body: `${encoded(fields)}&${fields[0]?.[0] ?? 'x'}=%ff%fe%80`,
    mustBeRefused: true,
  },
  ...fields.flatMap(([name], at): Filling[] => [
    {
      what: `${name} missing`,
      body: encoded(fields.filter(([other]) => other !== name)),
      mustBeRefused: false,
    },
    {
      what: `${name} twice`,
      body: `${encoded(fields)}&${new URLSearchParams([[name, 'again']]).toString()}`,
      mustBeRefused: false,
    },
    ...Array.from({ length: triedOf }, (_, one) => hostileWords[(at * triedOf + one) % hostileWords.length] ?? '').map(
      (value) => ({
        what: `${name} = ${JSON.stringify(value.slice(0, 20))}`,
        body: encoded(fields.map((field) => (field[0] === name ? [name, value] : field))),
        mustBeRefused: mustBeRefused(name, value),
      }),
    ),
  ]),
];
