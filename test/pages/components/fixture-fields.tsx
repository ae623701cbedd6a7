import type { VNode } from 'preact';
import { Button } from '../../../functions/pages/components/button.tsx';
import { CharacterCount } from '../../../functions/pages/components/character-count.tsx';
import { type CheckboxChoice, Checkboxes } from '../../../functions/pages/components/checkboxes.tsx';
import type { Divider } from '../../../functions/pages/components/choice.tsx';
import { DateInput, type DatePart } from '../../../functions/pages/components/date-input.tsx';
import { Fieldset } from '../../../functions/pages/components/fieldset.tsx';
import { FileUpload } from '../../../functions/pages/components/file-upload.tsx';
import { Input } from '../../../functions/pages/components/input.tsx';
import { ErrorMessage, Hint, Label } from '../../../functions/pages/components/label.tsx';
import { Radios } from '../../../functions/pages/components/radios.tsx';
import { Select } from '../../../functions/pages/components/select.tsx';
import { Textarea } from '../../../functions/pages/components/textarea.tsx';
import { field, group, has, size, words } from './fixture-words.ts';
import type { ItemOptions, Options } from './govuk-fixtures.ts';

/** From the options of govuk-frontend's cases to our components, for what stands in a form. */
export const FIELDS: Readonly<Record<string, (options: Options) => VNode>> = {
  button: (options) => (
    <Button
      kind={(['secondary', 'warning', 'inverse'] as const).find((kind) => options.classes?.includes(`--${kind}`))}
      href={options.href}
      start={options.isStartButton}
      name={options.name}
      disabled={options.disabled}
      class={options.classes?.split(' ').find((name) => name.startsWith(':'))}
    >
      {options.text}
    </Button>
  ),
  label: (options) => (
    <Label size={size(options.classes)} isHeading={options.isPageHeading}>
      {words(options)}
    </Label>
  ),
  hint: (options) => <Hint>{words(options)}</Hint>,
  'error-message': (options) => <ErrorMessage {...spoken(options)}>{words(options)}</ErrorMessage>,
  fieldset: ({ legend }) => (
    <Fieldset legend={words(legend)} legendSize={size(legend?.classes)} legendIsHeading={legend?.isPageHeading} />
  ),
  input: (options) => (
    <Input
      {...field(options)}
      value={options.value}
      prefix={words(options.prefix)}
      suffix={words(options.suffix)}
      class={options.classes}
    />
  ),
  textarea: (options) => <Textarea {...field(options)} value={options.value} rows={rowsOf(options)} />,
  'character-count': (options) => (
    <CharacterCount
      {...field(options)}
      value={options.value}
      rows={rowsOf(options)}
      limit={options.maxlength ?? 0}
      counts={options.countType}
      threshold={options.threshold}
    />
  ),
  radios: (options) => (
    <Radios
      {...group(options)}
      name={options.name ?? ''}
      id={options.idPrefix}
      items={choices(options)}
      value={options.value}
      inline={has(options, 'inline')}
      small={has(options, 'small')}
    />
  ),
  checkboxes: (options) => (
    <Checkboxes
      {...group(options)}
      name={options.name ?? ''}
      id={options.idPrefix}
      items={choices(options)}
      values={Array.isArray(options.values) ? options.values.map(String) : undefined}
      small={has(options, 'small')}
    />
  ),
  select: (options) => (
    <Select
      {...field(options)}
      items={items(options).map((item) => ({ value: `${item.value}`, text: item.text, disabled: item.disabled }))}
      value={items(options)
        .find((item) => item.selected)
        ?.value?.toString()}
      class={options.classes}
    />
  ),
  'date-input': (options) => (
    <DateInput
      {...group(options)}
      name={options.namePrefix ?? ''}
      id={options.id}
      parts={partsOf(options).map(({ part }) => part)}
      value={dateValue(options)}
      wrong={partsOf(options).flatMap(({ part, isWrong }) => (isWrong ? [part] : []))}
      labels={labelsOf(options)}
    />
  ),
  'file-upload': (options) => (
    <FileUpload {...field(options)} multiple={options.multiple} dropZone={options.javascript} />
  ),
};

function spoken({ visuallyHiddenText }: Options): { spoken?: string } {
  return visuallyHiddenText === undefined ? {} : { spoken: visuallyHiddenText };
}

function rowsOf({ rows }: Options): number | undefined {
  return typeof rows === 'number' ? rows : undefined;
}

function items(options: Options): ItemOptions[] {
  return (options.items ?? []).filter((item) => item !== null && item !== false && item !== '');
}

function choices(options: Options): (CheckboxChoice | Divider)[] {
  return items(options).map((item) =>
    item.divider === undefined
      ? {
          value: `${item.value}`,
          text: words(item),
          hint: words(item.hint),
          checked: item.checked,
          disabled: item.disabled,
          reveal: words(item.conditional),
          id: item.id,
          name: item.name,
          exclusive: item.behaviour === 'exclusive',
        }
      : { divider: item.divider },
  );
}

const DATE_PARTS: readonly DatePart[] = ['day', 'month', 'year'];

function partsOf(options: Options): { part: DatePart; isWrong: boolean }[] {
  return DATE_PARTS.flatMap((part) => {
    const listed = options.items ? items(options).find(({ name }) => name === part) : (options[part] ?? {});
    if (!listed) return [];
    return [{ part, isWrong: listed.error === true || has(listed, 'error') }];
  });
}

function dateValue({ values, namePrefix }: Options): Partial<Record<DatePart, string>> {
  const named = new Map(Object.entries(values ?? {}));
  const prefix = namePrefix === undefined ? '' : `${namePrefix}-`;
  return Object.fromEntries(
    DATE_PARTS.flatMap((part) => (named.has(prefix + part) ? [[part, `${named.get(prefix + part)}`]] : [])),
  );
}

function labelsOf(options: Options): Partial<Record<DatePart, string>> {
  return Object.fromEntries(
    DATE_PARTS.flatMap((part) => {
      const { label } = options[part] || {};
      return label ? [[part, label]] : [];
    }),
  );
}
