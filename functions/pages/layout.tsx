import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { BackLink } from './components/back-link.tsx';
import { ErrorSummary, type FormError } from './components/error-summary.tsx';
import { Footer } from './components/footer.tsx';
import { Header, type NavigationItem } from './components/header.tsx';
import { SkipLink } from './components/skip-link.tsx';

export const PRODUCT_NAME = 'School Partnerships';

/** What is the same on every page of one answer: where the stylesheet is, who is signed in, whom to ask. */
export type Site = {
  /** With its hash: `/assets/app.css?v=1a2b3c`. */
  stylesheet: string;
  icon?: string | undefined;
  /** Where the product's name leads; without it the name is not a link. */
  home?: string | undefined;
  /** Who is signed in, and where to sign out (a POST). */
  person?: { name: string; signOut: string } | undefined;
  navigation?: readonly NavigationItem[] | undefined;
  /** Whom to ask, in the footer. */
  contact?: { text: string; href: string } | undefined;
};

export type PageProps = {
  site: Site;
  /** For the browser's tab; the product's name is added, and "Error: " where there are errors. */
  title: string;
  /** The page's h1. Leave it out where a label or a legend is the heading. */
  heading?: ComponentChildren;
  /** A smaller line above the heading: which partnership, which part. */
  caption?: ComponentChildren;
  /** The form's errors: the summary at the top is drawn from them. */
  errors?: readonly FormError[] | undefined;
  /** Where "Back" leads. */
  back?: string | undefined;
  /** What stands above the main part: breadcrumbs. */
  before?: ComponentChildren;
  /** The whole width, for tables and side-by-side lists. Text alone reads better at two thirds. */
  wide?: boolean | undefined;
  lang?: string | undefined;
  children?: ComponentChildren;
};

/**
 * A whole page.
 * `renderPage(<Page site={site} title="Your decision" heading="Your decision" back="/">…</Page>)`
 */
export function Page(props: PageProps) {
  const { site, title, heading, caption, errors = [], wide, lang = 'en-GB', children } = props;
  const fullTitle = `${errors.length > 0 ? 'Error: ' : ''}${title} – ${PRODUCT_NAME}`;
  return (
    <html lang={lang} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{fullTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={site.stylesheet} />
        {site.icon && <link rel="icon" href={site.icon} type="image/svg+xml" />}
      </head>
      <body class="govuk-template__body">
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <Header productName={PRODUCT_NAME} home={site.home} person={site.person} navigation={site.navigation} />
        <div class="govuk-width-container">
          {props.back && (
            <nav aria-label="Back">
              <BackLink href={props.back} />
            </nav>
          )}
          {props.before}
          <main class="govuk-main-wrapper" id="main-content">
            <div class="govuk-grid-row">
              <div class={wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds'}>
                {errors.length > 0 && <ErrorSummary errors={errors} />}
                {caption && <span class="govuk-caption-l">{caption}</span>}
                {heading && <h1 class="govuk-heading-l">{heading}</h1>}
                {children}
              </div>
            </div>
          </main>
        </div>
        <Footer productName={PRODUCT_NAME} contact={site.contact} />
      </body>
    </html>
  );
}

/** The page as a document, from its doctype on. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}
