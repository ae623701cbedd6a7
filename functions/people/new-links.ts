/** Signed in: somebody's links to read are made anew, by themselves or by who may put their address right. */
import * as z from 'zod';
import { canBeRead, type Reads } from '../asking/reading-links.ts';
import { renewReading } from '../asking/renew-reading.ts';
import { type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { documentId, documents } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import { readReviews } from '../records/reviews.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { personIn } from './person-page.tsx';
import { wayIn } from './way-in.ts';

const Posted = z.strictObject({});

/** What was given out last to be read by a link; nothing while nothing was. */
const newestReading = async (outside: Outside, { id, year, proposal }: Partnership): Promise<Reads | undefined> => {
  const [reviews, papers] = await Promise.all([readReviews(outside, id), readEvery(outside.store, documents, id)]);
  const candidates: Reads[] = [
    `evaluation:${year}`,
    ...reviews.toReversed().map((review): Reads => `review:${review.id}`),
    ...papers
      .toReversed()
      .map(({ document, proposal: plan, version }): Reads => `document:${documentId(document, plan, version)}`),
    ...(proposal === undefined ? [] : [`briefing:${proposal}` as const]),
  ];
  for (const what of candidates) if (await canBeRead(outside, id, what)) return what;
  return undefined;
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const person = await personIn(here);
  if (!person || person.left !== undefined) return problem(outside, 'not-found');
  if (!readPosted(Posted, web.form).ok) return problem(outside, 'unreadable');
  const isOwn = signedIn.person === person.id;
  if (!isOwn && (await wayIn(here, person)).address === undefined) return problem(outside, 'not-yours');
  const reads = await newestReading(outside, partnership);
  const back = (done: string) => redirect(`/people/${person.id}?done=${done}`);
  if (!reads) return back('no-links');
  const sent = await renewReading(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    person: person.id,
    reads,
    stopsOthers: true,
  });
  return sent.ok ? back('links') : problem(outside, 'not-yours');
};

export const takeNewLinks = whoeverMay('see-partnership', take);
