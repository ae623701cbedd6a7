/** Pages behind a link to workshops: whose link it is, and their frame. The token is the authority; a GET changes nothing. */
import type { ComponentChildren } from 'preact';
import { followWorkshopLink } from '../asking/reading-links.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import { type School, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { dayAndDate } from '../domain/wording.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { page } from '../web/respond.ts';
import type { WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { entryIn, type Found, type Seen, seeWorkshop } from './in-hand.ts';

type Behind = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly seen: Seen;
  readonly home: string;
};
export type SchoolHere = Behind & { readonly school: School };
export type TeacherHere = Behind & {
  readonly entry: string;
  readonly found: Found | undefined;
};

export type WorkshopHere = ({ readonly of: 'school' } & SchoolHere) | ({ readonly of: 'teacher' } & TeacherHere);

/** Nothing for whatever is wrong with a token. */
export const behindWorkshop = async (outside: Outside, web: WebRequest): Promise<WorkshopHere | undefined> => {
  const token = web.params.token ?? '';
  const link = await followWorkshopLink(outside, token);
  if (!link.ok) return undefined;
  const { partnership, workshop, of } = link.value;
  const seen = await seeWorkshop(outside, partnership, workshop);
  if (!seen) return undefined;
  const behind = { outside, web, seen, home: `/w/${token}` };
  if ('entry' in of) {
    const found = entryIn(seen.lists, ({ id, state }) => id === of.entry && state !== 'asks');
    return { of: 'teacher', ...behind, entry: of.entry, found };
  }
  const school = seen.workshop.schools.includes(of.school) ? schoolByUrn(seen.partnership, of.school) : undefined;
  return school && { of: 'school', ...behind, school };
};

export type LinkPage = {
  readonly title: string;
  readonly heading?: ComponentChildren;
  readonly caption?: string;
  readonly back?: string;
  readonly errors?: readonly FormError[];
  readonly status?: number;
};

export const linkPage = (
  { outside, seen }: Pick<Behind, 'outside' | 'seen'>,
  { status, ...props }: LinkPage,
  children: ComponentChildren,
): WebResponse =>
  page(
    renderPage(
      <Page
        site={siteOf(outside.settings)}
        caption={props.caption ?? seen.partnership.name}
        heading={props.heading ?? props.title}
        {...props}
      >
        {children}
        <p class="govuk-body-s">
          <Link href={`/privacy/${seen.partnership.id}`}>Who runs this, and what we hold about you</Link>
        </p>
      </Page>,
    ),
    status ?? ((props.errors?.length ?? 0) > 0 ? 400 : 200),
  );

export function WhenAndWhere({ seen }: { seen: Seen }) {
  const { occasion, partnership } = seen;
  return (
    <p class="govuk-body">
      <strong>
        {dayAndDate(occasion.date)}, {occasion.start} to {occasion.end}
      </strong>
      , {occasionWhere(occasion, shortSchoolNames(partnership))}.
    </p>
  );
}

export const errorAt = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;
