/** By link: makes a partnership of a search. The register fills what it knows; the rest is asked, a few answers a body. */
import * as z from 'zod';
import {
  type FoundParty,
  fileFrom,
  type Joining,
  type MakeAnswers,
  partiesOf,
} from '../domain/search/new-partnership.ts';
import { Line, PlainDate } from '../domain/values.ts';
import { listOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { readIntroductions } from '../records/searches.ts';
import { type Posted, readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { file as fileAnswer, redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { asPartnershipYaml, makePartnership } from './make-partnership.ts';
import { behindSearch, errorAt, type SearchHere, searchFrame } from './search-frame.tsx';

const joiningOf = async ({ outside, search, head }: SearchHere): Promise<Joining[]> => {
  const [schools, introductions] = await Promise.all([outside.schools?.(), readIntroductions(outside, search.id)]);
  const others = introductions.flatMap(({ state, urn, contact }): Joining[] => {
    const school = schools?.byUrn(urn);
    return state === 'yes' && contact && school ? [{ school, head: contact }] : [];
  });
  return [{ school: search.school, head }, ...others];
};

const termFields = [
  ['autumn', 'Autumn'],
  ['spring', 'Spring'],
  ['summer', 'Summer'],
] as const;

type PartyField = readonly [name: string, label: string, hint?: string];
const fieldsOf = (party: FoundParty, at: number): PartyField[] => [
  [`p${at}-name`, 'Name of the body that decides and signs'],
  ...(party.needsNumber
    ? [[`p${at}-number`, 'Its company, charity or UKPRN number', 'Of the body, not of the school'] as const]
    : []),
  [`p${at}-in-post`, 'Members of its board now in post', 'A number'],
  [`p${at}-chair-name`, 'Its chair: full name'],
  [`p${at}-chair-email`, 'Its chair: email address'],
  [`p${at}-clerk-name`, 'Its clerk: full name'],
  [`p${at}-clerk-email`, 'Its clerk: email address'],
];

const filled = (what: string) => z.string(what).pipe(Line).pipe(z.string().min(1, what));
const email = z
  .string('Enter an email address')
  .trim()
  .pipe(z.email('Enter an email address, like sam@school.example').max(254, 'Enter a shorter address'));
const day = z
  .string('Enter a date')
  .trim()
  .pipe(z.string().refine((text) => PlainDate.safeParse(text).success, 'Enter a date as 2026-09-02'));
const inPost = z
  .string('Enter a number')
  .trim()
  .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 60, 'Enter a number from 1 to 60')
  .transform(Number);

const formOf = (parties: readonly FoundParty[]) =>
  z.strictObject({
    name: filled('Say what the partnership is called'),
    'chaser-name': filled('Enter a name'),
    'chaser-email': email,
    ...Object.fromEntries(
      termFields.flatMap(([term]) => [
        [`${term}-start`, day],
        [`${term}-end`, day],
      ]),
    ),
    ...Object.fromEntries(
      parties.flatMap((party, at) =>
        fieldsOf(party, at).map(([field]) => {
          if (field.endsWith('-email')) return [field, email];
          if (field.endsWith('-in-post')) return [field, inPost];
          return [field, filled(field.endsWith('-number') ? 'Enter its number' : 'Enter a name')];
        }),
      ),
    ),
  });

const answersIn = (value: Readonly<Record<string, unknown>>, parties: readonly FoundParty[]): MakeAnswers => {
  const text = (field: string): string => String(value[field] ?? '');
  const somebody = (beginning: string) => ({ name: text(`${beginning}-name`), email: text(`${beginning}-email`) });
  const term = (name: string) => ({ start: text(`${name}-start`), end: text(`${name}-end`) });
  return {
    name: text('name'),
    chaser: somebody('chaser'),
    terms: [term('autumn'), term('spring'), term('summer')],
    parties: parties.map((party, at) => ({
      name: text(`p${at}-name`),
      ...(party.needsNumber && { number: text(`p${at}-number`) }),
      inPost: Number(value[`p${at}-in-post`]),
      chair: somebody(`p${at}-chair`),
      clerk: somebody(`p${at}-clerk`),
    })),
  };
};

const form = (here: SearchHere, joining: readonly Joining[], errors: readonly FormError[] = []): WebResponse => {
  const { outside, home } = here;
  const parties = partiesOf(joining.map(({ school }) => school));
  const field = ([name, label, hint]: PartyField, usual?: string) => (
    <Input
      name={name}
      label={label}
      {...(hint !== undefined && { hint })}
      {...(name.endsWith('email') && { type: 'email' as const, spellcheck: false })}
      value={textIn(here, name) ?? usual}
      error={errorAt(errors, name)}
    />
  );
  const names = listOf(joining.map(({ school }) => school.name));
  return searchFrame(
    outside,
    { title: 'Make it a partnership', back: home, errors },
    <form method="post" action={`${home}/make`} novalidate>
      <p class="govuk-body">
        {names}. Kind of school, ages, pupils and place come from the register. You lead and chair it at first. Nobody
        has promised anything yet: you write the plan next, and every board decides on it.
      </p>
      {field(['name', 'What is the partnership called?'])}
      {parties.map((party, at) => (
        <Fieldset legend={listOf(party.schools.map(({ name }) => name))}>
          {fieldsOf(party, at).map((one) => field(one, one[0] === `p${at}-name` ? party.name : undefined))}
        </Fieldset>
      ))}
      <Fieldset legend="Who hears of everything that is late? (the progress chaser)">
        {field(['chaser-name', 'Full name'])}
        {field(['chaser-email', 'Email address'])}
      </Fieldset>
      <Fieldset legend="Terms of the year that it is for">
        {termFields.map(([term, words]) => (
          <>
            {field([`${term}-start`, `${words} term: first day`, 'As 2026-09-02'])}
            {field([`${term}-end`, `${words} term: last day`])}
          </>
        ))}
      </Fieldset>
      <Button>Make it a partnership</Button>
    </form>,
  );
};

const oneBody: readonly FormError[] = [
  { text: 'All these schools belong to one body. A partnership is between two at least: ask another school.' },
];

const show = async (here: SearchHere): Promise<WebResponse> => {
  const joining = await joiningOf(here);
  return joining.length < 2 ? problem(here.outside, 'not-found') : form(here, joining);
};

const take = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, home, web } = here;
  const joining = await joiningOf(here);
  if (joining.length < 2) return problem(outside, 'not-found');
  const parties = partiesOf(joining.map(({ school }) => school));
  if (parties.length < 2) return form(here, joining, oneBody);
  const posted: Posted<Record<string, unknown>> = readPosted(formOf(parties), web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, joining, posted.errors);
  const made = fileFrom(search, joining, answersIn(posted.value, parties));
  if (!made.ok)
    return form(
      here,
      joining,
      made.faults.map(({ path, expected }) => ({
        text: `${path.join('.')}: expected ${expected.replace(/^expected /, '')}`,
      })),
    );
  const done = await makePartnership(outside, search.id, made.file);
  if (done.ok) return redirect(home);
  if (done.refusal === 'name-taken')
    return form(here, joining, [{ field: 'name', text: 'There is a partnership of this name already' }]);
  if (done.refusal === 'over') return problem(outside, 'gone');
  // Where partnerships are deployed from their files, an admin does that.
  return fileAnswer('text/yaml; charset=utf-8', await asPartnershipYaml(made.file), `${made.file.partnership.id}.yaml`);
};

export const showMake = behindSearch(show);
export const takeMake = behindSearch(take);
