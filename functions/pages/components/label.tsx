import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

/** Small, medium, large, extra large. Without one the text is plain. */
export type Size = 's' | 'm' | 'l' | 'xl';

export type LabelProps = {
  for?: string | undefined;
  size?: Size | undefined;
  /** The label is also the heading of a page that asks one thing. */
  isHeading?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
};

/** The words for one field. `<Label for="email" size="m">Email address</Label>` */
export function Label({ for: field, size, isHeading, class: own, children }: LabelProps) {
  const label = (
    <label class={classes('govuk-label', size && `govuk-label--${size}`, own)} for={field}>
      {children}
    </label>
  );
  return isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}

/** Help that stands above a field. `<Hint id="email-hint">We send the link there</Hint>` */
export function Hint(props: { id?: string | undefined; class?: string | undefined; children?: ComponentChildren }) {
  return (
    <div class={classes('govuk-hint', props.class)} id={props.id}>
      {props.children}
    </div>
  );
}

/**
 * What is wrong with one field. `<ErrorMessage id="email-error">Enter an email address</ErrorMessage>`
 * `spoken` comes before it for people who listen; give `''` when the children say it themselves.
 */
export function ErrorMessage(props: { id?: string | undefined; spoken?: string; children?: ComponentChildren }) {
  const spoken = props.spoken ?? 'Error';
  return (
    <p class="govuk-error-message" id={props.id}>
      {spoken && <span class="govuk-visually-hidden">{spoken}:</span>} {props.children}
    </p>
  );
}
