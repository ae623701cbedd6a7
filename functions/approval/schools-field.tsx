/** Which of a party's schools a decision covers: all of them unless somebody unticks one (DOMAIN R13). */
import * as z from 'zod';
import { errorOf } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { schoolsDecided } from './decision-about.tsx';

/** The ticked schools' URNs as the form sends them; nothing where a party has one school only, or none is ticked. */
export const CoversField = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((urns) => urns ?? []);

/** What was ticked on the form that came; nothing on a page that is only shown. */
export const coversTyped = ({ web }: LinkContext): readonly string[] | undefined =>
  web.method === 'POST' ? CoversField.parse(web.form.covers) : undefined;

/** Only what starts can leave a school out: a renewal is for whoever is in. */
const asksWhichSchools = (context: LinkContext): boolean =>
  context.request.about.kind === 'proposal' && schoolsDecided(context).length > 1;

type Props = {
  readonly context: LinkContext;
  readonly errors: readonly FormError[];
  /** Ticked already; all of them on a new form. */
  readonly covers?: readonly string[] | undefined;
};

export function SchoolsField({ context, errors, covers }: Props) {
  if (!asksWhichSchools(context)) return null;
  const schools = schoolsDecided(context);
  return (
    <Checkboxes
      name="covers"
      legend={`Which of the ${schools.length} schools does this cover?`}
      legendSize="m"
      hint="Untick a school that is to stay out. The others go on without it."
      values={covers ?? schools.map(({ urn }) => urn)}
      items={schools.map(({ urn, name }) => ({ value: urn, text: name }))}
      error={errorOf(errors, 'covers')}
    />
  );
}

export const coversErrors = (context: LinkContext, covers: readonly string[]): FormError[] =>
  asksWhichSchools(context) && covers.length === 0
    ? [{ field: 'covers', text: 'Tick at least one school. If none is to join, the answer is no.' }]
    : [];

/** What an answer says of the schools that were unticked; nothing where all are covered. */
export const leftOut = (context: LinkContext, covers: readonly string[]): { leavesOut?: string[] } => {
  if (!asksWhichSchools(context)) return {};
  const leavesOut = schoolsDecided(context).flatMap(({ urn }) => (covers.includes(urn) ? [] : [urn]));
  return leavesOut.length > 0 ? { leavesOut } : {};
};
