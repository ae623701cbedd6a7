import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';

export type PaginationLink = {
  href: string;
  /** Without it "Previous page", "Next page". */
  text?: string | undefined;
  /** What the page before or after is called; only without numbers. */
  label?: string | undefined;
};

export type PaginationProps = {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  items?: readonly (PageNumber | { ellipsis: true })[] | undefined;
};

export type PageNumber = { number: number | string; href: string; current?: boolean | undefined };

/** Pages of a long list. `<Pagination previous={{ href: '?page=1' }} items={[{ number: 2, href: '?page=2', current: true }]} />` */
export function Pagination({ previous, next, items }: PaginationProps) {
  const isBlock = !items;
  return (
    <nav class={classes('govuk-pagination', isBlock && 'govuk-pagination--block')} aria-label="Pagination">
      {previous && <Arrow link={previous} rel="prev" word="Previous" isBlock={isBlock} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => ('ellipsis' in item ? <Gap /> : <NumberLink {...item} />))}
        </ul>
      )}
      {next && <Arrow link={next} rel="next" word="Next" isBlock={isBlock} />}
    </nav>
  );
}

function Gap() {
  return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
}

function NumberLink({ number, href, current }: PageNumber) {
  return (
    <li class={classes('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={href}
        aria-label={`Page ${number}`}
        aria-current={current ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  );
}

type ArrowProps = { link: PaginationLink; rel: 'prev' | 'next'; word: string; isBlock: boolean };

function Arrow({ link, rel, word, isBlock }: ArrowProps) {
  const { href, text, label } = link;
  const titleClass = classes(
    'govuk-pagination__link-title',
    isBlock && !label && 'govuk-pagination__link-title--decorated',
  );
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={href} rel={rel}>
        {(isBlock || rel === 'prev') && <ArrowIcon rel={rel} />}
        <span class={titleClass}>{text ?? <DefaultWords word={word} />}</span>
        {label && isBlock && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">{label}</span>
          </>
        )}
        {!isBlock && rel === 'next' && <ArrowIcon rel={rel} />}
      </a>
    </div>
  );
}

function DefaultWords({ word }: { word: string }): ComponentChildren {
  return (
    <>
      {word}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function ArrowIcon({ rel }: { rel: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[rel]} />
    </svg>
  );
}
