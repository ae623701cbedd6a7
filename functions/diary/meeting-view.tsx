/** A meeting on its page: agenda and think piece, what was noted, what is open, and the forms for whoever may write them. */
import type { Action } from '../domain/diary/action.ts';
import { mayFinish, mayPrepare } from '../domain/diary/meeting.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import { listOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets, Paragraphs } from '../pages/paragraphs.tsx';
import { textIn } from '../web/typed-text.ts';
import { NoteForm, PlanForm } from './meeting-form.tsx';
import type { MeetingShown } from './read-meeting.ts';

/** The think piece as every reader of the page and of the archive sees it. */
export function Piece({ occasion, school }: { occasion: Occasion; school: string | undefined }) {
  const { piece } = occasion;
  if (!piece) return null;
  return (
    <>
      <p class="govuk-body">
        <strong>{piece.title}</strong>
        {school !== undefined && `, from ${school}`}
      </p>
      <Bullets items={piece.lines} />
      {piece.link !== undefined && (
        <p class="govuk-body">
          <Link href={piece.link} hidden={`about ${piece.title}`}>
            Read more at {new URL(piece.link).hostname}
          </Link>
        </p>
      )}
    </>
  );
}

/** What somebody does, by when, with the button for whoever may say that it is done. */
function ActionItem({ action, from, shown }: { action: Action; from: string; shown: MeetingShown }) {
  const { here, nameOf } = shown;
  const { what, who, by, done } = action;
  const mayEnd =
    done === undefined &&
    may(here.partnership, here.signedIn.person, 'note-facts') &&
    mayFinish(here.partnership, here.signedIn.person, action);
  return (
    <>
      {what}: {nameOf(who)}, by {longDate(by)}.{' '}
      {done ? `Done on ${longDate(done.on)}.` : by < here.today ? 'It is late.' : ''}
      {mayEnd && (
        <form method="post" action={`/diary/${from}/actions`} novalidate>
          <input type="hidden" name="action" value={action.id} />
          <Button kind="secondary">
            It is done<span class="govuk-visually-hidden">: {what}</span>
          </Button>
        </form>
      )}
    </>
  );
}

function Agenda(shown: MeetingShown) {
  const { here, occasion, open } = shown;
  const names = shortSchoolNames(here.partnership);
  const { agenda, piece, thinkPiece, plan = [] } = occasion;
  return (
    <>
      <h2 class="govuk-heading-m">Agenda</h2>
      {agenda === undefined ? <p class="govuk-body">No agenda is written yet.</p> : <Paragraphs text={agenda} />}
      {open.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Open actions</h3>
          <Bullets items={open.map((action) => <ActionItem action={action} from={action.occasion} shown={shown} />)} />
        </>
      )}
      {piece && (
        <>
          <h3 class="govuk-heading-s">Think piece</h3>
          <Piece
            occasion={occasion}
            school={thinkPiece === undefined ? undefined : (names.get(thinkPiece) ?? thinkPiece)}
          />
        </>
      )}
      {plan.length > 0 && (
        <>
          <h3 class="govuk-heading-s">The shared plan that it became</h3>
          <Bullets items={plan.map((action) => <ActionItem action={action} from={occasion.id} shown={shown} />)} />
        </>
      )}
    </>
  );
}

function PrepareForm({ here, occasion, errors }: MeetingShown) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const typed = (field: string, before: string | undefined) => textIn(here, field) ?? before;
  const { agenda, piece, id } = occasion;
  const wrong = ['agenda', 'piece', 'lines', 'link'].some((field) => errorAt(field) !== undefined);
  return (
    <Details summary="Write the agenda and the think piece" open={wrong}>
      <form method="post" action={`/diary/${id}/agenda`} novalidate>
        <Textarea
          name="agenda"
          label="Agenda (optional)"
          value={typed('agenda', agenda)}
          error={errorAt('agenda')}
          rows={4}
        />
        <Input
          name="piece"
          label="Title of the think piece (optional)"
          value={typed('piece', piece?.title)}
          error={errorAt('piece')}
        />
        <Textarea
          name="lines"
          label="The think piece in three lines"
          hint="Each on a line of its own"
          value={typed('lines', piece?.lines.join('\n'))}
          error={errorAt('lines')}
          rows={3}
        />
        <Input
          name="link"
          label="Where to read more (optional)"
          hint="One address that begins with https://"
          value={typed('link', piece?.link)}
          error={errorAt('link')}
        />
        <Button kind="secondary">Save the agenda</Button>
      </form>
    </Details>
  );
}

function WhatWasNoted(shown: MeetingShown) {
  const { here, noted, nameOf } = shown;
  if (!noted) return null;
  const names = shortSchoolNames(here.partnership);
  const name = (urn: string) => names.get(urn) ?? urn;
  const { held, missing, notes = '', actions = [], good = [], by, on } = noted;
  return (
    <>
      <h2 class="govuk-heading-m">What was noted</h2>
      {held && (
        <p class="govuk-body">
          {missing.length === 0 ? 'Every school was there.' : `Not there: ${listOf(missing.map(name))}.`}
        </p>
      )}
      <Paragraphs text={notes} />
      {actions.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Actions</h3>
          <Bullets
            items={actions.map((action) => <ActionItem action={action} from={shown.occasion.id} shown={shown} />)}
          />
        </>
      )}
      {good.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Good work</h3>
          <Bullets items={good.map(({ school, words }) => `${name(school)}: ${words}`)} />
        </>
      )}
      <p class="govuk-body">
        Noted by {nameOf(by)} on {longDate(on)}.
      </p>
    </>
  );
}

/** What everybody reads of a meeting. */
export function MeetingParts(shown: MeetingShown) {
  return (
    <>
      <Agenda {...shown} />
      <WhatWasNoted {...shown} />
      <p class="govuk-body">
        <Link href="/diary/think-pieces">All think pieces</Link>
      </p>
    </>
  );
}

/** What this reader may write of it. */
export function MeetingForms(shown: MeetingShown) {
  const { here, occasion } = shown;
  const { partnership, signedIn, today } = here;
  const mayNote = may(partnership, signedIn.person, 'note-facts');
  return (
    <>
      {mayPrepare(partnership, signedIn.person, occasion) && <PrepareForm {...shown} />}
      {mayNote && occasion.date <= today && <NoteForm {...shown} />}
      {mayNote && occasion.piece && <PlanForm {...shown} />}
    </>
  );
}
