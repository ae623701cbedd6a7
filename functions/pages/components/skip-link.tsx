import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type SkipLinkProps = { href: string; class?: string | undefined; children?: ComponentChildren };

/** Past the header, for people who use a keyboard. `<SkipLink href="#main-content">Skip to main content</SkipLink>` */
export function SkipLink({ href, class: own, children }: SkipLinkProps) {
  return (
    <a href={href} class={classes('govuk-skip-link', own)} data-module="govuk-skip-link">
      {children}
    </a>
  );
}
