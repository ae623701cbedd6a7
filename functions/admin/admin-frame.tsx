/** The frame of the pages for whoever runs the system, and their door: an appointment by the command. */
import type { ComponentChildren } from 'preact';
import { londonDate, londonTime } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import type { Operator } from '../records/operators.ts';
import { problem } from '../web/problem.tsx';
import { page } from '../web/respond.ts';
import type { Route, SignedIn, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { operatorIn } from './operator.ts';

export type AdminContext = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly signedIn: SignedIn;
  readonly operator: Operator;
};

type Framed = {
  readonly title: string;
  readonly back?: string;
  readonly errors?: readonly FormError[];
  readonly status?: number;
};

export const adminFrame = (
  { outside, signedIn }: Pick<AdminContext, 'outside' | 'signedIn'>,
  { title, back, errors = [], status = errors.length > 0 ? 400 : 200 }: Framed,
  children: ComponentChildren,
): WebResponse =>
  page(
    renderPage(
      <Page
        site={{ ...siteOf(outside.settings, signedIn.name), home: '/home' }}
        title={title}
        heading={title}
        back={back}
        errors={errors}
        wide
      >
        {children}
      </Page>,
    ),
    status,
  );

const notAppointed = (outside: Outside, signedIn: SignedIn): WebResponse =>
  adminFrame(
    { outside, signedIn },
    {
      title: 'This page is for whoever runs the system',
      back: '/home',
      status: 403,
    },
    <>
      <p class="govuk-body">You have not been appointed to look after it. A part in a partnership is not enough.</p>
      <p class="govuk-body">
        Whoever has the machine or the cloud account can appoint you, by the address that you sign in with:{' '}
        <code>npm run admin -- appoint you@school.example</code>. Then sign in again.
      </p>
    </>,
  );

/** For whoever is appointed: 403 to anybody else, whatever part they have. */
export const whoeverRunsIt =
  (handle: (here: AdminContext) => Promise<WebResponse>): Route['handle'] =>
  async (outside, web) => {
    const { signedIn } = web;
    if (!signedIn) return problem(outside, 'signed-out');
    const operator = await operatorIn(outside, signedIn);
    return operator ? handle({ outside, web, signedIn, operator }) : notAppointed(outside, signedIn);
  };

/** `1 December 2026, 07:00`, in London. */
export const moment = (at: Date | string): string => {
  const instant = typeof at === 'string' ? new Date(at) : at;
  return Number.isNaN(instant.getTime()) ? 'unknown' : `${longDate(londonDate(instant))}, ${londonTime(instant)}`;
};
