import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type LinkProps = {
  href: string;
  /** On a dark ground. */
  inverse?: boolean | undefined;
  /** What completes the words for people who listen: Read … "the Wendle Valley plan". */
  hidden?: string | undefined;
  children?: ComponentChildren;
};

/** A link in a text. `<Link href="/p/wv">Wendle Valley</Link>` */
export function Link({ href, inverse, hidden, children }: LinkProps) {
  return (
    <a class={classes('govuk-link', inverse && 'govuk-link--inverse')} href={href}>
      {children}
      {hidden && <span class="govuk-visually-hidden"> {hidden}</span>}
    </a>
  );
}
