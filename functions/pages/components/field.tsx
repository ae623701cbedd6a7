import type { ComponentChildren } from 'preact';
import { classes, ids } from './classes.ts';
import { Fieldset, type FieldsetProps } from './fieldset.tsx';
import { ErrorMessage, Hint, Label, type Size } from './label.tsx';

/** What every field with one label takes. */
export type FieldProps = {
  name: string;
  /** Also what the error summary links to. Without one it is the name. */
  id?: string | undefined;
  label: ComponentChildren;
  labelSize?: Size | undefined;
  /** The label is also the heading of a page that asks one thing. */
  labelIsHeading?: boolean | undefined;
  hint?: ComponentChildren;
  /** What is wrong, in words that say what to do. */
  error?: ComponentChildren;
  /** Ids of other elements that describe the field. */
  describedBy?: string | undefined;
  groupClass?: string | undefined;
};

/** What a control must carry so that its label, hint and error are read with it. */
export type Described = { id: string; describedBy: string | undefined };

type FieldFrame = FieldProps & {
  groupAttributes?: Readonly<Record<`data-${string}`, string | number | undefined>>;
  children: (control: Described) => ComponentChildren;
};

/** The frame of a field: group, label, hint, error, then the control that `children` draws. */
export function Field(props: FieldFrame) {
  const { hint, error, children } = props;
  const id = props.id ?? props.name;
  const describedBy = ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`);
  return (
    <div
      class={classes('govuk-form-group', error && 'govuk-form-group--error', props.groupClass)}
      {...props.groupAttributes}
    >
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {props.label}
      </Label>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {children({ id, describedBy })}
    </div>
  );
}

/** What every field with several controls takes: radios, checkboxes, a date. */
export type FieldGroupProps = {
  /** The question. Without it there is no fieldset, for a single tick box. */
  legend?: ComponentChildren;
  legendSize?: Size | undefined;
  /** The legend is also the heading of a page that asks one thing. */
  legendIsHeading?: boolean | undefined;
  hint?: ComponentChildren;
  /** What is wrong, in words that say what to do. */
  error?: ComponentChildren;
  describedBy?: string | undefined;
  groupClass?: string | undefined;
};

type FieldGroupFrame = FieldGroupProps & {
  id: string;
  role?: FieldsetProps['role'];
  children: (describedBy: string | undefined) => ComponentChildren;
};

/** The frame of several controls under one question. */
export function FieldGroup(props: FieldGroupFrame) {
  const { id, legend, hint, error } = props;
  const describedBy = ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`);
  const inner = (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {props.children(describedBy)}
    </>
  );
  return (
    <div class={classes('govuk-form-group', error && 'govuk-form-group--error', props.groupClass)}>
      {legend ? (
        <Fieldset
          legend={legend}
          legendSize={props.legendSize}
          legendIsHeading={props.legendIsHeading}
          describedBy={describedBy}
          role={props.role}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </div>
  );
}
