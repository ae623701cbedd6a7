/** Draws one field with what stands in it, or what was typed. */
import { Checkboxes } from '../../pages/components/checkboxes.tsx';
import { DateInput, type DatePart } from '../../pages/components/date-input.tsx';
import type { FormError } from '../../pages/components/error-summary.tsx';
import { Input } from '../../pages/components/input.tsx';
import { Radios } from '../../pages/components/radios.tsx';
import { Select } from '../../pages/components/select.tsx';
import { Textarea } from '../../pages/components/textarea.tsx';
import type { Form } from '../../web/route.ts';
import {
  type Choice,
  type Choices,
  choicesOf,
  dateParts,
  type Field,
  nameOfField,
  namesOf,
  type Offered,
} from './field.ts';
import { formText, formTexts } from './shown.ts';

export type FieldViewProps = {
  readonly field: Field;
  /** What stands in the form. */
  readonly form: Form;
  readonly errors: readonly FormError[];
  readonly offered: Offered;
  /** The name of somebody or something that is not offered any more, but still stands in the record. */
  readonly nameOf: (id: string) => string;
};

const errorFor = ({ field, errors }: FieldViewProps): FormError | undefined =>
  errors.find((error) => namesOf(field).includes(error.field ?? ''));

/** What is offered, and whatever stands there though it is offered no more. */
const withPicked = (
  from: Choices,
  { offered, nameOf }: FieldViewProps,
  picked: readonly string[],
): readonly Choice[] => {
  const choices = choicesOf(from, offered);
  const strays = [...new Set(picked)].filter((one) => one !== '' && !choices.some(({ value }) => value === one));
  return [...choices, ...strays.map((value) => ({ value, text: `${nameOf(value)} (not listed any more)` }))];
};

export function FieldView(props: FieldViewProps) {
  const { field, form } = props;
  const name = nameOfField(field);
  const shared = { name, hint: field.hint, error: errorFor(props)?.text };
  const value = formText(form, name);
  switch (field.as) {
    case 'line':
      return <Input {...shared} label={field.label} value={value} />;
    case 'number':
      return <Input {...shared} label={field.label} value={value} width={5} />;
    case 'time':
      return <Input {...shared} label={field.label} value={value} width={5} />;
    case 'whole':
      return <Input {...shared} label={field.label} value={value} width={5} inputmode="numeric" suffix={field.unit} />;
    case 'pounds':
      return <Input {...shared} label={field.label} value={value} width={10} inputmode="decimal" prefix="£" />;
    case 'words':
    case 'lines':
      return <Textarea {...shared} label={field.label} value={value} rows={rowsFor(value)} />;
    case 'date':
      return <DateView {...props} />;
    case 'one-of':
      return <OneOf {...props} field={field} />;
    case 'some-of':
      return <SomeOf {...props} field={field} />;
    case 'yes-or-no':
      return (
        <Radios
          {...shared}
          legend={field.label}
          value={value}
          inline
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      );
    case 'tick':
      return (
        <Checkboxes
          {...shared}
          legend={field.label}
          values={formTexts(form, name)}
          items={[{ value: 'yes', text: field.text }]}
        />
      );
  }
}

/** Room for what is there and a little more. */
const rowsFor = (text: string): number =>
  Math.min(Math.max(text.split('\n').length + Math.ceil(text.length / 90), 4), 16);

function DateView(props: FieldViewProps) {
  const { field, form } = props;
  const name = nameOfField(field);
  const error = errorFor(props);
  const [day = '', month = '', year = ''] = dateParts.map((part) => formText(form, `${name}-${part}`));
  const part = dateParts.find((one) => error?.field === `${name}-${one}`);
  const wrong: readonly DatePart[] = part && part !== 'day' ? [part] : [];
  return (
    <DateInput
      name={name}
      legend={field.label}
      hint={field.hint}
      error={error?.text}
      wrong={wrong}
      value={{ day, month, year }}
    />
  );
}

/** A few fixed answers as radios; people, schools and purposes as a list, where nothing can be chosen again. */
function OneOf(props: FieldViewProps & { field: { from: Choices } }) {
  const { field, form } = props;
  const name = nameOfField(field);
  const value = formText(form, name);
  const shared = { name, hint: field.hint, error: errorFor(props)?.text, value };
  const choices = withPicked(field.from, props, [value]);
  if (typeof field.from !== 'string') return <Radios {...shared} legend={field.label} items={choices} />;
  return <Select {...shared} label={field.label} items={[{ value: '', text: 'Not chosen yet' }, ...choices]} />;
}

function SomeOf(props: FieldViewProps & { field: { from: Choices } }) {
  const { field, form } = props;
  const name = nameOfField(field);
  const values = formTexts(form, name);
  return (
    <Checkboxes
      name={name}
      legend={field.label}
      hint={field.hint}
      error={errorFor(props)?.text}
      values={values}
      items={withPicked(field.from, props, values)}
      small
    />
  );
}
