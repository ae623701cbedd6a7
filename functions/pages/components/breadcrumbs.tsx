import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type BreadcrumbsProps = {
  /** From the top down; the last may be the page itself, without `href`. */
  items: readonly { text: ComponentChildren; href?: string | undefined }[];
  /** On a phone only the first and the last are shown. */
  collapses?: boolean | undefined;
  inverse?: boolean | undefined;
};

/** Where this page stands. `<Breadcrumbs items={[{ text: 'Wendle Valley', href: '/p/wv' }, { text: 'People' }]} />` */
export function Breadcrumbs({ items, collapses, inverse }: BreadcrumbsProps) {
  return (
    <nav
      class={classes(
        'govuk-breadcrumbs',
        collapses && 'govuk-breadcrumbs--collapse-on-mobile',
        inverse && 'govuk-breadcrumbs--inverse',
      )}
      aria-label="Breadcrumb"
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map(({ text, href }) =>
          href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
