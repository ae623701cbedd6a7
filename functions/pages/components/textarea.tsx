import { classes } from './classes.ts';
import { type Described, Field, type FieldProps } from './field.tsx';

export type TextareaProps = FieldProps & {
  value?: string | undefined;
  /** Lines that are seen at once, 5 without it. */
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
  class?: string | undefined;
};

/** Several lines of text. `<Textarea name="reason" label="What would you like changed?" rows={4} value={sent.reason} />` */
export function Textarea(props: TextareaProps) {
  return <Field {...props}>{(control) => <TextLines {...props} {...control} />}</Field>;
}

/** The box alone, for fields that add something below it. */
export function TextLines(props: Omit<TextareaProps, 'label'> & Described) {
  return (
    <textarea
      class={classes('govuk-textarea', props.error && 'govuk-textarea--error', props.class)}
      id={props.id}
      name={props.name}
      rows={props.rows ?? 5}
      spellcheck={props.spellcheck}
      aria-describedby={props.describedBy}
    >
      {startingWithNewline(props.value)}
    </textarea>
  );
}

/** A browser drops the first newline of a textarea; a second one keeps what the person typed. */
function startingWithNewline(value: string | undefined): string | undefined {
  return value?.startsWith('\n') ? `\n${value}` : value;
}
