/** The questions of a return. */
import { errorOf } from '../asking/link-page.tsx';
import type { Purpose } from '../domain/proposal/proposal.ts';
import { countOf, pounds } from '../domain/wording.ts';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { type Boxes, ratingField, sameField, valueField, wordsField } from './return-form.ts';
import { fromLedger, type Known, lastStood, lastValue, shareOf } from './return-known.ts';

type Filled = { readonly known: Known; readonly boxes: Boxes; readonly errors: readonly FormError[] };

const ratingItems = [
  { value: 'ahead', text: 'Ahead of what we planned' },
  { value: 'on-track', text: 'On track' },
  { value: 'behind', text: 'Behind' },
  { value: 'not-started', text: 'Not started' },
];

const measureHint = (
  { unit, baseline, target, better, source }: Purpose['measures'][number],
  last: number | undefined,
): string =>
  [
    `In: ${unit}.`,
    baseline === undefined ? '' : `At the start: ${baseline}.`,
    last === undefined ? '' : `Last time: ${last}.`,
    target === undefined ? '' : `Target: ${target}${better === 'lower' ? ' or lower' : ' or higher'}.`,
    `Take it from: ${source.replace(/\.$/, '')}.`,
  ]
    .filter(Boolean)
    .join(' ');

/** A choice of its own, which reports show: a box that is filled in already would pass for evidence. */
function Unchanged({
  purpose,
  measure,
  at,
  known,
  boxes,
}: Pick<Filled, 'known' | 'boxes'> & { purpose: string; measure: Purpose['measures'][number]; at: number }) {
  const last = lastStood(known, purpose, measure);
  if (!last) return null;
  return (
    <Checkboxes
      name={sameField(purpose, at)}
      legend={`Has “${measure.name}” not changed?`}
      legendSize="s"
      values={boxes[sameField(purpose, at)] === 'yes' ? ['yes'] : []}
      items={[{ value: 'yes', text: `Unchanged since ${last.since}: ${last.value}. Reports say so.` }]}
      small
    />
  );
}

export function PurposeQuestions({ purpose, known, boxes, errors }: Filled & { purpose: Purpose }) {
  const { id, title, measures } = purpose;
  return (
    <Fieldset legend={title} legendSize="m">
      <Radios
        name={ratingField(id)}
        legend="How is it going?"
        items={ratingItems}
        value={boxes[ratingField(id)]}
        error={errorOf(errors, ratingField(id))}
      />
      <Textarea
        name={wordsField(id)}
        label="What shows it?"
        hint="A few sentences: what was done, what you saw or heard. You can add this later."
        rows={4}
        value={boxes[wordsField(id)]}
        error={errorOf(errors, wordsField(id))}
      />
      {measures.map((measure, at) => (
        <>
          <Input
            name={valueField(id, at)}
            label={measure.name}
            hint={measureHint(measure, lastValue(known, id, measure.name))}
            inputmode="decimal"
            width={5}
            value={boxes[valueField(id, at)]}
            error={errorOf(errors, valueField(id, at))}
          />
          <Unchanged purpose={id} measure={measure} at={at} known={known} boxes={boxes} />
        </>
      ))}
    </Fieldset>
  );
}

export function GiveAndTake({ known, boxes, errors, action }: Filled & { action: string }) {
  const share = shareOf(known);
  const promised = (words: string | undefined): string | undefined =>
    words === undefined ? undefined : `Promised for the year: ${words}. A third of it falls to this term.`;
  const hours = promised(share?.hours === undefined ? undefined : countOf(share.hours, 'hour'));
  const money = promised(share?.pence === undefined ? undefined : pounds(share.pence));
  const box = (name: string) => ({ name, value: boxes[name], error: errorOf(errors, name), width: 5 as const });
  return (
    <Fieldset legend="What your school gave and got this term" legendSize="m">
      {fromLedger(known) && (
        <p class="govuk-body">Filled in from what your school wrote in the ledger. Change it if it is not right.</p>
      )}
      <Input {...box('hoursGiven')} label="Staff hours given" hint={hours} suffix="hours" inputmode="decimal" />
      <Input {...box('hoursReceived')} label="Staff hours received" suffix="hours" inputmode="decimal" />
      <Input {...box('penceGiven')} label="Money given, in pounds" hint={money} prefix="£" inputmode="decimal" />
      <Input {...box('penceReceived')} label="Money received, in pounds" prefix="£" inputmode="decimal" />
      <p class="govuk-body">
        Rooms and other help, who hosted, and what other schools say of yours: save your return first, then open{' '}
        <Link href={`${action}/ledger`}>what your school gave and got, line by line</Link>.
      </p>
    </Fieldset>
  );
}

const scoreItems = [
  { value: '1', text: '1, not at all' },
  { value: '2', text: '2' },
  { value: '3', text: '3' },
  { value: '4', text: '4' },
  { value: '5', text: '5, fully' },
];

const capacityItems = [
  { value: 'plenty', text: 'Plenty' },
  { value: 'enough', text: 'Enough' },
  { value: 'too-little', text: 'Too little' },
];

export function HowItFeels({ boxes, errors }: Omit<Filled, 'known'>) {
  const pick = (name: string) => ({ name, value: boxes[name], error: errorOf(errors, name) });
  return (
    <Fieldset legend="How it feels" legendSize="m">
      <p class="govuk-body">
        Your head and the others who can open this return see your two answers. The boards’ reports show only the
        average of all schools, once three have answered, and never who said what.
      </p>
      <Radios {...pick('trust')} legend="Do we trust each other?" items={scoreItems} small />
      <Radios {...pick('fairness')} legend="Is the give and take fair?" items={scoreItems} small />
      <Radios
        {...pick('capacity')}
        legend="Is there time left to improve your own school?"
        hint="The report shows this for each school."
        items={capacityItems}
        small
      />
    </Fieldset>
  );
}

export function Wishes({ boxes, errors }: Omit<Filled, 'known'>) {
  const text = (name: string) => ({ name, value: boxes[name], error: errorOf(errors, name), rows: 3 });
  return (
    <Fieldset legend="What next" legendSize="m">
      <Textarea {...text('toChange')} label="What should change, in time, money or how we work? (optional)" />
      <Textarea {...text('helpWanted')} label="What help would your school like? (optional)" />
    </Fieldset>
  );
}
