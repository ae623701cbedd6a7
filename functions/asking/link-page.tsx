/** The frame that every page behind a link has: it says which partnership, and for whom the page is. */
import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import { page } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { textIn } from '../web/typed-text.ts';
import type { LinkContext } from './link-view.ts';

export type LinkPageProps = {
  readonly title: string;
  /** The page's h1, the title without it. `false` where a panel or a legend holds it. */
  readonly heading?: ComponentChildren | false;
  readonly errors?: readonly FormError[] | undefined;
  /** Leads back to the link's own page, from a page below it; or to another page below it. */
  readonly back?: boolean | string;
  readonly status?: number;
  readonly wide?: boolean;
  /** Address of a script of ours, on a page that works without it. */
  readonly script?: string;
};

/** With errors the status is 400, unless one is given. */
export const linkPage = (context: LinkContext, props: LinkPageProps, children: ComponentChildren): WebResponse => {
  const { outside, web, partnership, person, action } = context;
  const { title, heading = title, errors = [], back, wide, script, status = errors.length > 0 ? 400 : 200 } = props;
  const html = renderPage(
    <Page
      site={siteOf(outside.settings, web.signedIn?.name)}
      title={title}
      heading={heading === false ? undefined : heading}
      caption={heading === false ? undefined : partnership.name}
      errors={errors}
      back={back === true ? action : back || undefined}
      wide={wide}
    >
      {heading !== false && <ForWhom name={person.name} />}
      {children}
      {heading === false && <ForWhom name={person.name} />}
      {script && <script src={script} defer />}
    </Page>,
  );
  return { ...page(html, status), ...(script !== undefined && { script }) };
};

function ForWhom({ name }: { name: string }) {
  return (
    <p class="govuk-body">
      This page is for <strong>{name}</strong>.
    </p>
  );
}

export const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;

/** The tick by which whoever holds a link says that it is theirs. A link can be forwarded; a tick is a statement. */
export const IAmTicked = z.literal('yes');
/** What a form without that tick is told. */
export const tickAs = (name: string) => ({ me: `Tick to say that you are ${name}` });

/** `post` goes on after the name: "and I take this on". A tick that was sent stays, when something else is wrong. */
export function IAm({ context, post, errors }: { context: LinkContext; post?: string; errors: readonly FormError[] }) {
  const { name } = context.person;
  const ticked = textIn(context, 'me');
  return (
    <Checkboxes
      name="me"
      values={ticked === undefined ? [] : [ticked]}
      items={[{ value: 'yes', text: `I am ${name}${post === undefined ? '' : `, ${post}`}` }]}
      error={errorOf(errors, 'me')}
    />
  );
}
