import type { WebRequest } from './route.ts';

/** Typed text of a form, as a field's value; a name that came more than once is no text. */
export const textIn = ({ web }: { readonly web: Pick<WebRequest, 'form'> }, field: string): string | undefined => {
  const value = web.form[field];
  return typeof value === 'string' ? value : undefined;
};
