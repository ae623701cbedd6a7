/** Below a return: figures about groups typed into a page, one year group, subject and characteristic at a time. */
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { type CohortRow, characteristicNames, everybody, groupsOf, yearGroups } from '../domain/cohort/cohort.ts';
import { columns, type LineFault } from '../domain/cohort/cohort-columns.ts';
import { scaleWords } from '../domain/cohort/mean-scale.ts';
import type { CsvLine } from '../domain/csv.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Select } from '../pages/components/select.tsx';
import { readCohortOf } from '../records/cohorts.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { refusalWords, sendCohort } from './send-cohort.ts';

type Known = { readonly subjects: readonly string[]; readonly review: { readonly id: string } };
type KnownFor = (context: LinkContext) => Promise<Known>;

/** Which table: what the two forms carry. */
type Place = Pick<CohortRow, 'year' | 'subject' | 'characteristic'>;

const placeIn = (said: Readonly<Record<string, unknown>>, { subjects }: Known): Place | undefined => {
  const year = yearGroups.find((one) => one === said.year);
  const subject = subjects.find((one) => one === said.subject);
  const characteristic = characteristicNames.find((one) => one === said.characteristic);
  return year && subject && characteristic ? { year, subject, characteristic } : undefined;
};

/** All pupils first, then the groups of the characteristic. */
const placesOf = ({ characteristic }: Place): [characteristic: CohortRow['characteristic'], group: string][] => [
  [everybody, everybody],
  ...(characteristic === everybody
    ? []
    : groupsOf(characteristic).map((group): [CohortRow['characteristic'], string] => [characteristic, group])),
];

const fields = ['number', 'expected', 'mean', 'progress'] as const;
const fieldOf = (name: (typeof fields)[number], at: number): string => `${name}-${at + 1}`;

const scaleField = 'scale';

const storedRows = async ({ outside, partnership, request }: LinkContext, { review }: Known) =>
  (await readCohortOf(outside, partnership.id, review.id, request.school ?? ''))?.table.rows ?? [];

const chooser = (context: LinkContext, { subjects }: Known): WebResponse => {
  const item = (value: string) => ({ value, text: value });
  const year = (value: string) => ({ value, text: /^\d/.test(value) ? `Year ${value}` : value });
  return linkPage(
    context,
    { title: 'Type figures in', back: `${context.action}/figures` },
    <form method="get" action={`${context.action}/figures-type`} novalidate>
      <Select name="year" label="Year group" items={yearGroups.map(year)} value="5" />
      <Select name="subject" label="Subject or measure" items={subjects.map(item)} />
      <Select name="characteristic" label="Groups by" items={characteristicNames.map(item)} value="FSM" />
      <Button>Continue</Button>
    </form>,
  );
};

const labels = {
  number: 'Number of pupils',
  expected: 'At the expected standard',
  mean: 'Or their mean',
  progress: 'Progress since last return',
} as const;

const typingPage = async (
  context: LinkContext,
  known: Known,
  place: Place,
  { errors = [], forget = false }: { readonly errors?: readonly FormError[]; readonly forget?: boolean } = {},
): Promise<WebResponse> => {
  const rows = await storedRows(context, known);
  const places = placesOf(place);
  const storedValue = (at: number, name: (typeof fields)[number]): string => {
    const [characteristic, group] = places[at] ?? [];
    const row = rows.find(
      (one) =>
        one.year === place.year &&
        one.subject === place.subject &&
        one.characteristic === characteristic &&
        one.group === group,
    );
    return String(row?.[name] ?? '');
  };
  const year = /^\d/.test(place.year) ? `Year ${place.year}` : place.year;
  const told = rows.find((row) => row.year === place.year && row.subject === place.subject && row.scale)?.scale;
  return linkPage(
    context,
    { title: 'Type figures in', heading: `${place.subject}, ${year}`, errors, back: `${context.action}/figures-type` },
    <form method="post" action={`${context.action}/figures-type`} novalidate>
      <InsetText>
        Only counts and averages of groups. Write z for a group that cannot be, x for one you do not know. Leave a group
        empty that you do not tell.
      </InsetText>
      {Object.entries(place).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {places.map(([, group], at) => (
        <Fieldset legend={group} legendSize="s">
          {fields.map((name) => (
            <Input
              name={fieldOf(name, at)}
              label={labels[name]}
              width={5}
              value={(forget ? undefined : textIn(context, fieldOf(name, at))) ?? storedValue(at, name)}
              error={errorOf(errors, fieldOf(name, at))}
            />
          ))}
        </Fieldset>
      ))}
      <Input
        name={scaleField}
        label="Scale of the means"
        hint="Only if you gave means: the least and the most that one pupil can have, such as 80 to 120."
        width={10}
        value={(forget ? undefined : textIn(context, scaleField)) ?? (told ? scaleWords(told) : '')}
        error={errorOf(errors, scaleField)}
      />
      <Button>Keep these figures</Button>
    </form>,
  );
};

const cellsOf = (row: CohortRow): string[] =>
  [
    row.year,
    row.subject,
    row.characteristic,
    row.group,
    row.number,
    row.expected,
    row.mean,
    row.progress,
    row.scale && scaleWords(row.scale),
  ].map((cell) => String(cell ?? ''));

/** In the order of the template's columns. */
const typedColumns = ['number', 'expected', 'mean', 'progress', scaleField] as const;

/** A fault beside the box that it is about. */
const errorIn =
  (places: readonly (readonly [string, string])[]) =>
  ({ line = 2, column, text }: LineFault): FormError => {
    const at = Math.max(0, Math.min(line - 2, places.length - 1));
    const name = columns.find(([, heading]) => heading === column)?.[0];
    if (name === scaleField) return { field: scaleField, text };
    const field = fieldOf(fields.find((one) => one === name) ?? 'number', at);
    return { field, text: `${places[at]?.[1] ?? ''}: ${text}` };
  };

/** The typed lines first, so that a fault's line says which box; then what was sent before and is not typed anew. */
const linesWith = (typed: readonly string[][], rows: readonly CohortRow[], place: Place): CsvLine[] => {
  const typedAnew = ({ year, subject, characteristic }: CohortRow): boolean =>
    year === place.year &&
    subject === place.subject &&
    (characteristic === place.characteristic || characteristic === everybody);
  const kept = rows.filter((row) => !typedAnew(row)).map(cellsOf);
  return [columns.map(([, heading]) => heading), ...typed, ...kept].map((cells, at) => ({ line: at + 1, cells }));
};

const take = async (context: LinkContext, known: Known): Promise<WebResponse> => {
  const { outside, web, partnership, request, evidence, action } = context;
  const place = placeIn(web.form, known);
  if (!place) return problem(outside, 'unreadable');
  const places = placesOf(place);
  const names = new Set([scaleField, ...places.flatMap((_, at) => fields.map((name) => fieldOf(name, at)))]);
  const isKnown = (name: string): boolean => names.has(name) || Object.hasOwn(place, name);
  if (!Object.entries(web.form).every(([name, value]) => isKnown(name) && typeof value === 'string'))
    return problem(outside, 'unreadable');
  const typed = places.map(([characteristic, group], at) => [
    place.year,
    place.subject,
    characteristic,
    group,
    ...typedColumns.map((name) => (textIn(context, name === scaleField ? scaleField : fieldOf(name, at)) ?? '').trim()),
  ]);
  const sent = await sendCohort(outside, {
    partnership: partnership.id,
    request: request.id,
    lines: linesWith(typed, await storedRows(context, known), place),
    subjects: known.subjects,
    evidence,
  });
  if (sent.ok) return redirect(`${action}/figures?done=kept`);
  const errors =
    sent.refusal === 'unreadable' ? sent.faults.map(errorIn(places)) : [{ text: refusalWords[sent.refusal] }];
  // What may be about a pupil is not even sent back.
  const forget = sent.refusal === 'unreadable' && sent.faults.some(({ aboutPupil }) => aboutPupil);
  return typingPage(context, known, place, { errors, forget });
};

/** The page `figures-type` below a return. */
export const typingPages = (knownFor: KnownFor): Pick<NonNullable<LinkView['below']>, string> => ({
  'figures-type': {
    show: async (context) => {
      const known = await knownFor(context);
      const place = placeIn(context.web.query, known);
      return place ? typingPage(context, known, place) : chooser(context, known);
    },
    take: async (context) => take(context, await knownFor(context)),
  },
});
