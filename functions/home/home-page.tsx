/** One screen for twenty minutes a week: what waits for me, for whom we wait, what is due, where we stand. */
import type { HealthSignal } from '../domain/health/health-signals.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Timeline } from '../pages/components/timeline.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { stageWords } from './stage-words.ts';
import type { ForMe, ForOthers } from './waiting.ts';
import { dueNext, type Year } from './year.ts';

export type HomeProps = {
  readonly partnership: Partnership;
  readonly today: PlainDate;
  readonly forMe: readonly ForMe[];
  /** Nothing about others for somebody without a part in the partnership. */
  readonly others?: {
    readonly waiting: readonly ForOthers[];
    readonly year: Year;
    /** Signs that the work wanes, for those who can do something about it. */
    readonly signals: readonly HealthSignal[];
  };
  /** Questions of board members that wait for this person's answer. */
  readonly unanswered: number;
  /** Whether they are the clerk of a board here. */
  readonly isClerk: boolean;
  /** Their id. */
  readonly me: string;
};

export function Home({ partnership, today, forMe, others, unanswered, isClerk, me }: HomeProps) {
  return (
    <>
      <h2 class="govuk-heading-m">For you to do</h2>
      <Mine forMe={forMe} unanswered={unanswered} today={today} />
      {isClerk && (
        <p class="govuk-body">
          <Link href="/agendas">Your boards’ agendas, in every partnership</Link>
        </p>
      )}
      {others && (
        <>
          {others.signals.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Signs that something needs a look</h2>
              <Bullets items={others.signals.map(({ words }) => words)} />
              <p class="govuk-body">
                <Link href="/standing">See how we stand</Link>
              </p>
            </>
          )}
          <h2 class="govuk-heading-m">Waits for others</h2>
          <Others waiting={others.waiting} today={today} />
          <h2 class="govuk-heading-m">Due next</h2>
          <DueNext year={others.year} today={today} />
          <h2 class="govuk-heading-m">Where we stand</h2>
          <p class="govuk-body">{stageWords(partnership.stage)}</p>
          <Timeline
            from={others.year.from}
            to={others.year.to}
            today={today}
            items={others.year.milestones}
            summary="The year in words"
          />
          <h2 class="govuk-heading-m">More</h2>
          <Ways me={me} maySearch={may(partnership, me, 'find-schools')} />
        </>
      )}
    </>
  );
}

function Late({ dueOn, today }: { dueOn: PlainDate; today: PlainDate }) {
  return dueOn < today ? <Tag colour="red">Late</Tag> : null;
}

function Mine({ forMe, unanswered, today }: Pick<HomeProps, 'forMe' | 'unanswered' | 'today'>) {
  if (forMe.length === 0 && unanswered === 0) return <p class="govuk-body">Nothing waits for you. Thank you.</p>;
  return (
    <>
      {unanswered > 0 && (
        <p class="govuk-body">
          <Link href="/questions">Answer {countOf(unanswered, 'question')} from board members</Link>
        </p>
      )}
      {forMe.length > 0 && (
        <Table
          columns={[{ head: 'What' }, { head: 'By' }]}
          rows={forMe.map(({ toDo, href, dueOn }) => [
            href === undefined ? `${toDo}. Please use the link in your email.` : <Link href={href}>{toDo}</Link>,
            <>
              {longDate(dueOn)} <Late dueOn={dueOn} today={today} />
            </>,
          ])}
          firstCellIsHeader
          stacks
        />
      )}
    </>
  );
}

const mostNames = 3;

const namesOf = (who: readonly string[]): string => {
  if (who.length === 0) return 'Nobody is left to answer';
  if (who.length <= mostNames + 1) return listOf(who);
  return listOf([...who.slice(0, mostNames), countOf(who.length - mostNames, 'other')]);
};

const nextStep = ({ next }: ForOthers): string => {
  if (!next) return 'None';
  const on = longDate(next.on);
  if (next.act === 'remind') return `Reminder on ${on}`;
  return next.act === 'escalate' ? `Somebody else is told on ${on}` : `Closes on ${on}`;
};

function Others({ waiting, today }: { waiting: readonly ForOthers[]; today: PlainDate }) {
  if (waiting.length === 0) return <p class="govuk-body">We wait for nobody else.</p>;
  return (
    <Table
      columns={[{ head: 'What' }, { head: 'Who' }, { head: 'Asked on' }, { head: 'By' }, { head: 'What comes next' }]}
      rows={waiting.map((one) => [
        one.waitsFor,
        namesOf(one.who),
        longDate(one.since),
        <>
          {longDate(one.dueOn)} <Late dueOn={one.dueOn} today={today} />
        </>,
        nextStep(one),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

function DueNext({ year, today }: { year: Year; today: PlainDate }) {
  const next = dueNext(year, today);
  if (next.length === 0) return <p class="govuk-body">No date is known yet.</p>;
  return <Bullets items={next.map(({ on, what }) => `${longDate(on)}: ${what}`)} />;
}

function Ways({ me, maySearch }: { me: string; maySearch: boolean }) {
  return (
    <Bullets
      items={[
        <Link href="/partnership">The partnership on one page</Link>,
        <Link href="/proposal">The proposal</Link>,
        <Link href="/documents">The documents that we have signed</Link>,
        ...(maySearch ? [<Link href="/find">Find schools near us</Link>] : []),
        <Link href="/diary">The diary: what is when, where, and what stands against it</Link>,
        <Link href="/reviews">The termly reviews</Link>,
        <Link href="/ledger">The ledger: what each school gives and gets</Link>,
        <Link href="/surveys">Surveys of pupils and staff</Link>,
        <Link href="/activities">The activities, and how to stop one today</Link>,
        <Link href="/evaluation">How the year went</Link>,
        <Link href="/standing">How we stand between reviews</Link>,
        <Link href="/decided">What was decided, and who helps whom</Link>,
        <Link href="/people">Who does what</Link>,
        <Link href={`/people/${me}`}>How we reach you: by email or by text message</Link>,
        <Link href="/audit">Everything that happened</Link>,
      ]}
    />
  );
}
