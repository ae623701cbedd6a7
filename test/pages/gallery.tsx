import type { VNode } from 'preact';
import { Occasion } from '../../functions/domain/diary/occasion.ts';
import { BoardsSoFar } from '../../functions/home/boards-so-far.tsx';
import { DoNow } from '../../functions/home/do-now.tsx';
import { NextDate } from '../../functions/home/next-date.tsx';
import { WaysOn } from '../../functions/home/ways-on.tsx';
import { BarPicture } from '../../functions/pages/charts/bar-picture.tsx';
import { LinePicture } from '../../functions/pages/charts/line-picture.tsx';
import { MapPicture } from '../../functions/pages/charts/map-picture.tsx';
import { TermPicture } from '../../functions/pages/charts/term-picture.tsx';
import { TheoryOfChange } from '../../functions/pages/charts/theory-picture.tsx';
import { Button } from '../../functions/pages/components/button.tsx';
import { Details } from '../../functions/pages/components/details.tsx';
import { Difference } from '../../functions/pages/components/difference.tsx';
import { InsetText } from '../../functions/pages/components/inset-text.tsx';
import { Link } from '../../functions/pages/components/link.tsx';
import { NotificationBanner } from '../../functions/pages/components/notification-banner.tsx';
import { OffersAndNeeds } from '../../functions/pages/components/offers-and-needs.tsx';
import { Pagination } from '../../functions/pages/components/pagination.tsx';
import { InterruptionPanel, Panel } from '../../functions/pages/components/panel.tsx';
import { Progress } from '../../functions/pages/components/progress.tsx';
import { SummaryList } from '../../functions/pages/components/summary-list.tsx';
import { Table } from '../../functions/pages/components/table.tsx';
import { Tag } from '../../functions/pages/components/tag.tsx';
import { TaskList } from '../../functions/pages/components/task-list.tsx';
import { Timeline } from '../../functions/pages/components/timeline.tsx';
import { ForWhom, Promises } from '../../functions/pages/front/for-whom.tsx';
import { SchoolsPicture } from '../../functions/pages/front/schools-picture.tsx';
import { WayPicture } from '../../functions/pages/front/way-picture.tsx';
import { Page } from '../../functions/pages/layout.tsx';
import { wordDifference } from '../../functions/pages/word-difference.ts';
import { Form, Mistakes } from './gallery-forms.tsx';
import { SIGNED_IN, VISITOR } from './gallery-sites.ts';

const LAB = Occasion.parse({
  id: 'o-lab',
  kind: 'session',
  title: 'Laboratory morning',
  date: '2026-05-14',
  start: '10:00',
  end: '12:00',
  schools: ['900001'],
  state: 'locked',
});

/** Pages that show every component, to look at and to try in a browser. They are no part of the product. */
export const GALLERY: Readonly<
  Record<'home' | 'start' | 'front' | 'form' | 'mistakes' | 'done' | 'stop' | 'reading', VNode>
> = {
  home: <Home />,
  start: (
    <Page site={SIGNED_IN} title="Home" caption="Wendle Valley partnership" heading="2 things wait for you" wide>
      <div class="sp-home">
        <section class="sp-home__card sp-home__card--first">
          <h2 class="govuk-heading-m">Do now</h2>
          <DoNow
            forMe={[{ toDo: 'Write down what the review decided', href: '/', dueOn: '2026-05-14' }]}
            unanswered={1}
            today="2026-05-15"
          />
        </section>
        <section class="sp-home__card">
          <h2 class="govuk-heading-m">Next date</h2>
          <NextDate next={LAB} where="at Harrowbeck" thinkPiece="Wendle Park" />
          <p class="govuk-body">
            <code class="sp-address">https://partnership.example/f/calendar.ics</code>
          </p>
        </section>
      </div>
      <BoardsSoFar
        names={new Map([['bridge', 'Wendle Bridge']])}
        boards={[
          { party: 'bridge', said: 'yes', on: '2026-05-14' },
          { party: 'park', said: 'no', on: '2026-05-12' },
          { party: 'harrowbeck', said: 'not-yet' },
        ]}
        href="/decisions"
      />
      <WaysOn me="dan" maySearch runsIt={false} />
    </Page>
  ),
  front: (
    <Page site={VISITOR} title="Schools that work together" wide>
      <div class="sp-front__hero">
        <div class="sp-front__words">
          <h1 class="govuk-heading-xl">Schools agree to work together.</h1>
          <p class="govuk-body">
            <Link href="/sign-in">Sign in</Link>
          </p>
        </div>
        <SchoolsPicture />
      </div>
      <section class="sp-front__part">
        <h2 class="govuk-heading-l">The way</h2>
        <WayPicture />
        <ForWhom />
        <Promises />
      </section>
    </Page>
  ),
  form: <Form />,
  mistakes: <Mistakes />,
  done: (
    <Page site={VISITOR} title="Your board’s decision is recorded">
      <Panel title="Your board’s decision is recorded">Reference WV-17</Panel>
      <h2 class="govuk-heading-m">What happens next</h2>
      <p class="govuk-body">
        Three of four boards have decided. <Link href="/plan">Read the plan again</Link>.
      </p>
    </Page>
  ),
  stop: (
    <Page site={SIGNED_IN} title="End the partnership?" back="/home">
      <InterruptionPanel
        title="End the partnership?"
        actions={
          <>
            <Button kind="inverse">Yes, end it</Button>
            <Link href="/home" inverse>
              No, keep it
            </Link>
          </>
        }
      >
        <p class="govuk-body">All four schools are told today.</p>
      </InterruptionPanel>
    </Page>
  ),
  reading: <Reading />,
};

function Home() {
  return (
    <Page site={SIGNED_IN} title="What waits" caption="Wendle Valley partnership" heading="What waits" wide>
      <NotificationBanner kind="success">Your answers to question 4 are saved.</NotificationBanner>
      <h2 class="govuk-heading-m">The year</h2>
      <BarPicture
        title="Staff hours given and received"
        groups={[
          {
            label: 'Wendle Park',
            bars: [
              { label: 'hours given', value: 64, said: '64' },
              { label: 'hours received', value: 22, said: '22' },
            ],
          },
        ]}
      />
      <LinePicture title="Points behind" times={['Autumn', 'Spring']} series={[{ label: 'FSM', values: [12, 8] }]} />
      <TheoryOfChange
        theory={{
          inputs: ['4 schools'],
          lanes: [{ purpose: 'Latin', does: ['A club'], changes: ['30 finish'] }],
          impact: ['All'],
        }}
      />
      <p class="govuk-body sp-not-on-paper">
        Seal: <span class="sp-seal">0123</span>
      </p>
      <div class="sp-drop">
        <p class="govuk-body">Drop a copy here.</p>
      </div>
      <div class="sp-two-pages">
        <h2 class="govuk-heading-m">Two pages</h2>
      </div>
      <MapPicture own="Harrowbeck" kilometres={5} places={[{ east: 1000, north: 2000 }]} />
      <TermPicture
        chart="term"
        title="Autumn term"
        from="2025-09-02"
        to="2025-12-19"
        schools={[
          { urn: '999001', name: 'Wendle Park', closed: [{ from: '2025-10-27', until: '2025-10-31' }] },
          { urn: '999002', name: 'Harrowbeck', closed: [] },
        ]}
        dates={[
          { on: '2025-09-11', host: '999001', decide: false },
          { on: '2025-12-18', host: '999002', decide: true },
        ]}
      />
      <Timeline
        from="2026-09-01"
        to="2027-07-21"
        today="2026-11-27"
        items={[
          { on: '2026-09-14', what: 'Proposal sent to boards', state: 'done' },
          { on: '2026-10-06', what: 'Wendle Primary agreed', state: 'done' },
          { on: '2026-10-20', what: 'Tarn Infant agreed', state: 'done' },
          { on: '2026-11-12', what: 'Papers to governors', state: 'done' },
          { on: '2026-12-03', what: 'Hartside Academy’s board meets', state: 'open' },
          { on: '2026-12-08', what: 'Calder High’s board meets', state: 'open' },
          { on: '2026-12-18', what: 'MOU signed', state: 'ahead' },
          { on: '2027-03-25', what: 'Spring review', state: 'ahead' },
          { on: '2027-07-01', what: 'Evaluation', state: 'ahead' },
          { on: '2027-07-21', what: 'End of the year', state: 'ahead' },
        ]}
      />
      <h2 class="govuk-heading-m">The proposal</h2>
      <Progress id="questions-answered" label="Questions answered" done={7} of={11} />
      <TaskList
        items={[
          { title: 'Values', href: '/q/1', status: 'Done' },
          { title: 'Purposes', href: '/q/3', hint: 'Bilal Shah has this one', status: <Tag>In progress</Tag> },
          { title: 'Money', href: '/q/7', status: <Tag colour="red">Does not add up</Tag> },
          { title: 'Send to boards', status: 'Cannot start yet', cannotStartYet: true },
        ]}
      />
      <OffersAndNeeds
        caption="Strengths and needs"
        schools={[
          { name: 'Wendle Primary', offers: ['A pool on Thursdays', 'A phonics lead'], needs: ['Science teaching'] },
          { name: 'Calder High', offers: ['Laboratories', 'Year 10 reading partners'], needs: [] },
        ]}
      />
      <Table
        caption="Hours promised and given"
        captionSize="m"
        columns={[
          { head: 'School' },
          { head: 'Promised', numeric: true },
          { head: 'Given', numeric: true },
          { head: 'State' },
        ]}
        rows={[
          ['Wendle Primary', 40, 38, <Tag colour="green">On course</Tag>],
          ['Calder High', 60, 12, <Tag colour="orange">Behind</Tag>],
        ]}
        firstCellIsHeader
        stacks
      />
      <Pagination
        previous={{ href: '?page=1' }}
        next={{ href: '?page=3' }}
        items={[
          { number: 1, href: '?page=1' },
          { number: 2, href: '?page=2', current: true },
          { ellipsis: true },
          { number: 9, href: '?page=9' },
        ]}
      />
    </Page>
  );
}

function Reading() {
  return (
    <Page site={VISITOR} title="The Wendle Valley plan" heading="The Wendle Valley plan" back="/">
      <InsetText>Your board decides. You can read, ask, and put it on the agenda.</InsetText>
      <Details summary="What is a quorum?">The number of governors who must be there for a decision to count.</Details>
      <NotificationBanner>
        <p class="govuk-notification-banner__heading">Governors at Tarn Infant have asked two questions.</p>
        <p class="govuk-body">
          <a class="govuk-notification-banner__link" href="/questions">
            Read the answers
          </a>
        </p>
      </NotificationBanner>
      <SummaryList
        rows={[
          {
            key: 'When',
            value: '3 December 2026',
            actions: [{ href: '/when', text: 'Change', hidden: 'when your board meets' }],
          },
          {
            key: 'Seal',
            value: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3a94a8fe5ccb19ba61c4c0873',
          },
        ]}
      />
      <SummaryList
        card={{ title: 'Reading together', actions: [{ href: '/x', text: 'Remove' }] }}
        rows={[{ key: 'Lead', value: 'Bilal Shah', actions: [{ href: '/lead', text: 'Change', hidden: 'lead' }] }]}
      />
      <h2 class="govuk-heading-m">What changed</h2>
      <Difference
        pieces={wordDifference(
          'Year 5 pupils visit the laboratories twice a term on Thursdays.',
          'Year 5 and Year 6 pupils visit the laboratories three times a term on Thursdays.',
        )}
      />
      <Pagination
        previous={{ href: '/1', text: 'Before', label: 'What it costs' }}
        next={{ href: '/3', text: 'After', label: 'How to leave' }}
      />
    </Page>
  );
}
