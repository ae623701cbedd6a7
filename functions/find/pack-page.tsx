/** By link, after two yeses: what the two schools have shown each other, when and how, and where they differ (R4). No files. */
import * as z from 'zod';
import { type Introduction, type Pack, packPartNames, packParts } from '../domain/search/introduction.ts';
import { Line, PlainDate } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readIntroduction } from '../records/searches.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { keepPack } from './introduce.ts';
import { behindSearch, errorAt, type SearchHere, searchFrame } from './search-frame.tsx';

const On = z
  .string()
  .trim()
  .default('')
  .transform((text) => (text === '' ? undefined : text))
  .pipe(PlainDate.optional());
const How = Line.default('');

const PackForm = z.strictObject({
  'evaluation-on': On,
  'evaluation-how': How,
  'results-on': On,
  'results-how': How,
  'values-on': On,
  'values-how': How,
  'plan-on': On,
  'plan-how': How,
  differences: z.string().max(4000, 'Use 4,000 characters or fewer').default(''),
});

/** `What differs > how it was settled`, a line each. */
const readDifferences = (text: string): Pack['differences'] =>
  text
    .split('\n')
    .map((line) => line.split('>').map((part) => part.trim().slice(0, 300)))
    .filter(([what]) => what !== undefined && what !== '')
    .slice(0, 20)
    .map(([what = '', settled = '']) => ({ what, ...(settled !== '' && { settled }) }));

const form = (here: SearchHere, one: Introduction, errors: readonly FormError[] = []): WebResponse => {
  const { outside, home } = here;
  const { pack } = one;
  return searchFrame(
    outside,
    { title: `What you and ${one.school} show each other`, back: home, errors },
    <form method="post" action={`${home}/pack/${one.urn}`} novalidate>
      <p class="govuk-body">
        Before you promise anything, show each other these four. The papers stay with you: here stands only when and
        how. Write no figures that are not published.
      </p>
      {packPartNames.map((part) => (
        <Fieldset legend={packParts[part]}>
          <Input
            name={`${part}-on`}
            label="Shown on"
            hint="As 2026-12-18"
            width={10}
            value={textIn(here, `${part}-on`) ?? pack.shown[part]?.on}
            error={errorAt(errors, `${part}-on`)}
          />
          <Input
            name={`${part}-how`}
            label="How"
            hint="For example, read together at their school"
            value={textIn(here, `${part}-how`) ?? pack.shown[part]?.how}
            error={errorAt(errors, `${part}-how`)}
          />
        </Fieldset>
      ))}
      <Textarea
        name="differences"
        label="Where you differ, and how you settled it"
        hint="One line each: what > how it was settled. For example: Lesson times > we meet at 15:45"
        rows={5}
        value={
          textIn(here, 'differences') ??
          pack.differences.map(({ what, settled = '' }) => `${what} > ${settled}`).join('\n')
        }
        error={errorAt(errors, 'differences')}
      />
      <Button>Keep it</Button>
    </form>,
  );
};

const agreed = async ({ outside, search, web }: SearchHere): Promise<Introduction | undefined> => {
  const one = await readIntroduction(outside, search.id, web.params.urn ?? '');
  return one?.state === 'yes' ? one : undefined;
};

const show = async (here: SearchHere): Promise<WebResponse> => {
  const one = await agreed(here);
  return one ? form(here, one) : problem(here.outside, 'not-found');
};

const take = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, home, web } = here;
  const one = await agreed(here);
  if (!one) return problem(outside, 'not-found');
  const posted = readPosted(PackForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, one, posted.errors);
  const { value } = posted;
  const halves = packPartNames.filter((part) => (value[`${part}-on`] === undefined) !== (value[`${part}-how`] === ''));
  if (halves.length > 0)
    return form(
      here,
      one,
      halves.map((part) => ({ field: `${part}-on`, text: `${packParts[part]}: say both when and how, or neither` })),
    );
  const shown = Object.fromEntries(
    packPartNames.flatMap((part) => {
      const [on, how] = [value[`${part}-on`], value[`${part}-how`]];
      return on === undefined || how === undefined ? [] : [[part, { on, how }]];
    }),
  );
  const pack: Pack = { shown, differences: readDifferences(value.differences) };
  const kept = await keepPack(outside, search.id, one.urn, pack);
  return kept.ok ? redirect(`${home}?done=pack`) : problem(outside, 'conflict');
};

export const showPack = behindSearch(show);
export const takePack = behindSearch(take);
