/**
 * What CloudFormation asks for may come twice, late, from a stack that is not the one which brought the partnership in, or
 * after a refusal of its own. What is done about it follows from what is remembered of the deploys before.
 */

export type Deploy = {
  /** The stack, as CloudFormation names it: another for each stack that is made. */
  readonly stack: string;
  /** CloudFormation's own id of what it asks; the same when it asks again. */
  readonly request: string;
};

/** Of the partnership: which stack has applied its file, and what was asked of late, newest last. */
export type Remembered = { readonly stack?: string | undefined; readonly requests: string[] };

export const noDeploys: Remembered = { requests: [] };

const mostRemembered = 20;

/** Something else was asked since: what this asks for is over. The last one again is carried out again, and changes nothing. */
export const comesLate = ({ requests }: Remembered, { request }: Deploy): boolean =>
  requests.at(-1) !== request && requests.includes(request);

/** A stack that never applied the file of a partnership has no say in what becomes of it. */
export const isForeign = ({ stack }: Remembered, deploy: Deploy): boolean =>
  stack !== undefined && stack !== deploy.stack;

export const withRequest = (remembered: Remembered, { request }: Deploy): Remembered =>
  remembered.requests.at(-1) === request
    ? remembered
    : {
        ...remembered,
        requests: [...remembered.requests.filter((one) => one !== request), request].slice(-mostRemembered),
      };

export const withStack = (remembered: Remembered, { stack }: Deploy): Remembered => ({ ...remembered, stack });

/** What CloudFormation knows a partnership by. A refused Create gets another: what follows it deletes nothing. */
export const madeId = (partnership: string): string => `partnership-${partnership}`;
export const refusedId = (partnership: string): string => `not-made-${partnership}`;
