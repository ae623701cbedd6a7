/** Signed in: how we stand between reviews. Signs that the work wanes, promises so far, meetings, work beside the plan. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { givenOfPromise, type Scorecard } from '../domain/evaluation/evaluation.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { WebResponse } from '../web/route.ts';
import { type BetweenReviews, type CreepNow, readBetweenReviews } from './read-between-reviews.ts';

const doneWords: Readonly<Record<string, string>> = {
  meeting: 'It is noted.',
  covered: 'The agreement covers this, so there is nothing to decide. It was not written down.',
  work: 'It is written down. The lead and the chair have been told.',
  stopped: 'It is noted that this has stopped.',
};

type Shown = { readonly here: SignedInContext; readonly between: BetweenReviews };

function Signals({ between }: Shown) {
  return (
    <section aria-labelledby="signals">
      <h2 class="govuk-heading-m" id="signals">
        Is the work going well?
      </h2>
      {between.signals.length === 0 ? (
        <p class="govuk-body">
          Nothing says otherwise: everything that was to come so far has come, and no answers pile up.
        </p>
      ) : (
        <>
          {between.signals.map(({ words }) => (
            <WarningText>{words}</WarningText>
          ))}
          <p class="govuk-body">
            These are facts, and blame nobody. A telephone call often helps more than a reminder.
          </p>
        </>
      )}
    </section>
  );
}

const keptTags: Readonly<Record<Scorecard['kept'], readonly ['green' | 'yellow' | 'blue', string]>> = {
  'as-promised': ['green', 'As promised'],
  more: ['blue', 'More than promised'],
  less: ['yellow', 'Less than promised'],
};

/** What the agreement said that a school would do so far, and what it did. */
function Promises({ here, between }: Shown) {
  const { scorecards, terms, content } = between;
  const { partnership } = here;
  const hosts = (urn: string): string =>
    listOf((content?.activities ?? []).filter(({ host }) => host === urn).map(({ title }) => title)) || 'nothing';
  return (
    <section aria-labelledby="promises">
      <h2 class="govuk-heading-m" id="promises">
        What each school promised, and what it did
      </h2>
      {terms.length === 0 ? (
        <p class="govuk-body">The first review has not closed yet. Then you see here what was promised and done.</p>
      ) : (
        <>
          <p class="govuk-body">
            So far: {listOf(terms)}. A third of the year’s promise falls to each term. Within a tenth of it counts as
            kept.
          </p>
          <Table
            columns={[
              { head: 'School' },
              { head: 'Hours given' },
              { head: 'Money given' },
              { head: 'Said it would host' },
              { head: 'In short' },
            ]}
            rows={scorecards.map((card) => {
              const [colour, word] = keptTags[card.kept];
              return [
                schoolByUrn(partnership, card.school)?.name ?? card.school,
                givenOfPromise(card).hours,
                givenOfPromise(card).money,
                hosts(card.school),
                card.heard ? <Tag colour={colour}>{word}</Tag> : 'Not known',
              ];
            })}
            firstCellIsHeader
            stacks
          />
        </>
      )}
    </section>
  );
}

function Meetings({ here, between }: Shown) {
  const mayNote = may(here.partnership, here.signedIn.person, 'note-facts');
  const words = ({ noted }: BetweenReviews['meetings'][number]): string => {
    if (!noted) return 'Nobody has said';
    if (!noted.held) return 'It did not take place';
    const missing = noted.missing.map((urn) => schoolByUrn(here.partnership, urn)?.name ?? urn);
    return missing.length === 0 ? 'Every school was there' : `Not there: ${listOf(missing)}`;
  };
  return (
    <section aria-labelledby="meetings">
      <h2 class="govuk-heading-m" id="meetings">
        Meetings
      </h2>
      {between.meetings.length === 0 ? (
        <p class="govuk-body">No meeting of the plan has been yet.</p>
      ) : (
        <Table
          columns={[{ head: 'Meeting' }, { head: 'Who was there' }]}
          rows={between.meetings.map((meeting) => [
            mayNote ? (
              <Link href={`/standing/meetings/${meeting.date}`}>{longDate(meeting.date)}</Link>
            ) : (
              longDate(meeting.date)
            ),
            words(meeting),
          ])}
          firstCellIsHeader
          stacks
        />
      )}
    </section>
  );
}

const because = ({ creep, work }: CreepNow): string => {
  if (!creep) return 'The agreement covers it by now.';
  const years = work.years.length === 0 ? '' : ` (Year ${listOf(work.years)})`;
  return creep.because === 'other-years'
    ? `It grew out of “${creep.grewFrom}”, which was agreed for other year groups${years}.`
    : 'No activity like it was agreed.';
};

/** One piece of work beside the plan, and the two ways to go on. */
function OneWork({ here, now, nameOf }: { here: SignedInContext; now: CreepNow; nameOf: BetweenReviews['nameOf'] }) {
  const { partnership, signedIn } = here;
  const { work, creep } = now;
  const open = creep !== undefined && work.stopped === undefined;
  return (
    <>
      <h3 class="govuk-heading-s">
        {work.title}{' '}
        {open ? (
          <Tag colour="yellow">Not in the agreement</Tag>
        ) : (
          <Tag colour="green">{creep ? 'Stopped' : 'Agreed'}</Tag>
        )}
      </h3>
      <p class="govuk-body">
        {because(now)} {nameOf(work.by)} wrote it down on {longDate(work.on)}.
        {work.stopped && ` It stopped on ${longDate(work.stopped.on)}.`}
      </p>
      {open && (
        <Bullets
          items={[
            may(partnership, signedIn.person, 'write-proposal') ? (
              <Link href={`/proposal/change?about=${encodeURIComponent(work.title)}`}>
                Put it to the boards: begin a change of the plan and add it
              </Link>
            ) : (
              `${nameOf(partnership.roles.lead)}, who leads the partnership, can put it to the boards as a change of the plan.`
            ),
            'Or stop it for now, and add it to next year’s plan.',
          ]}
        />
      )}
      {open && may(partnership, signedIn.person, 'note-facts') && (
        <form method="post" action={`/standing/work/${work.id}`} novalidate>
          <Button kind="secondary">
            It has stopped<span class="govuk-visually-hidden">: {work.title}</span>
          </Button>
        </form>
      )}
    </>
  );
}

function BesideThePlan({ here, between }: Shown) {
  const { work, nameOf } = between;
  const open = work.filter(({ creep, work: one }) => creep && !one.stopped).length;
  return (
    <section aria-labelledby="beside">
      <h2 class="govuk-heading-m" id="beside">
        Work that is not in the agreement
      </h2>
      <p class="govuk-body">
        {open === 0
          ? 'We know of none.'
          : `${countOf(open, 'piece')} of work that no board has agreed to. Good work too needs somebody who has said yes to it.`}
      </p>
      {work.map((now) => (
        <OneWork here={here} now={now} nameOf={nameOf} />
      ))}
      {may(here.partnership, here.signedIn.person, 'note-facts') && (
        <p class="govuk-body">
          <Link href="/standing/work">Write down something that goes on and is not in the plan</Link>
        </p>
      )}
    </section>
  );
}

const betweenReviewsPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today, web } = here;
  const between = await readBetweenReviews(outside, partnership, today);
  const { done = '' } = web.query;
  return framedPage(
    here,
    { title: 'How we stand', wide: true },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <Signals here={here} between={between} />
      <BesideThePlan here={here} between={between} />
      <Promises here={here} between={between} />
      <Meetings here={here} between={between} />
      <InsetText>
        What the reviews decided, and who helps whom, is in the <Link href="/decided">log of decisions</Link>.
      </InsetText>
    </>,
  );
};

export const showBetweenReviews = whoeverMay('see-partnership', betweenReviewsPage);
