/** What a yes rests on that was given to an earlier text. */
type Carried = { readonly carriedFrom?: number | undefined; readonly carriedOf?: string | undefined };

/** To follow "Agreed": `as for version 2`, or, to the text of an agreement before, `as in the agreement before`. */
export const carriedInWords = ({ carriedFrom, carriedOf }: Carried): string =>
  carriedOf === undefined
    ? `as for version ${carriedFrom}`
    : 'as in the agreement before: nothing that it decides on changes';
