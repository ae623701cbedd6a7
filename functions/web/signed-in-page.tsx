/** The frame of every page that somebody sees who is signed in: their partnership, and the ways on. */
import type { ComponentChildren } from 'preact';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { page } from './respond.ts';
import type { WebRequest, WebResponse } from './route.ts';
import { siteOf } from './site.ts';

const ways = [
  { href: '/home', text: 'Home' },
  { href: '/partnership', text: 'Partnership' },
  { href: '/proposal', text: 'Proposal' },
  { href: '/documents', text: 'Documents' },
  { href: '/reviews', text: 'Reviews' },
  { href: '/people', text: 'People' },
  { href: '/audit', text: 'What happened' },
] as const;

export type SignedInPage = {
  readonly title: string;
  /** The page's h1, the title without it. `false` where a legend or a label holds it. */
  readonly heading?: ComponentChildren | false;
  /** The partnership's name. */
  readonly caption?: string;
  readonly errors?: readonly FormError[];
  readonly back?: string;
  readonly wide?: boolean;
  readonly status?: number;
};

/** With errors the status is 400, unless one is given. */
export const signedInPage = (
  { settings }: Pick<Outside, 'settings'>,
  { signedIn, path }: Pick<WebRequest, 'signedIn' | 'path'>,
  props: SignedInPage,
  children: ComponentChildren,
): WebResponse => {
  const { title, heading = title, caption, errors = [], back, wide, status = errors.length > 0 ? 400 : 200 } = props;
  const site = {
    ...siteOf(settings, signedIn?.name),
    home: '/home',
    navigation: ways.map((way) => ({ ...way, current: path === way.href || path.startsWith(`${way.href}/`) })),
  };
  const html = renderPage(
    <Page
      site={site}
      title={title}
      heading={heading === false ? undefined : heading}
      caption={heading === false ? undefined : caption}
      errors={errors}
      back={back}
      wide={wide}
    >
      {children}
    </Page>,
  );
  return page(html, status);
};
