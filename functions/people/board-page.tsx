/** Signed in, a clerk: pastes the year's dates and the new members of a board, once for every partnership that it is in. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { whoHas } from '../asking/who.ts';
import type { Partnership, Party } from '../domain/partnership/partnership.ts';
import { type LineFault, type Pasted, readDates, readMembers } from '../domain/partnership/pasted-board.ts';
import { countOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { readSession } from '../web/session.ts';
import { textIn } from '../web/typed-text.ts';
import { type KeepBoardRefusal, keepBoard } from './keep-board.ts';

type OwnBoard = { readonly party: Party; readonly board: Party['boards'][number]; readonly key: string };

const boardsOf = ({ parties }: Partnership, clerk: string): OwnBoard[] =>
  parties.flatMap((party) =>
    party.boards
      .filter((board) => board.clerk === clerk)
      .map((board) => ({ party, board, key: `${party.id}/${board.id}` })),
  );

const pastePage = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const boards = boardsOf(here.partnership, here.signedIn.person);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  return framedPage(
    here,
    { title: 'A board’s dates and new members', back: '/boards', errors },
    <form method="post" action="/boards/paste" novalidate>
      <Bullets
        items={[
          'You give them once. They go to every partnership in which you clerk this board by this address.',
          'Dates that have passed stay. Those still to come are as you give them here.',
          'Members are added. Nobody is taken off, and no address or office changes: choose a name under People for that.',
          'A written resolution that is open asks a new member too.',
        ]}
      />
      <Radios
        name="board"
        legend="Which board?"
        value={textIn(here, 'board') ?? (boards.length === 1 ? boards[0]?.key : undefined)}
        error={errorAt('board')}
        items={boards.map(({ key, board, party }) => ({ value: key, text: `${board.name}, ${party.name}` }))}
      />
      <Textarea
        name="dates"
        label="Its dates (optional)"
        hint="A line each, for example: Thursday 3 December 2026"
        rows={8}
        value={textIn(here, 'dates')}
        error={errorAt('dates')}
      />
      <Textarea
        name="members"
        label="New members (optional)"
        hint="A line each: full name, email address. After another comma vice-chair or associate, if they are that."
        rows={8}
        value={textIn(here, 'members')}
        error={errorAt('members')}
      />
      <ButtonGroup>
        <Button>Save for every partnership</Button>
        <Link href="/boards">Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const typed = z.string().max(12_000, 'Paste less at a time').default('');
const PasteForm = z.strictObject({
  board: z.string('Choose which board').max(130),
  dates: typed,
  members: typed,
});

const inWords = (faults: readonly LineFault[]): string =>
  faults
    .slice(0, 5)
    .map(({ line, expected }) => `Line ${line}: expected ${expected}`)
    .join('. ');

const errorsIn = (dates: Pasted<unknown>, members: Pasted<unknown>): FormError[] => [
  ...(dates.faults.length > 0 ? [{ field: 'dates', text: inWords(dates.faults) }] : []),
  ...(members.faults.length > 0 ? [{ field: 'members', text: inWords(members.faults) }] : []),
  ...(dates.found.length + members.found.length + dates.faults.length + members.faults.length === 0
    ? [{ field: 'dates', text: 'Paste dates, or members, or both' }]
    : []),
];

const refusalWords = (refusal: KeepBoardRefusal, detail = ''): string => {
  switch (refusal) {
    case 'address-taken':
      return `${detail} belongs to somebody of another name there. Nothing was saved`;
    case 'too-many':
      return `it has ${detail} places with a vote, and these are more. Nothing was saved`;
    case 'is-the-clerk':
      return `${detail} is its clerk, and no member. Nothing was saved`;
    default:
      return 'it is not yours to keep there any more. Nothing was saved';
  }
};

/** The same board elsewhere: of the body with the same number, by the same name, clerked by the same address. */
const everywhere = async (
  here: SignedInContext,
  { party, board }: OwnBoard,
): Promise<readonly { partnership: Partnership; person: string; own: OwnBoard }[]> => {
  const { outside, signedIn } = here;
  const begun = await readSession(outside, signedIn.session);
  const all = begun ? await whoHas(outside, begun.address) : [];
  const found = await Promise.all(
    all.map(async ({ partnership: id, person }) => {
      const item = await outside.store.get(partnerships.key(id, theOne));
      const partnership = item && decode(partnerships, item);
      const own =
        partnership &&
        boardsOf(partnership, person).find(
          (one) =>
            one.party.identifier.kind === party.identifier.kind &&
            one.party.identifier.value === party.identifier.value &&
            one.board.kind === board.kind &&
            one.board.name === board.name,
        );
      return partnership && own ? [{ partnership, person, own }] : [];
    }),
  );
  return found.flat();
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(PasteForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return pastePage(here, posted.errors);
  const chosen = boardsOf(partnership, signedIn.person).find(({ key }) => key === posted.value.board);
  if (!chosen) return pastePage(here, [{ field: 'board', text: 'Choose which board' }]);
  const [dates, members] = [readDates(posted.value.dates), readMembers(posted.value.members)];
  const errors = errorsIn(dates, members);
  if (errors.length > 0) return pastePage(here, errors);
  const said: string[] = [];
  for (const { partnership: where, person, own } of await everywhere(here, chosen)) {
    const done = await keepBoard(outside, {
      partnership: where.id,
      by: person,
      party: own.party.id,
      board: own.board.id,
      dates: dates.found,
      members: members.found,
    });
    said.push(
      done.ok
        ? `${where.name}: saved. ${countOf(done.value.added, 'new member')}, ${countOf(done.value.dates, 'date')}.`
        : `${where.name}: ${refusalWords(done.refusal, done.detail)}.`,
    );
  }
  return framedPage(
    here,
    { title: `${chosen.board.name}: what was saved`, back: '/boards/paste' },
    <>
      <Bullets items={said} />
      <p class="govuk-body">
        <Link href="/people">See the board</Link>
      </p>
    </>,
  );
};

export const showPaste = whoeverMay('keep-board', (here) => pastePage(here));
export const takePaste = whoeverMay('keep-board', take);
