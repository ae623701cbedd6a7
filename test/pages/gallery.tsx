import type { VNode } from 'preact';
import { Breadcrumbs } from '../../functions/pages/components/breadcrumbs.tsx';
import { Button, ButtonGroup } from '../../functions/pages/components/button.tsx';
import { CharacterCount } from '../../functions/pages/components/character-count.tsx';
import { Checkboxes } from '../../functions/pages/components/checkboxes.tsx';
import { DateInput } from '../../functions/pages/components/date-input.tsx';
import { Details } from '../../functions/pages/components/details.tsx';
import { Difference } from '../../functions/pages/components/difference.tsx';
import { FileUpload } from '../../functions/pages/components/file-upload.tsx';
import { Input } from '../../functions/pages/components/input.tsx';
import { InsetText } from '../../functions/pages/components/inset-text.tsx';
import { Link } from '../../functions/pages/components/link.tsx';
import { NotificationBanner } from '../../functions/pages/components/notification-banner.tsx';
import { OffersAndNeeds } from '../../functions/pages/components/offers-and-needs.tsx';
import { Pagination } from '../../functions/pages/components/pagination.tsx';
import { InterruptionPanel, Panel } from '../../functions/pages/components/panel.tsx';
import { Progress } from '../../functions/pages/components/progress.tsx';
import { Radios } from '../../functions/pages/components/radios.tsx';
import { Select } from '../../functions/pages/components/select.tsx';
import { SummaryList } from '../../functions/pages/components/summary-list.tsx';
import { Table } from '../../functions/pages/components/table.tsx';
import { Tag } from '../../functions/pages/components/tag.tsx';
import { TaskList } from '../../functions/pages/components/task-list.tsx';
import { Textarea } from '../../functions/pages/components/textarea.tsx';
import { Timeline } from '../../functions/pages/components/timeline.tsx';
import { WarningText } from '../../functions/pages/components/warning-text.tsx';
import { Page, type Site } from '../../functions/pages/layout.tsx';
import { wordDifference } from '../../functions/pages/word-difference.ts';

const VISITOR: Site = {
  stylesheet: '/assets/app.css?v=gallery',
  icon: '/assets/icon.svg',
  contact: { text: 'Write to the partnership’s lead', href: 'mailto:lead@wendle.example' },
};

const SIGNED_IN: Site = {
  ...VISITOR,
  home: '/home',
  person: { name: 'Grace Holroyd', signOut: '/sign-out' },
  navigation: [
    { text: 'What waits', href: '/home', current: true },
    { text: 'Proposal', href: '/proposal' },
    { text: 'People', href: '/people' },
    { text: 'What happened', href: '/audit' },
  ],
};

/** Pages that show every component, to look at and to try in a browser. They are no part of the product. */
export const GALLERY: Readonly<Record<'home' | 'form' | 'mistakes' | 'done' | 'stop' | 'reading', VNode>> = {
  home: <Home />,
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

const SCHOOLS = [
  { value: '100001', text: 'Wendle Primary School', hint: 'Maintained, 210 pupils' },
  { value: '100002', text: 'Tarn Infant School' },
  { divider: 'or' },
  { value: 'none', text: 'None of these', exclusive: true },
];

function Form() {
  return (
    <Page
      site={SIGNED_IN}
      title="Record the decision"
      heading="Record your board’s decision"
      before={
        <Breadcrumbs
          items={[{ text: 'Wendle Valley', href: '/p' }, { text: 'Decisions', href: '/d' }, { text: 'Record' }]}
          collapses
        />
      }
    >
      <form method="post" noValidate>
        <Radios
          name="decision"
          legend="What did your board decide?"
          legendSize="m"
          hint="Only what the minutes say."
          value="change"
          items={[
            { value: 'agree', text: 'Agreed' },
            {
              value: 'change',
              text: 'Asked for a change',
              reveal: <Textarea name="change" label="Which change?" rows={3} />,
            },
            {
              value: 'decline',
              text: 'Did not agree',
              reveal: <Input name="why" label="Why not?" />,
            },
          ]}
        />
        <DateInput name="meeting" legend="When did it meet?" legendSize="m" hint="For example, 3 12 2026" />
        <Input name="present" label="Governors present" hint="For this vote" inputmode="numeric" width={2} />
        <Input name="cap" label="Most it may cost, in pounds" prefix="£" suffix="a year" width={5} />
        <Input name="email" label="Email address" type="email" autocomplete="email" spellcheck={false} />
        <Checkboxes name="schools" legend="Which schools?" legendSize="m" items={SCHOOLS} values={['100001']} />
        <Select
          name="role"
          label="Your role"
          value="clerk"
          items={[
            { value: 'clerk', text: 'Clerk' },
            { value: 'chair', text: 'Chair' },
          ]}
        />
        <CharacterCount name="note" label="A note for the lead" limit={200} counts="words" />
        <FileUpload name="copy" label="The minutes as a PDF" accept="application/pdf" />
        <WarningText>You cannot change this once the minutes are agreed.</WarningText>
        <Checkboxes name="sure" items={[{ value: 'yes', text: 'This is what the minutes say' }]} />
        <ButtonGroup>
          <Button>Save and continue</Button>
          <Button kind="secondary" name="then" value="later">
            Save for later
          </Button>
          <Button kind="warning">Take it back</Button>
          <Link href="/home">Cancel</Link>
        </ButtonGroup>
      </form>
    </Page>
  );
}

function Mistakes() {
  return (
    <Page
      site={VISITOR}
      title="Sign the agreement"
      heading="Sign the agreement"
      errors={[
        { text: 'Tick that you have read it', field: 'read' },
        { text: 'Type your name', field: 'name' },
        { text: 'The date must have a year', field: 'signed-year' },
        { text: 'Choose a colour', field: 'colour' },
      ]}
      back="/plan"
    >
      <form method="post" noValidate>
        <Checkboxes
          name="read"
          error="Tick that you have read it"
          items={[{ value: 'yes', text: 'I have read the agreement and may sign it for my school' }]}
        />
        <Input name="name" label="Your name" error="Type your name" autocomplete="name" />
        <DateInput
          name="signed"
          legend="Date"
          value={{ day: '3', month: '12' }}
          error="The date must have a year"
          wrong={['year']}
        />
        <Radios
          name="colour"
          legend="Colour"
          error="Choose a colour"
          inline
          items={[
            { value: 'a', text: 'Red' },
            { value: 'b', text: 'Green' },
          ]}
        />
        <Select name="role" label="Role" error="Choose a role" items={[{ value: '', text: 'Choose' }]} />
        <Textarea name="why" label="Why?" error="Say why" value={'\nA line that starts empty'} />
        <FileUpload name="copy" label="A copy" error="Choose a file" />
        <Button>Sign</Button>
      </form>
      <Button start href="/begin">
        Begin again
      </Button>
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
