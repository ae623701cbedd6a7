import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type ButtonProps = {
  /** Secondary for a second way on, warning for what is hard to undo, inverse on a dark ground. */
  kind?: 'secondary' | 'warning' | 'inverse' | undefined;
  /** With it the button is a link that looks like one. */
  href?: string | undefined;
  /** The first step of a journey: larger, with an arrow. */
  start?: boolean | undefined;
  type?: 'submit' | 'button' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** The id of a form that the button is not inside. */
  form?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
};

/**
 * Sends a form, or goes on. `<Button>Save and continue</Button>`
 * A form with two ways on: `<Button kind="secondary" name="then" value="later">Save for later</Button>`
 */
export function Button(props: ButtonProps) {
  const { kind, href, start, children } = props;
  const look = classes('govuk-button', kind && `govuk-button--${kind}`, props.class, start && 'govuk-button--start');
  if (href) {
    const role = 'button';
    return (
      <a href={href} role={role} draggable={false} class={look} data-module="govuk-button">
        {children}
        {start && <StartArrow />}
      </a>
    );
  }
  return (
    <button
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      disabled={props.disabled}
      aria-disabled={props.disabled || undefined}
      class={look}
      data-module="govuk-button"
    >
      {children}
      {start && <StartArrow />}
    </button>
  );
}

function StartArrow() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

/** Buttons and links beside each other. `<ButtonGroup><Button>Save</Button><Link href="/">Cancel</Link></ButtonGroup>` */
export function ButtonGroup({ children }: { children?: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>;
}
