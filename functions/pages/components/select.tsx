import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { Field, type FieldProps } from './field.tsx';

export type SelectProps = FieldProps & {
  items: readonly { value: string; text: ComponentChildren; disabled?: boolean | undefined }[];
  /** The value that is chosen already. */
  value?: string | undefined;
  class?: string | undefined;
};

/**
 * One out of many; for up to about ten use radios.
 * `<Select name="school" label="Which school?" items={[{ value: '100001', text: 'Wendle Primary' }]} value={sent.school} />`
 */
export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      {({ id, describedBy }) => (
        <select
          class={classes('govuk-select', props.class, props.error && 'govuk-select--error')}
          id={id}
          name={props.name}
          aria-describedby={describedBy}
        >
          {props.items.map((item) => (
            <option value={item.value} selected={item.value === props.value} disabled={item.disabled}>
              {item.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
