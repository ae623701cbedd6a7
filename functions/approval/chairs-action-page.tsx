/** Below a clerk's link: open a chair's action, the exception for what cannot wait until a meeting. */
import * as z from 'zod';
import { afterAnswer, onward } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import { meetsFirst } from '../domain/approval/chairs-action.ts';
import { deciders } from '../domain/asking/kinds.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { dayAndDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';

type Below = NonNullable<LinkView['below']>[string];

const Posted = z.strictObject({ me: IAmTicked });

const chairsActionPage = (context: LinkContext, nameOf: NameOf, errors: readonly FormError[]): WebResponse => {
  const { partnership, request, action } = context;
  const { chair } = deciders(partnership, request);
  return linkPage(
    context,
    { title: 'Open a chair’s action', errors, back: true },
    <>
      <WarningText>
        This is an exception. It is only for when waiting until a meeting could be called is likely to be seriously
        detrimental to the school, its pupils, their parents or its staff.
      </WarningText>
      <p class="govuk-body">If you open it:</p>
      <Bullets
        items={[
          `${chair ? `${nameOf(chair)}, the chair,` : 'The chair'} is asked to decide alone, and must say what harm waiting would do`,
          'this request ends for everybody else',
          'you are asked to report it to the board afterwards',
          'if the chair does not act, it comes back to a meeting',
        ]}
      />
      <form method="post" action={`${action}/chairs-action`} novalidate>
        <IAm context={context} post="and it cannot wait for a meeting" errors={errors} />
        <Button kind="warning">Open a chair’s action</Button>
      </form>
    </>,
  );
};

/** By law the chair waits for a meeting that is known of; the page says which, and leads to its agenda. */
const waitsPage = (context: LinkContext, meetsOn: string): WebResponse =>
  linkPage(
    context,
    { title: 'Your board meets first', back: true },
    <>
      <p class="govuk-body">
        Your board is known to meet on {dayAndDate(meetsOn)}, and it is asked to decide by{' '}
        {dayAndDate(context.request.dueOn)}. While it can meet in time, its chair cannot act alone (School Governance
        (Roles, Procedures and Allowances) (England) Regulations 2013, regulation 8).
      </p>
      <p class="govuk-body">
        <Link href={context.action}>Put it on the agenda of that meeting</Link>
      </p>
    </>,
  );

const meetsFirstIn = ({ partnership, request, outside }: LinkContext): string | undefined =>
  meetsFirst(partnership, request, londonDate(outside.clock.now()));

const mayOpen = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('open-chairs-action');

export const chairsActionBelow: Below = {
  show: async (context) => {
    if (!mayOpen(context)) return onward(context);
    const meetsOn = meetsFirstIn(context);
    if (meetsOn !== undefined) return waitsPage(context, meetsOn);
    return chairsActionPage(context, await readNames(context.outside, context.partnership.id), []);
  },
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const meetsOn = meetsFirstIn(context);
    if (meetsOn !== undefined) return waitsPage(context, meetsOn);
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return chairsActionPage(context, await readNames(outside, partnership.id), posted.errors);
    const answer = { does: 'open-chairs-action', ...evidence } as const;
    return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
  },
};
