/** What a page or a form post is to the use cases behind it: no middy, no gateway, no cookies jar. */
import type { Outside } from '../ports.ts';

/** A form's fields as posted: unknown ones are refused by each route's own zod schema. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** A file that a form brought: its name without any path, as somebody's computer had it, and what is in it. */
export type PostedFile = { readonly name: string; readonly bytes: Uint8Array };
export type Files = Readonly<Record<string, PostedFile>>;
export type PostedForm = { readonly form: Form; readonly files: Files };

/** Who is signed in, from a session cookie that was checked against the store on this request. */
export type SignedIn = {
  readonly person: string;
  /** The person's name, for the top of the page: `siteOf(outside.settings, signedIn.name)`. */
  readonly name: string;
  readonly partnership: string;
  /** The session's id in the store: a hash, never the cookie. */
  readonly session: string;
};

export type WebRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Parts of the path that the route names: `/l/:token` gives `params.token`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Form;
  /** By field, for a route that takes files; a field in which nothing was chosen is not there. */
  readonly files?: Files;
  readonly signedIn?: SignedIn;
  /** Hash of the secret by which this browser is known again: see device.ts. */
  readonly device?: string;
  /** For the evidence that a signature or decision keeps (DOMAIN section 4). */
  readonly address: string;
  readonly userAgent: string;
  /** The version of what is asked for that whoever asks has already, as they were given it. */
  readonly ifNoneMatch?: string;
};

export type WebResponse =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly html: string;
      /** The script of ours that the page may run; every other page may run none. */
      readonly script?: string;
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly setCookies?: readonly string[] }
  | { readonly kind: 'moved'; readonly to: string }
  | {
      readonly kind: 'file';
      readonly contentType: string;
      readonly filename?: string;
      readonly content: string | Uint8Array;
      /** Names this version of it: whoever asks again with it is told that nothing has changed. */
      readonly etag?: string;
    }
  | { readonly kind: 'unchanged'; readonly etag: string };

export type Route = {
  readonly method: 'GET' | 'POST';
  /** Segments, each literal or `:name`. */
  readonly path: string;
  /** `link`: the token in the path is the authority. `signed-in`: a session is needed. `open`: anybody. */
  readonly door: 'open' | 'link' | 'signed-in';
  /**
   * The fields that may bring a file each, up to `mostFileBytes`. Its page's form says `enctype="multipart/form-data"`;
   * `request.form` has the other fields as ever.
   */
  readonly files?: readonly string[];
  /**
   * Asked before files are read, with all of the request but its form: gives the answer to whoever may not send one here.
   * Every route that takes files has one.
   */
  readonly admit?: (outside: Outside, request: WebRequest) => Promise<WebResponse | undefined>;
  readonly handle: (outside: Outside, request: WebRequest) => Promise<WebResponse>;
};
