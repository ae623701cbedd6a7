/** Signed in: a party leaves the partnership, with the notice that the agreement asks for. */
import * as z from 'zod';
import { type Inside, inside, insidePage, typedIn } from '../asking/inside.ts';
import { addDays } from '../domain/calendar.ts';
import { activeParties, type Partnership, type Party } from '../domain/partnership/partnership.ts';
import { partiesSpokenFor } from '../domain/permissions.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Words } from '../domain/words.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPlanOfYear } from '../records/reviews.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { giveNotice, type NoticeRefusal } from './give-notice.ts';
import { noticeDaysIn } from './notice-days.ts';

/** Parties that this person may speak for, that are still in and have not given notice. */
const mayLeave = ({ partnership, signedIn }: Inside): Party[] => {
  const active = new Set(activeParties(partnership).map(({ id }) => id));
  return partiesSpokenFor(partnership, signedIn.person).filter(
    ({ id }) => active.has(id) && !partnership.notices.some(({ party }) => party === id),
  );
};

const noticeOf = async ({ outside, partnership }: Inside): Promise<number> =>
  noticeDaysIn(await readPlanOfYear(outside, partnership, partnership.year));

const hasSigned = ({ stage }: Partnership): boolean => stage === 'delivering' || stage === 'evaluating';

function Notices({ partnership }: Inside) {
  if (partnership.notices.length === 0) return null;
  const nameOf = (id: string): string => partnership.parties.find((party) => party.id === id)?.name ?? id;
  return (
    <>
      <h2 class="govuk-heading-m">Notice given</h2>
      <Bullets
        items={partnership.notices.map(
          ({ party, givenOn, lastDay }) => `${nameOf(party)}, on ${longDate(givenOn)}. Last day: ${longDate(lastDay)}`,
        )}
      />
    </>
  );
}

const formPage = async (here: Inside, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { partnership, today, web } = here;
  const parties = mayLeave(here);
  const days = await noticeOf(here);
  const [only, second] = parties;
  const offered = hasSigned(partnership) && only !== undefined;
  return insidePage(
    here,
    { title: 'Leave the partnership', back: '/people', errors },
    <>
      {web.query.done === 'given' && (
        <NotificationBanner kind="success">Notice is given. Everybody concerned has been told.</NotificationBanner>
      )}
      <p class="govuk-body">
        A party can leave with {countOf(days, 'day')} of notice. Given today, the last day is{' '}
        {longDate(addDays(today, days))}. Usually its board decides this first.
      </p>
      <Notices {...here} />
      {!hasSigned(partnership) && (
        <InsetText>
          Nothing is signed now, so there is nothing to give notice of. A board that is asked can say no.
        </InsetText>
      )}
      {offered && (
        <form method="post" action="/leaving" novalidate>
          {second ? (
            <Radios
              name="party"
              legend="Which party leaves?"
              value={typedIn(here, 'party')}
              items={parties.map(({ id, name }) => ({ value: id, text: name }))}
              error={errors.find(({ field }) => field === 'party')?.text}
            />
          ) : (
            <input type="hidden" name="party" value={only.id} />
          )}
          <Textarea
            name="reason"
            label={`Why does ${second ? 'it' : only.name} leave?`}
            hint="Everybody in the partnership can read this. Please name no child."
            rows={4}
            value={typedIn(here, 'reason')}
            error={errors.find(({ field }) => field === 'reason')?.text}
          />
          <Button>Continue</Button>
        </form>
      )}
    </>,
  );
};

const whatItMeans = (here: Inside, party: Party): string[] => {
  const others = activeParties(here.partnership).length - 1;
  return [
    'Until the last day everything goes on as agreed. What is owed is settled by then.',
    'From the day after, it is asked for nothing more, and it sends and gets no more figures.',
    others < 2
      ? 'Only one party is left then, so the partnership ends.'
      : `The other ${countOf(others, 'party', 'parties')} go on without ${party.name}.`,
    'You cannot take this back here.',
  ];
};

const checkPage = async (here: Inside, party: Party, reason: string): Promise<WebResponse> => {
  const lastDay = addDays(here.today, await noticeOf(here));
  return insidePage(
    here,
    { title: 'Check before you give notice', back: '/leaving' },
    <>
      <SummaryList
        rows={[
          { key: 'Leaves', value: party.name },
          { key: 'Last day', value: longDate(lastDay) },
          { key: 'Why', value: reason },
        ]}
      />
      <WarningText>Everybody in the partnership is told at once.</WarningText>
      <Bullets items={whatItMeans(here, party)} />
      <form method="post" action="/leaving" novalidate>
        <input type="hidden" name="party" value={party.id} />
        <input type="hidden" name="reason" value={reason} />
        <input type="hidden" name="sure" value="yes" />
        <ButtonGroup>
          <Button kind="warning">Give notice</Button>
          <Link href="/leaving">Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const NoticeForm = z.strictObject({
  party: z.string('Choose which party leaves').max(60),
  reason: z
    .string('Say why, in a few words')
    .pipe(Words)
    .pipe(z.string().min(3, 'Say why, in a few words').max(1000, 'Use 1,000 characters or fewer')),
  sure: z.literal('yes').optional(),
});

const refused = (here: Inside, refusal: NoticeRefusal): Promise<WebResponse> | WebResponse => {
  if (refusal === 'not-allowed') return problem(here.outside, 'not-yours');
  if (refusal === 'already-given') return redirect('/leaving?done=given');
  return formPage(here, [{ text: 'That party is no longer in the partnership' }]);
};

const take = async (here: Inside): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(NoticeForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return formPage(here, posted.errors);
  const { party: id, reason, sure } = posted.value;
  if (partnership.notices.some(({ party }) => party === id)) return redirect('/leaving?done=given');
  const party = mayLeave(here).find((one) => one.id === id);
  if (!party) return problem(outside, 'not-yours');
  if (!hasSigned(partnership))
    return formPage(here, [{ text: 'Nothing is signed now, so there is no notice to give' }]);
  if (!sure) return checkPage(here, party, reason);
  const given = await giveNotice(outside, { partnership: partnership.id, by: signedIn.person, party: id, reason });
  return given.ok ? redirect('/leaving?done=given') : refused(here, given.refusal);
};

export const leavingRoutes: readonly Route[] = [
  { method: 'GET', path: '/leaving', door: 'signed-in', handle: inside('give-notice', (here) => formPage(here)) },
  { method: 'POST', path: '/leaving', door: 'signed-in', handle: inside('give-notice', take) },
];
