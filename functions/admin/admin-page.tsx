/** For whoever runs the system: how it runs, what was set aside, how each partnership stands. */
import { stageNames } from '../domain/lifecycle/stage-names.ts';
import { may } from '../domain/permissions.ts';
import { countOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { type AdminContext, adminFrame, moment, whoeverRunsIt } from './admin-frame.tsx';
import { type Line, mostSetAside, readPartnerships, readState, type State } from './read-state.ts';

const dayMs = 86_400_000;
/** A morning was missed when the last sweep is older than a day and a bit. */
const sweepLateMs = dayMs + 2 * 3_600_000;
const copyOldMs = 2 * dayMs;

function Aged({ at, now, lateMs }: { at: Date; now: Date; lateMs: number }) {
  const age = now.getTime() - at.getTime();
  const days = Math.floor(age / dayMs);
  return (
    <>
      {moment(at)}
      {days > 0 ? `, ${countOf(days, 'day')} ago` : ''}
      {age > lateMs && (
        <>
          {' '}
          <Tag colour="red">Too old</Tag>
        </>
      )}
    </>
  );
}

function Swept({ swept, now }: { swept: State['swept']; now: Date }) {
  if (!swept) return <>None is written down yet. It runs every morning at seven.</>;
  const trouble = [
    ...(swept.failed > 0 ? [`${countOf(swept.failed, 'thing')} failed and will be tried again`] : []),
    ...(swept.setAside > 0 ? [`${countOf(swept.setAside, 'record')} could not be read`] : []),
  ];
  return (
    <>
      <Aged at={new Date(swept.at)} now={now} lateMs={sweepLateMs} />
      <br />
      {trouble.length > 0 ? trouble.join(', ') : 'Everything that was due was looked at.'}
    </>
  );
}

function Backup({ running, now }: { running: State['running']; now: Date }) {
  switch (running?.backup.kind) {
    case 'copy':
      return <Aged at={running.backup.at} now={now} lateMs={copyOldMs} />;
    case 'continuous':
      return <>Any second of the last 35 days, up to {moment(running.backup.until)}</>;
    case 'none':
      return (
        <>
          <Tag colour="red">None</Tag> No backup of this folder has been made: <code>npm run backup</code>
        </>
      );
    default:
      return <>We could not find out. Look at it yourself: the runbook says where.</>;
  }
}

const waitingWords = ({ waiting, minutes }: State['waiting']): string => {
  if (waiting === 0) return 'Nothing';
  const what = waiting >= 1000 ? 'A thousand or more' : countOf(waiting, 'email or doorbell', 'emails and doorbells');
  return `${what}. The oldest has waited ${minutes < 1 ? 'less than a minute' : countOf(minutes, 'minute')}.`;
};

function How({ state, now }: { state: State; now: Date }) {
  return (
    <SummaryList
      rows={[
        { key: 'Version', value: state.running?.version ?? 'Not known here' },
        {
          key: 'Last morning’s round',
          value: <Swept swept={state.swept} now={now} />,
        },
        {
          key: 'Last backup',
          value: <Backup running={state.running} now={now} />,
        },
        { key: 'On its way out', value: waitingWords(state.waiting) },
      ]}
    />
  );
}

const kindWords: Readonly<Record<string, string>> = {
  mail: 'An email',
  'mail-many': 'Emails to many',
  'search-mail': 'An email about a search',
  ring: 'A doorbell of a workflow',
  start: 'The start of a workflow',
  task: 'A step that was due',
};

function SetAside({ setAside }: { setAside: State['setAside'] }) {
  if (setAside.shown.length === 0) return <p class="govuk-body">Nothing has been given up.</p>;
  return (
    <>
      <p class="govuk-body">
        These were tried for days and given up. Put right what is wrong, then try them again. An email that makes no
        sense any more, such as an old code, is not sent.
      </p>
      <Table
        columns={[
          { head: 'What' },
          { head: 'Partnership' },
          { head: 'Since' },
          { head: 'What was said' },
          { head: 'Do' },
        ]}
        rows={setAside.shown.map(({ effect, kind, partnership, since, because }) => [
          kindWords[kind] ?? 'Something that this version does not know',
          partnership ?? 'Not named',
          moment(since),
          because === '' ? 'Nothing' : because,
          <form method="post" action="/admin/again" novalidate>
            <input type="hidden" name="effect" value={effect} />
            <Button kind="secondary">
              Try again
              <span class="govuk-visually-hidden">
                : {kindWords[kind] ?? 'this'} of {moment(since)}
              </span>
            </Button>
          </form>,
        ])}
        firstCellIsHeader
        stacks
      />
      {setAside.more && <p class="govuk-body">There are more. These are the first {mostSetAside}.</p>}
      <form method="post" action="/admin/again" novalidate>
        <Button kind="secondary" name="all" value="yes">
          Try them all again
        </Button>
      </form>
    </>
  );
}

const standWords = (line: Line): readonly string[] => {
  if (!line.readable) return ['Its record cannot be read', 'Unknown', 'Unknown'];
  const { stage, archived, open, late, refused } = line;
  const waits = open === 0 ? 'Nobody is asked' : `${countOf(open, 'thing')}${late > 0 ? `, ${late} late` : ''}`;
  return [archived ? `${stageNames[stage]}. Put away` : stageNames[stage], waits, String(refused.length)];
};

function Partnerships({ lines, next }: { lines: readonly Line[]; next: string | undefined }) {
  return (
    <>
      {lines.length === 0 ? (
        <p class="govuk-body">There are none here.</p>
      ) : (
        <Table
          columns={[
            { head: 'Partnership' },
            { head: 'Stage' },
            { head: 'Waits for answers' },
            { head: 'Refused addresses' },
          ]}
          rows={lines.map((line) => [line.readable ? `${line.name} (${line.id})` : line.id, ...standWords(line)])}
          firstCellIsHeader
          stacks
        />
      )}
      {next !== undefined && (
        <p class="govuk-body">
          <Link href={`/admin?after=${encodeURIComponent(next)}`}>More partnerships</Link>
        </p>
      )}
    </>
  );
}

const whyRefused = {
  bounced: 'Emails come back',
  complained: 'Asked for no more emails',
} as const;

/** The domain alone: it is what a school's IT can do something about. */
const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

function Refused({ lines }: { lines: readonly Line[] }) {
  const rows = lines.flatMap((line) =>
    line.readable
      ? line.refused.map(({ name, email, noMail }) => [
          name,
          line.name,
          domainOf(email),
          noMail === undefined ? '' : whyRefused[noMail],
        ])
      : [],
  );
  if (rows.length === 0) return <p class="govuk-body">Our emails reach everybody on this page’s partnerships.</p>;
  return (
    <>
      <p class="govuk-body">
        We write to none of them. The clerk or the lead was told, and puts the address right on the person’s page.
      </p>
      <Table
        columns={[{ head: 'Who' }, { head: 'Partnership' }, { head: 'Address at' }, { head: 'Why' }]}
        rows={rows}
        firstCellIsHeader
        stacks
      />
    </>
  );
}

const doneWords = (done: string | undefined): string | undefined => {
  const [, count] = /^again-(\d{1,6})$/.exec(done ?? '') ?? [];
  if (count === undefined) return undefined;
  return count === '0'
    ? 'It had gone out, or somebody else had put it back. Nothing was changed.'
    : `${countOf(Number(count), 'thing')} put back. Each is tried again within minutes.`;
};

/** `after` is what an earlier page gave; anything else leads nowhere. */
const partnershipsAfter = async (here: AdminContext) => {
  try {
    return await readPartnerships(here.outside, here.web.query.after);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const invite = 'Invite a head who has no partnership';

const show = async (here: AdminContext): Promise<WebResponse> => {
  const { outside, web } = here;
  const [state, listed, own] = await Promise.all([
    readState(outside),
    partnershipsAfter(here),
    outside.store.get(partnerships.key(here.signedIn.partnership, theOne)),
  ]);
  if (!listed) return problem(outside, 'not-found');
  const done = doneWords(web.query.done);
  const now = outside.clock.now();
  const mayInvite = own !== undefined && may(decode(partnerships, own), here.signedIn.person, 'invite-head');
  return adminFrame(
    here,
    { title: 'How the system runs', back: '/home' },
    <>
      {done !== undefined && <NotificationBanner kind="success">{done}</NotificationBanner>}
      <How state={state} now={now} />
      <ul class="govuk-list">
        <li>
          <Link href="/admin/incident">Something went to the wrong person: who could see it, whom to tell</Link>
        </li>
        <li>
          {mayInvite ? (
            <Link href="/find/invite">{invite}</Link>
          ) : (
            `${invite}: an admin or an adviser of a partnership can`
          )}
        </li>
      </ul>
      <h2 class="govuk-heading-m">Given up</h2>
      <SetAside setAside={state.setAside} />
      <h2 class="govuk-heading-m">Partnerships</h2>
      <Partnerships {...listed} />
      <h2 class="govuk-heading-m">Addresses that refuse our emails</h2>
      <Refused lines={listed.lines} />
    </>,
  );
};

export const showAdmin = whoeverRunsIt(show);
