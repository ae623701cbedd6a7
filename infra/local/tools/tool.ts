/** What a demonstration tool is asked, and what it answers. Far simpler than the product's doors, and never for others. */
export type ToolRequest = {
  readonly method: 'GET' | 'POST';
  /** Parts of the path behind `/demo`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** A posted form, or the fields of a posted JSON object as texts. */
  readonly fields: Readonly<Record<string, string>>;
};

export type ToolAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Answers what is its own; undefined for everything else. */
export type Tool = (request: ToolRequest) => Promise<ToolAnswer | undefined>;

/** Tools have a look of their own, and no scripts either. */
const policy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export const htmlAnswer = (body: string, status = 200): ToolAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  body,
});

export const jsonAnswer = (value: unknown, status = 200): ToolAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `${JSON.stringify(value)}\n`,
});

export const onTo = (location: string, headers: Readonly<Record<string, string>> = {}): ToolAnswer => ({
  status: 303,
  headers: { location, ...headers },
  body: '',
});
