import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type BackLinkProps = { href: string; inverse?: boolean | undefined; children?: ComponentChildren };

/** To the page before. `<BackLink href="/proposal" />` `Page` draws it from its `back`. */
export function BackLink({ href, inverse, children = 'Back' }: BackLinkProps) {
  return (
    <a href={href} class={classes('govuk-back-link', inverse && 'govuk-back-link--inverse')}>
      {children}
    </a>
  );
}
