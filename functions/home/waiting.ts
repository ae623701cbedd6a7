/** What waits for somebody, and what the partnership waits for from others. */

import type { NameOf } from '../asking/names.ts';
import { linkAddress } from '../asking/request-links.ts';
import { requestWords } from '../asking/request-words.ts';
import { dueDay } from '../domain/asking/overdue.ts';
import { type NextChase, type Request, recipientOf, stillAsked } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';

export type ForMe = {
  readonly toDo: string;
  /** A path of ours. Without one the link's key is gone: then only a new mail helps. */
  readonly href?: string;
  readonly dueOn: PlainDate;
};
export type ForOthers = {
  readonly waitsFor: string;
  readonly who: readonly string[];
  readonly since: PlainDate;
  readonly dueOn: PlainDate;
  readonly next?: NextChase;
};

/** Whoever is signed in needs no link to write: the proposal has pages of its own. */
const ownPages: Partial<Record<Request['kind'], string>> = { 'write-proposal': '/proposal' };

const pathOf = async (outside: Outside, request: Request, link: string): Promise<string | undefined> => {
  const own = ownPages[request.kind];
  if (own !== undefined) return own;
  return (await linkAddress(outside, link))?.slice(outside.settings.publicUrl.length);
};

type Seen = { readonly partnership: Partnership; readonly nameOf: NameOf; readonly today: PlainDate };

/** Open requests whose answer is awaited from this person, soonest due first. */
export const waitsForMe = async (
  outside: Outside,
  open: readonly Request[],
  person: string,
  { partnership, nameOf, today }: Seen,
): Promise<readonly ForMe[]> => {
  const mine = open.flatMap((request) => {
    const recipient = recipientOf(request, person);
    return recipient?.part === 'answers' && recipient.state === 'asked' ? [{ request, link: recipient.link }] : [];
  });
  return Promise.all(
    mine.map(async ({ request, link }) => {
      const href = await pathOf(outside, request, link);
      const { toDo } = requestWords(request, partnership, nameOf, today);
      return { toDo, dueOn: dueDay(request), ...(href !== undefined && { href }) };
    }),
  );
};

/** Open requests that somebody else still has to answer, soonest due first. */
export const waitsForOthers = (
  open: readonly Request[],
  person: string,
  { partnership, nameOf, today }: Seen,
): readonly ForOthers[] =>
  open.flatMap((request) => {
    const who = stillAsked(request).filter((one) => one.person !== person);
    if (who.length === 0 && stillAsked(request).length > 0) return [];
    const { waitsFor } = requestWords(request, partnership, nameOf, today);
    return [
      {
        waitsFor,
        who: who.map((one) => nameOf(one.person)),
        since: request.openedOn,
        dueOn: dueDay(request),
        ...(request.next && { next: request.next }),
      },
    ];
  });
