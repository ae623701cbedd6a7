/** Signed in: one workshop. Counts for everybody; names for those who run it, and for each school those of its own. */
import * as z from 'zod';
import { workshopAddress } from '../asking/reading-links.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { placesTaken } from '../domain/workshops/places.ts';
import { runsIt, vouchesFor } from '../domain/workshops/who-runs.ts';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { file, redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { ledBy } from './choice-words.tsx';
import { seeWorkshop, takesSignUps } from './in-hand.ts';
import { WhenAndWhere } from './link-frame.tsx';
import { noteWhoCame } from './note-who-came.ts';
import { sheetPaper } from './papers.ts';
import { letIn } from './sign-up.ts';
import { Asks, Counts, entriesOf, Links, Names, type Open, Summary, WhoCame } from './workshop-parts.tsx';

const doneWords: Readonly<Record<string, string>> = {
  opened: 'Sign-up is open. Each school’s lead is sent the link for their teachers.',
  'let-in': 'They get an email with a link of their own.',
  'turned-away': 'They are turned away, and their name is deleted.',
  noted: 'It is noted who came.',
};

const workshopPage = async (open: Open): Promise<WebResponse> => {
  const { here, seen } = open;
  const { outside, partnership, signedIn, web } = here;
  const { workshop, occasion } = seen;
  const { done = '' } = web.query;
  const links = takesSignUps(seen)
    ? await Promise.all(
        vouchesFor(partnership, signedIn.person)
          .filter((urn) => workshop.schools.includes(urn))
          .map(async (urn) => ({
            name: schoolByUrn(partnership, urn)?.name ?? urn,
            address: (await workshopAddress(outside, partnership.id, `workshop:${workshop.id}#${urn}`)) ?? '',
          })),
      )
    : [];
  const runs = runsIt(partnership, signedIn.person, workshop);
  return framedPage(
    here,
    { title: occasion.title, back: '/workshops', wide: true },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <WhenAndWhere seen={seen} />
      <Summary seen={seen} />
      <Links links={links.filter(({ address }) => address !== '')} />
      <Asks open={open} />
      <Table
        caption="The workshops"
        captionSize="m"
        columns={[
          { head: 'Workshop' },
          { head: 'Places', numeric: true },
          { head: 'Taken', numeric: true },
          { head: 'Wait', numeric: true },
        ]}
        rows={workshop.choices.map((choice) => {
          const entries = entriesOf(seen, choice);
          return [
            `${choice.title}. ${ledBy(seen, choice)}`,
            choice.places,
            placesTaken(entries).length,
            entries.filter(({ place }) => place === 'waiting').length,
          ];
        })}
        firstCellIsHeader
        stacks
      />
      <Counts seen={seen} />
      {workshop.choices.map((choice) => (
        <>
          <Names open={open} choice={choice} />
          <WhoCame open={open} choice={choice} />
        </>
      ))}
      {runs && workshop.erasedOn === undefined && (
        <p class="govuk-body">
          <Link href={`/workshops/${workshop.id}/sheet`}>The sheet for the day, with names to tick (PDF)</Link>
        </p>
      )}
      <p class="govuk-body">
        <Link href={`/diary/${workshop.id}`}>Its date in the diary: move it, or call it off</Link>
      </p>
    </>,
  );
};

const withWorkshop =
  (handle: (open: Open) => Promise<WebResponse>) =>
  async (here: SignedInContext): Promise<WebResponse> => {
    const seen = await seeWorkshop(here.outside, here.partnership.id, here.web.params.workshop ?? '');
    return seen ? handle({ here, seen }) : problem(here.outside, 'not-found');
  };

const Vouch = z.strictObject({
  entry: z.string().max(40),
  ours: z.enum(['yes', 'no']),
});

const vouch = async ({ here, seen }: Open): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(Vouch, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const { entry, ours } = posted.value;
  const about = {
    partnership: partnership.id,
    workshop: seen.workshop.id,
    entry,
    by: signedIn.person,
  };
  const done = await letIn(outside, { ...about, isOurs: ours === 'yes' });
  if (!done.ok && done.refusal === 'not-yours') return problem(outside, 'not-yours');
  return redirect(`/workshops/${seen.workshop.id}${done.ok ? `?done=${done.value}` : ''}`);
};

const ids = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const Came = z.strictObject({ choice: z.string(), came: ids });

const came = async ({ here, seen }: Open): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  if (!runsIt(partnership, signedIn.person, seen.workshop)) return problem(outside, 'not-yours');
  const posted = readPosted(Came, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const about = {
    partnership: partnership.id,
    workshop: seen.workshop.id,
    by: signedIn.person,
  };
  const done = await noteWhoCame(outside, { ...about, ...posted.value });
  return done.ok ? redirect(`/workshops/${seen.workshop.id}?done=noted`) : problem(outside, 'unreadable');
};

const sheet = async ({ here, seen }: Open): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  if (!runsIt(partnership, signedIn.person, seen.workshop)) return problem(outside, 'not-yours');
  const bytes = await outside.papers.render(sheetPaper(seen, outside.clock.now()));
  return file('application/pdf', bytes, `${seen.workshop.id} sheet.pdf`);
};

export const showWorkshop = whoeverMay('see-partnership', withWorkshop(workshopPage));
export const takeVouch = whoeverMay('vouch-for-teachers', withWorkshop(vouch));
export const takeCame = whoeverMay('plan-workshops', withWorkshop(came));
export const showSheet = whoeverMay('plan-workshops', withWorkshop(sheet));
