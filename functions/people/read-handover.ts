/** Everything that somebody takes on with their parts: what is open, what was agreed, what is due (DOMAIN R41). */

import { readNames } from '../asking/names.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { linkAddress } from '../asking/request-links.ts';
import { requestWords } from '../asking/request-words.ts';
import { canHandOver } from '../domain/asking/can-hand-over.ts';
import { type Request, recipientOf } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { partsIn } from '../domain/partnership/part-words.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import { readPlanOfYear, readReviews } from '../records/reviews.ts';
import type { Review, ReviewDecision } from '../records/year-kinds.ts';

export type OpenThing = {
  readonly what: string;
  readonly dueOn: PlainDate;
  /** The path of their own link, where they have one. */
  readonly link: string | undefined;
  /** Whether it can be handed over to somebody else, alone. */
  readonly mayHandOver: boolean;
};
export type DueThing = { readonly on: PlainDate; readonly what: string };

export type Handover = {
  readonly parts: readonly string[];
  /** Who had them before, by id. */
  readonly before: string | undefined;
  readonly open: readonly OpenThing[];
  readonly agreed: readonly string[];
  readonly decisions: readonly ReviewDecision[];
  readonly due: readonly DueThing[];
};

const waitsFor = (request: Request, person: string): boolean => {
  const recipient = recipientOf(request, person);
  return recipient?.part === 'answers' && recipient.state === 'asked';
};

const openFor = async (outside: Outside, partnership: Partnership, person: string): Promise<OpenThing[]> => {
  const open = (await listOpenRequests(outside, partnership.id)).filter(
    (request) => request.kind !== 'confirm-successor' && waitsFor(request, person),
  );
  const nameOf = await readNames(outside, partnership.id);
  const today = londonDate(outside.clock.now());
  return Promise.all(
    open.map(async (request) => ({
      what: requestWords(request, partnership, nameOf, today).toDo,
      dueOn: request.dueOn,
      mayHandOver: canHandOver(request),
      link: (await linkAddress(outside, recipientOf(request, person)?.link ?? ''))?.slice(
        outside.settings.publicUrl.length,
      ),
    })),
  );
};

const agreedIn = (
  partnership: Partnership,
  content: ProposalContent | undefined,
  theirs: ReadonlySet<string>,
): string[] => {
  const { mou, dataAgreement } = partnership;
  const leads = (content?.purposes ?? []).flatMap(({ title, lead, deputy }) => [
    ...(lead !== undefined && theirs.has(lead) ? [`The plan names this post to lead “${title}”.`] : []),
    ...(deputy !== undefined && theirs.has(deputy) ? [`The plan names this post as deputy for “${title}”.`] : []),
  ]);
  return [
    ...(mou?.signedOn
      ? [`The agreement, version ${mou.version}, was signed by all by ${longDate(mou.signedOn)}.`]
      : []),
    ...(dataAgreement?.signedOn
      ? [`The data sharing agreement was signed by all by ${longDate(dataAgreement.signedOn)}.`]
      : []),
    ...leads,
  ];
};

const dueIn = (
  partnership: Partnership,
  content: ProposalContent | undefined,
  reviews: readonly Review[],
  today: PlainDate,
): DueThing[] => {
  const meetings = (content?.meetings ?? []).map(({ date, time, host }) => ({
    on: date,
    what: `The partnership meets at ${time}, at ${schoolByUrn(partnership, host)?.name ?? host}`,
  }));
  const planned = reviews.flatMap((review) =>
    review.state === 'planned' || review.state === 'open'
      ? [{ on: review.dueOn, what: `${review.term} review: returns are due` }]
      : [],
  );
  const ends = partnership.mou?.until ? [{ on: partnership.mou.until, what: 'The agreement ends' }] : [];
  return [...meetings, ...planned, ...ends]
    .filter(({ on }) => on >= today)
    .toSorted((one, other) => one.on.localeCompare(other.on));
};

export const readHandover = async (outside: Outside, partnership: Partnership, person: string): Promise<Handover> => {
  const [item, open, reviews, content] = await Promise.all([
    outside.store.get(people.key(partnership.id, person)),
    openFor(outside, partnership, person),
    readReviews(outside, partnership.id),
    readPlanOfYear(outside, partnership, partnership.year),
  ]);
  const before = item && decode(people, item).succeeds;
  const theirs = new Set([person, ...(before === undefined ? [] : [before])]);
  const latest = reviews.findLast(({ state }) => state === 'decided');
  return {
    parts: partsIn(partnership, person),
    before,
    open,
    agreed: agreedIn(partnership, content, theirs),
    decisions: latest?.decisions ?? [],
    due: dueIn(partnership, content, reviews, londonDate(outside.clock.now())),
  };
};
