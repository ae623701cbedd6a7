import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type BackLinkProps = { href: string; inverse?: boolean | undefined; children?: ComponentChildren };

/** To the page before. `<BackLink href="/proposal" />` It stands before the main part: give it to `Page` as `before`. */
export function BackLink({ href, inverse, children = 'Back' }: BackLinkProps) {
  return (
    <a href={href} class={classes('govuk-back-link', inverse && 'govuk-back-link--inverse')}>
      {children}
    </a>
  );
}
