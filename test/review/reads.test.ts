/** How much the pages of reports read: as much as their own partnership has, whoever else is in the store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { betweenReviewsRoutes } from '../../functions/between-reviews/routes.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { evaluationRoutes } from '../../functions/evaluation/report-page.tsx';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Outside } from '../../functions/ports.ts';
import { work } from '../../functions/records/work.ts';
import { returnId, returns } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { reviewRoutes } from '../../functions/review/report-page.tsx';
import type { Route } from '../../functions/web/route.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aFilledReturn, aPlan, autumn, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
const pages = {
  '/reviews': {},
  '/reviews/:review': { review: autumn },
  '/reviews/:review/boards/:party': { review: autumn, party: 'birch' },
  '/evaluation': {},
  '/track-record/:party': { party: 'birch' },
  '/standing': {},
  '/decided': {},
} as const;
type Path = keyof typeof pages;
const routes: readonly Route[] = [...reviewRoutes, ...evaluationRoutes, ...betweenReviewsRoutes];

type Reads = { readonly asked: number; readonly items: number };

const readsOf = async (path: Path): Promise<Reads> => {
  let [asked, items] = [0, 0];
  const { store } = world.outside;
  const outside: Outside = {
    ...world.outside,
    store: {
      ...store,
      get: async (key) => {
        asked += 1;
        const found = await store.get(key);
        items += found ? 1 : 0;
        return found;
      },
      query: async (query) => {
        asked += 1;
        const page = await store.query(query);
        items += page.items.length;
        return page;
      },
    },
  };
  const route = routes.find((one) => one.method === 'GET' && one.path === path);
  const signedIn = { person: 'lead-alder', name: 'Lead Alder', partnership: 'valley', session: 's' };
  const asking = { method: 'GET', path, query: {}, form: {}, address: '', userAgent: '' } as const;
  const answer = await route?.handle(outside, { ...asking, params: pages[path], signedIn });
  expect([path, answer?.kind === 'page' && answer.status]).toEqual([path, 200]);
  return { asked, items };
};
const allReads = async (): Promise<Readonly<Record<string, Reads>>> => {
  const found: Record<string, Reads> = {};
  for (const path of Object.keys(pages) as Path[]) found[path] = await readsOf(path);
  return found;
};

beforeAll(async () => {
  world = await aYear();
  const asked = await world.openReturns(autumn);
  for (const [urn, school] of [
    ['900001', 'alder'],
    ['900002', 'birch'],
  ] as const)
    await (await world.visit(`lead-${school}`, asked[urn] ?? '', '/whole')).submit(aFilledReturn, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: '202627' });
});
afterAll(() => world.stop());

describe('the pages of reports', () => {
  it('read as much beside thirty other partnerships as alone', async () => {
    const alone = await allReads();
    for (let at = 0; at < 30; at += 1) {
      const file = aPartnershipFile({ proposal: aPlan() });
      const whole = expand({ ...file, partnership: { ...file.partnership, id: `other-${at}` } });
      await bringIn(world.outside, { whole, ...(file.proposal && { proposal: file.proposal }) });
    }
    expect(await allReads()).toEqual(alone);
  });

  it('ask the store no more often when every school has sent its return: what is alike is asked for at once', async () => {
    const before = await allReads();
    await work(world.outside, 'valley', async (tx) => {
      const sent = await tx.readNeeded(returns, returnId(autumn, '900001'));
      for (const school of ['900003', '900004'])
        tx.write(returns, returnId(autumn, school), { ...sent, content: { ...sent.content, school } });
    });
    const after = await allReads();
    for (const path of Object.keys(pages)) {
      expect([path, after[path]?.asked]).toEqual([path, before[path]?.asked]);
      expect((after[path]?.items ?? 0) - (before[path]?.items ?? 0)).toBeLessThanOrEqual(2);
    }
  });
});
