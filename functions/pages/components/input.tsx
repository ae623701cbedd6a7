import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { type Described, Field, type FieldProps } from './field.tsx';

export type InputProps = FieldProps & {
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'url' | undefined;
  /** How many characters it looks as if it holds; for answers of a known length. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  /** Stands before the box, `£`. It is not read aloud: say it in the label too. */
  prefix?: ComponentChildren;
  /** Stands behind the box, `hours`. It is not read aloud: say it in the label too. */
  suffix?: ComponentChildren;
  inputmode?: 'numeric' | 'decimal' | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
  class?: string | undefined;
};

/**
 * One line of text. `<Input name="email" type="email" label="Email address" error={errors.email} value={sent.email} />`
 * Money: `<Input name="cap" label="Most it may cost, in pounds" prefix="£" inputmode="decimal" width={5} />`
 */
export function Input(props: InputProps) {
  return <Field {...props}>{(control) => <Affixed {...props} {...control} />}</Field>;
}

function Affixed(props: InputProps & Described) {
  const { prefix, suffix } = props;
  if (!prefix && !suffix) return <TextBox {...props} />;
  return (
    <div class="govuk-input__wrapper">
      {prefix && (
        <div class="govuk-input__prefix" aria-hidden="true">
          {prefix}
        </div>
      )}
      <TextBox {...props} />
      {suffix && (
        <div class="govuk-input__suffix" aria-hidden="true">
          {suffix}
        </div>
      )}
    </div>
  );
}

export type TextBoxProps = Pick<
  InputProps,
  'name' | 'value' | 'type' | 'width' | 'inputmode' | 'autocomplete' | 'spellcheck' | 'class'
> &
  Described & { error?: ComponentChildren };

/** The box alone, for fields that draw several. */
export function TextBox(props: TextBoxProps) {
  const { width, error } = props;
  return (
    <input
      class={classes('govuk-input', width && `govuk-input--width-${width}`, props.class, error && 'govuk-input--error')}
      id={props.id}
      name={props.name}
      type={props.type ?? 'text'}
      list={undefined /* tells preact's types that any of our types may come */}
      value={props.value}
      aria-describedby={props.describedBy}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete}
      spellcheck={props.spellcheck}
    />
  );
}
