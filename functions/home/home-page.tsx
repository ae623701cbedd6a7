/** One screen for twenty minutes a week: what waits for me, for whom we wait, what is due, where we stand. */

import type { OpenAction } from '../domain/diary/meeting.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import type { HealthSignal } from '../domain/health/health-signals.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { pausesOn } from '../domain/partnership/pause.ts';
import { shortPartyName, shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { Timeline } from '../pages/components/timeline.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { type BoardSoFar, BoardsSoFar } from './boards-so-far.tsx';
import { DoNow } from './do-now.tsx';
import { MyActions } from './my-actions.tsx';
import { NextDate } from './next-date.tsx';
import { stageWords } from './stage-words.ts';
import type { ForMe, ForOthers } from './waiting.ts';
import { WaysOn } from './ways-on.tsx';
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
    readonly next: Occasion | undefined;
    /** What this person has still to do from meetings. */
    readonly actions: readonly OpenAction[];
    /** While boards decide: how far each is, and where that is told whole. */
    readonly boards?: { readonly so: readonly BoardSoFar[]; readonly href: string } | undefined;
  };
  /** Questions of board members that wait for this person's answer. */
  readonly unanswered: number;
  /** Whether they are the clerk of a board here. */
  readonly isClerk: boolean;
  /** Whether they are appointed to look after the system. */
  readonly runsIt: boolean;
  /** Their id. */
  readonly me: string;
};

export function Home({ partnership, today, forMe, others, unanswered, isClerk, runsIt, me }: HomeProps) {
  return (
    <>
      <div class="sp-home">
        <section class="sp-home__card sp-home__card--first">
          <h2 class="govuk-heading-m">Do now</h2>
          <DoNow forMe={forMe} unanswered={unanswered} today={today} />
          {others && <MyActions actions={others.actions} today={today} />}
          {isClerk && (
            <p class="govuk-body">
              <Link href="/agendas">Your boards’ agendas, in every partnership</Link>
            </p>
          )}
        </section>
        {others && (
          <section class="sp-home__card">
            <h2 class="govuk-heading-m">Next date</h2>
            <Next partnership={partnership} next={others.next} />
          </section>
        )}
      </div>
      {others && (
        <>
          {others.boards && (
            <BoardsSoFar
              names={new Map(partnership.parties.map((party) => [party.id, shortPartyName(party, partnership)]))}
              boards={others.boards.so}
              href={others.boards.href}
            />
          )}
          {pausesOn(partnership, today).length > 0 && (
            <>
              <h2 class="govuk-heading-m">Paused by an objection</h2>
              <ul class="govuk-list govuk-list--bullet">
                {pausesOn(partnership, today).map(({ objection, title }) => (
                  <li>
                    <Link href={`/objections/${objection}`}>{title}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {others.signals.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Worth a look</h2>
              <Bullets items={others.signals.map(({ words }) => words)} />
              <p class="govuk-body">
                <Link href="/standing">See how we stand</Link>
              </p>
            </>
          )}
          <h2 class="govuk-heading-m">We wait for others</h2>
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
          <WaysOn me={me} maySearch={may(partnership, me, 'find-schools')} runsIt={runsIt} />
        </>
      )}
    </>
  );
}

function Next({ partnership, next }: { partnership: Partnership; next: Occasion | undefined }) {
  const names = shortSchoolNames(partnership);
  const piece = next?.thinkPiece;
  return (
    <NextDate
      next={next}
      where={next === undefined ? '' : occasionWhere(next, names)}
      thinkPiece={piece === undefined ? undefined : (names.get(piece) ?? piece)}
    />
  );
}

function Late({ dueOn, today }: { dueOn: PlainDate; today: PlainDate }) {
  return dueOn < today ? <Tag colour="red">Late</Tag> : null;
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
