/**
 * A partnership that has signed and works: `aPartnership`'s four schools with a plan of two purposes, its reviews planned,
 * served over real HTTP. It is 13 November 2026, the morning on which the autumn review opens.
 */

import type * as z from 'zod';
import { addressHash } from '../../functions/asking/by-address.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { requestId } from '../../functions/domain/asking/kinds.ts';
import { ProposalContent } from '../../functions/domain/proposal/proposal.ts';
import { beginSession } from '../../functions/people/sign-in/sign-in.ts';
import type { Outside } from '../../functions/ports.ts';
import { decode, type RecordKind } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { reviews } from '../../functions/records/year-kinds.ts';
import { openReview } from '../../functions/review/open-review.ts';
import { planYear } from '../../functions/review/plan-year.ts';
import { newSession } from '../../functions/web/session.ts';
import { type Browser, createBrowser, type Page } from '../../infra/proof/demonstration/browser.ts';
import { atStage } from './moved.ts';
import { anOpenRequest, type OpenRequest } from './open-request.ts';
import { aPartnershipFile } from './partnership.ts';

export const autumn = '202627-autumn';
export const spring = '202627-spring';

export const aPlan = (overrides: Partial<ProposalContent> = {}): ProposalContent => ({
  ...ProposalContent.parse({
    title: 'Science together',
    purpose: 'Every pupil in Year 5 works in a real laboratory.',
    purposes: [
      {
        id: 'science',
        title: 'Science in a laboratory',
        lead: 'lead-cedar',
        measures: [{ name: 'Sessions held', unit: 'sessions', baseline: 0, target: 10, source: 'Register' }],
      },
      { id: 'latin', title: 'Latin for Year 8', lead: 'lead-dell', measures: [] },
    ],
    activities: [
      {
        id: 'labs',
        title: 'Laboratory mornings',
        area: 'curriculum',
        purpose: 'science',
        schools: ['900001', '900002', '900003', '900004'],
        safeguardingLead: 'lead-birch',
      },
      {
        id: 'club',
        title: 'Latin club',
        area: 'curriculum',
        purpose: 'latin',
        schools: ['900001', '900002', '900003', '900004'],
      },
    ],
    schools: [
      { urn: '900001', hours: 60, pence: 120_000 },
      { urn: '900002', hours: 96, pence: 240_000 },
      { urn: '900003', hours: 30, pence: 60_000 },
      { urn: '900004', hours: 12, pence: 30_000 },
    ],
    meetings: [{ date: '2027-01-20', time: '15:45', host: '900001' }],
    noticeDays: 60,
  }),
  ...overrides,
});

export type YearWorld = Omit<OpenRequest, 'browser'> & {
  /** Opens a request and gives its id. */
  ask(spec: RequestSpec): Promise<string>;
  /** The page of somebody's own link to a request. */
  visit(person: string, request: string, below?: string): Promise<Page>;
  /** Starts a review as its workflow would, once it was started by somebody. Gives the returns' request ids by school. */
  openReturns(review: string): Promise<Readonly<Record<string, string>>>;
  /** A browser of its own, signed in as this person. */
  signedIn(person: string): Promise<Browser>;
  read<S extends z.ZodObject>(kind: RecordKind<S>, id: string): Promise<z.infer<S> | undefined>;
  readonly browser: Browser;
  moveTo(date: string): void;
  /** Everybody to whom a mail of this name goes out, each once. */
  told(template: string): Promise<readonly string[]>;
};

const startOf = (review: string): RequestSpec => ({ kind: 'start-review', about: { kind: 'review', id: review } });
/** The request that is open at the start: the lead is asked to start the autumn review. */
export const startAutumn = requestId(startOf(autumn));

type Options = {
  readonly plan?: ProposalContent;
  readonly startsAt?: string;
  /** The stylesheet, where a real browser looks at the pages. */
  readonly css?: string;
  /** The register of schools. */
  readonly schools?: Outside['schools'];
};

export const aYear = async ({
  plan = aPlan(),
  startsAt = '2026-11-13T09:00:00.000Z',
  css = '',
  schools,
}: Options = {}): Promise<YearWorld> => {
  const world = await anOpenRequest(startOf(autumn), {
    file: aPartnershipFile({ proposal: plan }),
    startsAt,
    css,
    schools,
  });
  const { outside, partnership } = world;
  await work(outside, partnership, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    tx.write(partnerships, theOne, {
      ...whole,
      stage: atStage('delivering'),
      startedOn: '2026-09-07',
      mou: { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07' },
    });
  });
  await planYear(outside, { partnership, signedOn: '2026-09-07' });
  const read: YearWorld['read'] = async (kind, id) => {
    const item = await outside.store.get(kind.key(partnership, id));
    return item && decode(kind, item);
  };
  const ask = async (spec: RequestSpec): Promise<string> =>
    (await openRequest(outside, { partnership, request: spec })).request;
  return {
    ...world,
    ask,
    read,
    visit: async (person, request, below = '') => world.browser.open(`${await world.linkOf(person, request)}${below}`),
    openReturns: async (review) => {
      if ((await read(reviews, review)) === undefined) throw new Error(`no review ${review}`);
      const { requests } = await openReview(outside, { partnership, review });
      const opened = await Promise.all(requests.map(async (spec) => [spec.school ?? '', await ask(spec)] as const));
      return Object.fromEntries(opened);
    },
    signedIn: async (person) => {
      const address = addressHash(`${person}@valley.example`);
      const { session, setCookie } = newSession(outside, { partnership, person, address });
      await work(outside, partnership, (tx) => beginSession(tx, session));
      const browser = createBrowser(world.url);
      const [pair = ''] = setCookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      browser.cookies.set(name, value);
      return browser;
    },
    told: async (template) => {
      const single = (await world.effects('mail')).filter((mail) => mail.template === template).map(({ to }) => to);
      const many = (await world.effects('mail-many')).filter((mail) => mail.template === template);
      return [...new Set([...single, ...many.flatMap(({ to }) => to)])].toSorted();
    },
    moveTo: (date) => {
      const seconds = (new Date(`${date}T09:00:00.000Z`).getTime() - outside.clock.now().getTime()) / 1000;
      outside.pass(seconds);
    },
  };
};

/** A whole return as a browser would fill it in, with words. */
export const aFilledReturn = {
  'rating-science': 'on-track',
  'words-science': 'Eight children asked for more.',
  'value-science-1': '3',
  'rating-latin': 'behind',
  'words-latin': 'The tutor was ill.',
  hoursGiven: '20',
  hoursReceived: '12',
  penceGiven: '400',
  penceReceived: '150',
  trust: '4',
  fairness: '3',
  capacity: 'enough',
} satisfies Readonly<Record<string, string>>;
