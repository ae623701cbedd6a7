/** The cast list of one partnership. */
export type Waiting = { readonly request: string; readonly kind: string; readonly due: string };
export type CastMember = {
  readonly person: string;
  readonly name: string;
  readonly address: string;
  /** `clerk of the governing body`, `head of Harrowbeck Primary School`. */
  readonly parts: readonly string[];
  /** The London date on which they left. */
  readonly left?: string;
  readonly waiting: readonly Waiting[];
};
export type Cast = { readonly partnership: string; readonly name: string; readonly people: readonly CastMember[] };
