import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import type { Size } from './label.tsx';

export type FieldsetProps = {
  legend?: ComponentChildren;
  legendSize?: Size | undefined;
  /** The legend is also the heading of a page that asks one thing. */
  legendIsHeading?: boolean | undefined;
  describedBy?: string | undefined;
  role?: 'group' | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
};

/** Fields that belong together. `<Fieldset legend="Where do you meet?" legendSize="m">…</Fieldset>` */
export function Fieldset(props: FieldsetProps) {
  const { legend, legendSize, legendIsHeading } = props;
  return (
    <fieldset class={classes('govuk-fieldset', props.class)} role={props.role} aria-describedby={props.describedBy}>
      {legend && (
        <legend class={classes('govuk-fieldset__legend', legendSize && `govuk-fieldset__legend--${legendSize}`)}>
          {legendIsHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {props.children}
    </fieldset>
  );
}
