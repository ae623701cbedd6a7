/** By link: what a school says of itself, for its own reasons and for schools that look too. */
import * as z from 'zod';
import { areaExampleNames, exampleWords } from '../domain/proposal/area-examples.ts';
import { SaysOfItself as Says, type SaysOfItself } from '../domain/search/search.ts';
import { Urn } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { sayOfItself } from './keep-search.ts';
import { behindSearch, errorAt, type SearchHere, searchFrame } from './search-frame.tsx';

const items = areaExampleNames.map((value) => ({ value, text: exampleWords(value) }));

/** One box ticked comes as a text, several as a list. */
const Ticked = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
  .pipe(z.array(z.enum(areaExampleNames)).max(areaExampleNames.length));
const TypedWords = z.string().max(1000, 'Use 1,000 characters or fewer').default('');
const Numbers = z
  .string()
  .max(300)
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter((one) => one !== ''))
  .pipe(z.array(Urn).max(30, 'Name at most 30 schools'));

const AboutForm = z.strictObject({
  priorities: Ticked,
  offers: Ticked,
  needs: Ticked,
  offersWords: TypedWords,
  needsWords: TypedWords,
  values: TypedWords,
  workedWith: Numbers,
});

const form = (here: SearchHere, errors: readonly FormError[] = []): WebResponse => {
  const { outside, search, home } = here;
  const { says } = search;
  const typed = (field: 'offersWords' | 'needsWords' | 'values') => textIn(here, field) ?? says[field];
  const ticked = (field: 'priorities' | 'offers' | 'needs'): readonly string[] => {
    const value = here.web.form[field];
    return value === undefined ? says[field] : [value].flat();
  };
  return searchFrame(
    outside,
    { title: 'What you offer and need', back: home, errors },
    <form method="post" action={`${home}/about`} novalidate>
      <p class="govuk-body">
        Other schools that look see this, with the name of your school. They do not see your name or address. Write
        about the school, never about one child.
      </p>
      <Checkboxes
        name="priorities"
        legend="What matters most to you now?"
        items={items}
        values={ticked('priorities')}
        small
      />
      <Checkboxes name="offers" legend="What can you offer?" items={items} values={ticked('offers')} small />
      <Textarea
        name="offersWords"
        label="What you offer, in your own words"
        hint="One thing a line. For example: two laboratories on Friday afternoons"
        rows={4}
        value={typed('offersWords')}
        error={errorAt(errors, 'offersWords')}
      />
      <Checkboxes name="needs" legend="What do you need?" items={items} values={ticked('needs')} small />
      <Textarea
        name="needsWords"
        label="What you need, in your own words"
        hint="One thing a line"
        rows={4}
        value={typed('needsWords')}
        error={errorAt(errors, 'needsWords')}
      />
      <Textarea
        name="values"
        label="What your school believes in"
        rows={3}
        value={typed('values')}
        error={errorAt(errors, 'values')}
      />
      <Input
        name="workedWith"
        label="URNs of schools that you have worked with"
        hint="Six digits each. You find them on the list of schools."
        value={textIn(here, 'workedWith') ?? says.workedWith.join(', ')}
        error={errorAt(errors, 'workedWith')}
      />
      <Button>Keep it</Button>
    </form>,
  );
};

const take = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, home, web } = here;
  const posted = readPosted(AboutForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, posted.errors);
  const says: SaysOfItself = Says.parse(posted.value);
  const kept = await sayOfItself(outside, search.id, says);
  return kept.ok ? redirect(`${home}?done=about`) : problem(outside, 'gone');
};

export const showAbout = behindSearch((here) => form(here));
export const takeAbout = behindSearch(take);
