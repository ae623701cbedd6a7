/** Signed in, a clerk: who hears of reports and outcomes, each member or the chair and the clerk. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { boardsClerkedBy } from '../domain/partnership/tells.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { chooseWhoHears } from './choose-who-hears.ts';

const choices = ['everybody', 'chair-and-clerk'] as const;
const fieldOf = (board: string): string => `board-${board}`;

const formFor = (boards: readonly string[]) =>
  z.strictObject(Object.fromEntries(boards.map((id) => [fieldOf(id), z.enum(choices, 'Choose who hears')])));

const boardsPage = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const boards = boardsClerkedBy(here.partnership, here.signedIn.person);
  return framedPage(
    here,
    { title: 'Who hears from us', back: '/people', errors },
    <>
      <Bullets
        items={[
          'What a member is asked, and what they read before a meeting, always goes to that member.',
          'Here you choose who gets the rest: how votes went, and what reviews and the year came to.',
          'Where chair and clerk get it, they bring it to a meeting of the board.',
        ]}
      />
      <form method="post" action="/boards" novalidate>
        {boards.map(({ id, name, tells }) => (
          <Radios
            name={fieldOf(id)}
            legend={`${name}: who gets reports and outcomes?`}
            legendSize="m"
            value={textIn(here, fieldOf(id)) ?? tells ?? 'chair-and-clerk'}
            error={errors.find(({ field }) => field === fieldOf(id))?.text}
            items={[
              { value: 'everybody', text: 'Each member' },
              { value: 'chair-and-clerk', text: 'Its chair and its clerk' },
            ]}
          />
        ))}
        <ButtonGroup>
          <Button>Save</Button>
          <Link href="/people">Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const show = async (here: SignedInContext): Promise<WebResponse> => boardsPage(here);

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const boards = boardsClerkedBy(partnership, signedIn.person).map(({ id }) => id);
  const posted = readPosted(formFor(boards), web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return boardsPage(here, posted.errors);
  const everybody = boards.filter((id) => posted.value[fieldOf(id)] === 'everybody');
  const done = await chooseWhoHears(outside, { partnership: partnership.id, clerk: signedIn.person, everybody });
  return done.ok ? redirect('/people?done=boards') : problem(outside, 'not-found');
};

export const showBoards = whoeverMay('choose-who-hears', show);
export const takeBoards = whoeverMay('choose-who-hears', take);
