/** What is posted about a meeting: its note, its agenda, a step of its shared plan, an action that is done. */
import * as z from 'zod';
import { type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import type { Result } from '../domain/result.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { finishAction } from './finish-action.ts';
import { noteMeeting } from './note-meeting.ts';
import { occasionPage, type Seen, see } from './occasion-page.tsx';
import { type Read, readAgenda, readNote, readStep } from './posted-meeting.ts';
import { prepareMeeting, sharePlan } from './prepare-meeting.ts';

/** What a person can put right, by refusal: the field that it stands at, and the words. */
const refusalWords: Readonly<Record<string, readonly [string, string]>> = {
  'to-come': ['held', 'It is still to come. Note it on the day, or later'],
  'changed-meanwhile': [
    'held',
    'Somebody else has noted this meeting meanwhile. Look at what stands now, then note it again',
  ],
  'unknown-owner': ['', 'Choose owners from the list'],
  'no-think-piece': ['', 'There is no think piece yet. Write it first'],
  'too-many': ['', 'A shared plan has twelve steps at most'],
};

const answered = (
  seen: Seen,
  done: Result<unknown, string>,
  word: string,
  id = seen.occasion.id,
): WebResponse | Promise<WebResponse> => {
  if (done.ok) return redirect(`/diary/${id}?done=${word}`);
  const words = refusalWords[done.refusal];
  if (!words) return problem(seen.here.outside, done.refusal.startsWith('not-') ? 'not-yours' : 'not-found');
  const [field, text] = words;
  return occasionPage(seen, [{ text, ...(field !== '' && { field }) }]);
};

/** Reads the form, then carries it out; what is wrong is said on the page of the meeting. */
const taking =
  <T>(
    read: (here: SignedInContext) => Read<T>,
    carryOut: (
      seen: Seen,
      value: T,
      about: { partnership: string; by: string; id: string },
    ) => Promise<Result<unknown, string>>,
    word: string,
  ) =>
  async (here: SignedInContext): Promise<WebResponse> => {
    const posted = read(here);
    if (!posted.ok && !posted.errors) return problem(here.outside, 'unreadable');
    const seen = await see(here);
    if (!seen?.meeting) return problem(here.outside, 'not-found');
    if (!posted.ok) return occasionPage(seen, posted.errors);
    const about = { partnership: here.partnership.id, by: here.signedIn.person, id: seen.occasion.id };
    return answered(seen, await carryOut(seen, posted.value, about), word);
  };

const takeNote = taking(
  ({ web, partnership }) =>
    readNote(
      web.form,
      activeSchools(partnership).map(({ urn }) => urn),
    ),
  ({ here }, note, about) => noteMeeting(here.outside, { ...about, ...note }),
  'noted',
);

const takePrepared = taking(
  ({ web }) => readAgenda(web.form),
  ({ here }, written, about) => prepareMeeting(here.outside, { ...about, ...written }),
  'prepared',
);

const takeStep = taking(
  ({ web }) => readStep(web.form),
  ({ here }, step, about) => sharePlan(here.outside, { ...about, step }),
  'shared',
);

const FinishFields = z.strictObject({ action: z.string().regex(/^[ap]\d{1,4}$/) });

const takeFinished = taking(
  ({ web }): Read<{ action: string }> => {
    const posted = readPosted(FinishFields, web.form);
    return posted.ok ? posted : { ok: false };
  },
  ({ here }, { action }, about) => finishAction(here.outside, { ...about, action }),
  'finished',
);

export const takeMeeting = whoeverMay('note-facts', takeNote);
export const takeAgenda = whoeverMay('note-facts', takePrepared);
export const takePlan = whoeverMay('note-facts', takeStep);
export const takeAction = whoeverMay('note-facts', takeFinished);
