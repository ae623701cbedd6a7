/** Signed in: a draft for the newsletter, from what was noted. Nothing of it is kept: it is read, changed and copied. */
import * as z from 'zod';
import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { addDays } from '../domain/calendar.ts';
import { mostWords, nameLikeWords, newsletterDraft } from '../domain/celebration/newsletter.ts';
import { Words } from '../domain/values.ts';
import { listOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readDiary } from '../records/diary.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';

const times = { '31': 'The last month', '100': 'The last three months', '366': 'The last twelve months' } as const;
const days = Object.keys(times) as (keyof typeof times)[];

const firstPage = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    { title: 'A draft for the newsletter', back: '/celebration', errors },
    <form method="post" action="/celebration/newsletter" novalidate>
      <p class="govuk-body">
        We write at most {mostWords} words from what was noted as held. Small counts of pupils are left out.
      </p>
      <Radios
        name="days"
        legend="From which time?"
        value={textIn(here, 'days') ?? '100'}
        error={errors.find(({ field }) => field === 'days')?.text}
        items={days.map((value) => ({ value, text: times[value] }))}
      />
      <Textarea
        name="quotes"
        label="What did people say? (optional)"
        hint="One to a line. Please name no child"
        rows={4}
        value={textIn(here, 'quotes')}
        error={errors.find(({ field }) => field === 'quotes')?.text}
      />
      <Button>Write a draft</Button>
    </form>,
  );

/** Names that may stand in it: schools, people with a part, what the plan calls its work. */
const knownNames = async (here: SignedInContext, titles: readonly string[]): Promise<string[]> => {
  const { outside, partnership } = here;
  const nameOf = await readNames(outside, partnership.id);
  const { roles, schools, supporters } = partnership;
  const people = [...Object.values(roles), ...schools.flatMap(({ head, lead }) => [head, lead])];
  return [
    partnership.name,
    ...schools.map(({ name }) => name),
    ...supporters.map(({ name }) => name),
    ...titles,
    ...people.filter((one): one is string => typeof one === 'string').map(nameOf),
  ];
};

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const checkPage = async (
  here: SignedInContext,
  text: string,
  titles: readonly string[],
  errors: readonly FormError[] = [],
): Promise<WebResponse> => {
  const queried = nameLikeWords(text, await knownNames(here, titles));
  return framedPage(
    here,
    { title: 'Check the draft', back: '/celebration/newsletter', errors },
    <form method="post" action="/celebration/newsletter" novalidate>
      {queried.length > 0 && (
        <InsetText>
          Is any of these the name of a child? {listOf(queried)}. If so, take it out, or ask the family first.
        </InsetText>
      )}
      <Textarea
        name="text"
        label="Your text"
        hint={`It has ${words(text)} words. You can change it here`}
        rows={14}
        value={text}
        error={errors.find(({ field }) => field === 'text')?.text}
      />
      <Checkboxes
        name="safe"
        items={[{ value: 'yes', text: 'No child can be recognised, or the family agreed' }]}
        error={errors.find(({ field }) => field === 'safe')?.text}
      />
      <Button>Show it to copy</Button>
    </form>,
  );
};

const copyPage = (here: SignedInContext, text: string): WebResponse =>
  framedPage(
    here,
    { title: 'Copy the text', back: '/celebration/newsletter' },
    <>
      <p class="govuk-body">Copy it from here into your newsletter. We keep nothing of it.</p>
      <InsetText>
        {text.split(/\n+/).map((part) => (
          <p class="govuk-body">{part}</p>
        ))}
      </InsetText>
    </>,
  );

const NewsletterForm = z.strictObject({
  days: z.enum(days as [keyof typeof times, ...(keyof typeof times)[]], 'Choose a time').optional(),
  quotes: Words.pipe(z.string().max(2000, 'Use 2,000 characters or fewer')).optional(),
  text: Words.pipe(z.string().max(4000, 'Use 4,000 characters or fewer')).optional(),
  safe: z.literal('yes').optional(),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today, web } = here;
  const posted = readPosted(NewsletterForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return firstPage(here, posted.errors);
  const { text, safe, days: back, quotes = '' } = posted.value;
  const diary = await readDiary(outside, partnership);
  const activities = new Map((diary.content?.activities ?? []).map(({ id, title }) => [id, title]));
  const titles = [...activities.values(), ...diary.occasions.map(({ title }) => title)];
  if (text !== undefined) {
    if (text === '') return checkPage(here, text, titles, [{ field: 'text', text: 'Write some words' }]);
    if (safe === 'yes') return copyPage(here, text);
    return checkPage(here, text, titles, [
      { field: 'safe', text: 'Say that no child can be recognised, or that the family agreed' },
    ]);
  }
  if (back === undefined) return firstPage(here, [{ field: 'days', text: 'Choose a time' }]);
  const draft = newsletterDraft(diary.occasions, {
    partnership: partnership.name,
    from: addDays(today, -Number(back)),
    until: today,
    threshold: partnership.suppressBelow,
    activities,
    quotes: quotes
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  });
  if (draft !== '') return checkPage(here, draft, titles);
  return firstPage(here, [{ field: 'days', text: 'Nothing was noted as held in that time. Choose a longer one' }]);
};

export const showNewsletter = whoeverMay('celebrate', async (here) => firstPage(here));
export const takeNewsletter = whoeverMay('celebrate', take);
