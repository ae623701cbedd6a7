/** What somebody typed who asks who could see something: an address, a link from an email, a file, or its fingerprint. */
import type { Action } from '../permissions.ts';

/** How the paths of links begin. */
export const linkKinds = {
  l: 'request',
  b: 'request',
  s: 'request',
  y: 'request',
  r: 'reading',
  f: 'reading',
  survey: 'reading',
  changes: 'change',
  'sign-in': 'sign-in',
  search: 'search',
  talk: 'search',
} as const;
export type LinkKind = (typeof linkKinds)[keyof typeof linkKinds];

/** Files that a page gives, by the shape of their address, and the action that each needs. Who may take it may see it. */
export const filesAt: readonly (readonly [RegExp, Action, string])[] = [
  [/^\/documents\/[^/]+\/[^/]+\/evidence\/(pdf|file)$/, 'take-evidence', 'The evidence of a signed document'],
  [/^\/documents\/[^/]+\/[^/]+\/pdf$/, 'see-partnership', 'A sealed document as a PDF'],
  [/^\/ledger\/[^/]+\/file$/, 'see-partnership', 'The ledger as a file'],
  [/^\/reviews\/[^/]+\/boards\/[^/]+\/pdf$/, 'see-partnership', 'A report to a board as a PDF'],
  [/^\/leadership-reviews\/[^/]+\/pdf$/, 'see-partnership', 'What a leadership review found, as a PDF'],
  [/^\/reviews\/[^/]+\/file$/, 'see-partnership', 'A review as a file'],
  [/^\/evaluation\/[^/]+\/(pdf|file)$/, 'see-partnership', 'The year’s report as a file'],
  [/^\/track-record\/[^/]+\/(csv|json)$/, 'see-partnership', 'A party’s track record as a file'],
  [/^\/diary\/file$/, 'see-partnership', 'The diary as a file'],
  [/^\/decided\/file$/, 'see-partnership', 'What was decided, as a file'],
  [/^\/audit\/file$/, 'see-audit', 'The audit trail as a file'],
];

export type Sought =
  | { readonly kind: 'person'; readonly email: string }
  | {
      readonly kind: 'link';
      readonly link: LinkKind;
      readonly under: keyof typeof linkKinds;
      readonly token: string;
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly action: Action;
      readonly what: string;
    }
  | { readonly kind: 'copy'; readonly sha256: string };

const isLink = (name: string): name is keyof typeof linkKinds => Object.hasOwn(linkKinds, name);

/** The path of a whole address, or of one that begins with a slash. Whatever stands behind `?` or `#` says nothing. */
const pathIn = (text: string): string | undefined => {
  const url = URL.parse(text, 'https://own.invalid');
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return /^(https?:\/\/|\/)/i.test(text) ? url.pathname.replace(/\/$/, '') : undefined;
};

/** Nothing for what is none of these. */
export const soughtIn = (typed: string): Sought | undefined => {
  // Mail programs put angle brackets or a full stop around an address.
  const text = typed.trim().replace(/^<|[>.,;]{1,3}$/g, '');
  if (/^[0-9a-f]{64}$/i.test(text)) return { kind: 'copy', sha256: text.toLowerCase() };
  const path = pathIn(text);
  if (path === undefined) return /^[^\s@/]+@[^\s@/]+$/.test(text) ? { kind: 'person', email: text } : undefined;
  const [, under = '', token = ''] = path.split('/');
  if (isLink(under) && token.includes('.')) return { kind: 'link', link: linkKinds[under], under, token };
  const file = filesAt.find(([shape]) => shape.test(path));
  return file && { kind: 'file', path, action: file[1], what: file[2] };
};
