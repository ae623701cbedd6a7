/**
 * A year of one large partnership with 12 purposes each: three reviews, every return sent, figures of groups of pupils in
 * each. The use cases write it, in a fresh folder, before the product's own server starts on it.
 */
import { performance } from 'node:perf_hooks';
import { letRead, readingAddress } from '../../../functions/asking/reading-links.ts';
import type { CohortRow } from '../../../functions/domain/cohort/cohort.ts';
import type { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { bringIn } from '../../../functions/partnership/bring-in.ts';
import type { Outside } from '../../../functions/ports.ts';
import { cohorts } from '../../../functions/records/cohorts.ts';
import { partnerships, theOne } from '../../../functions/records/kinds.ts';
import { writeStaged } from '../../../functions/records/moving.ts';
import { work } from '../../../functions/records/work.ts';
import { evaluations, returnId, returns } from '../../../functions/records/year-kinds.ts';
import { closeReview } from '../../../functions/review/close-review.ts';
import { openReview } from '../../../functions/review/open-review.ts';
import { planYear } from '../../../functions/review/plan-year.ts';
import { lockFolder } from '../../local/data-lock.ts';
import { wire } from '../../local/wire.ts';
import { inFreshFolder } from './fresh.ts';
import { addressOf, benchPartnership, firstDay } from './partnership.ts';
import { freePort, type Served, startServed } from './served.ts';

const purposesEach = 12;
const reviews = ['202526-autumn', '202526-spring', '202526-summer'] as const;
const sentences = 'The hall was full every Friday, and children of both schools read to each other. ';

const purposesOf = (plan: ProposalContent): ProposalContent['purposes'] => {
  const [one] = plan.purposes;
  if (!one) throw new Error('the plan has no purpose');
  return Array.from({ length: purposesEach }, (_, at) => ({
    ...one,
    id: `reading-${at + 1}`,
    title: `Reading ${at + 1}`,
  }));
};

const rowsOf = (at: number): CohortRow[] => {
  const [all, free] = [24 + (at % 9), 4 + (at % 7)];
  const row = (characteristic: CohortRow['characteristic'], group: string, number: number): CohortRow => ({
    ...{ year: '5', subject: 'Reading', characteristic, group, number },
    expected: Math.floor(number * 0.6),
  });
  const [whole, some] = [row('All pupils', 'All pupils', all), row('FSM', 'FSM', free)];
  const others = { ...row('FSM', 'Not FSM', all - free), expected: (whole.expected ?? 0) - (some.expected ?? 0) };
  return [whole, some, others];
};

const sendAll = (outside: Outside, partnership: string, review: string, plan: ProposalContent): Promise<void> =>
  work(outside, partnership, async (tx) => {
    const sent = { review, by: 'lead', at: tx.now.toISOString() };
    plan.schools.forEach(({ urn: school }, at) => {
      const purposes = plan.purposes.map(({ id, measures }) => ({
        ...{ purpose: id, rating: 'on-track' as const, words: sentences.repeat(4) },
        values: measures.map(({ name }) => ({ measure: name, value: 71 + at })),
      }));
      const numbers = { hoursGiven: 20 + at, hoursReceived: 12, penceGiven: 400_00, penceReceived: 100_00, trust: 4 };
      const rest = { fairness: 3, capacity: 'enough' as const, toChange: sentences, helpWanted: '' };
      const id = returnId(review, school);
      tx.write(returns, id, { ...sent, state: 'complete', content: { school, purposes, ...numbers, ...rest } });
      tx.write(cohorts, id, { ...sent, school, table: { rows: rowsOf(at) } });
    });
  });

type Paths = Readonly<Record<'report' | 'board' | 'year', string>>;

export type YearOf = {
  readonly served: Served;
  /** Links of the lead's, to a review's report, a board's two pages and the year's report. */
  readonly paths: Paths;
  /** The address of whoever leads. */
  readonly lead: string;
  /** What closing a review took at most, milliseconds. */
  readonly publishMs: number;
};

/** The year, as the use cases write it; only its returns are written as they would be stored. */
const aYearOf = async (outside: Outside, schools: number): Promise<Omit<YearOf, 'served'>> => {
  const { whole, proposal } = benchPartnership(1, schools);
  const plan = { ...proposal, purposes: purposesOf(proposal), activities: [] };
  const { id } = whole;
  await bringIn(outside, { whole, proposal: plan });
  await work(outside, id, async (tx) => {
    const now = await tx.readNeeded(partnerships, theOne);
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: firstDay };
    writeStaged(tx, { ...now, startedOn: firstDay, mou }, 'done');
  });
  await planYear(outside, { partnership: id, signedOn: firstDay });
  let publishMs = 0;
  for (const review of reviews) {
    await openReview(outside, { partnership: id, review });
    await sendAll(outside, id, review, plan);
    const began = performance.now();
    await closeReview(outside, { partnership: id, review });
    publishMs = Math.max(publishMs, performance.now() - began);
  }
  await work(outside, id, async (tx) => {
    tx.write(evaluations, '202526', { id: '202526', openedOn: firstDay, words: sentences, staying: [] });
    await letRead(tx, 'evaluation:202526', outside.linkKeys.current);
  });
  const path = async (what: string): Promise<string> =>
    new URL((await readingAddress(outside, id, what, { id: whole.roles.lead })) ?? '').pathname;
  const report = await path(`review:${reviews[2]}`);
  const lead = addressOf(id, whole.roles.lead);
  return {
    lead,
    paths: { report, board: `${report}/boards/trust-1`, year: await path('evaluation:202526') },
    publishMs,
  };
};

export const withYearOf = <T>(schools: number, measure: (year: YearOf) => Promise<T>): Promise<T> =>
  inFreshFolder(async (dataDir) => {
    const port = await freePort();
    const unlock = lockFolder(dataDir);
    const settings = { port, host: '127.0.0.1', dataDir, proxies: 0 };
    const tell = (line: string): void => void process.stderr.write(line);
    const wired = await wire({
      settings,
      publicUrl: `http://127.0.0.1:${port}`,
      stylesheet: '/assets/app.css',
      firstDay,
      tell,
    });
    const year = await aYearOf(wired.outside, schools);
    await wired.close();
    unlock();
    const served = await startServed({ dataDir, port });
    try {
      return await measure({ ...year, served });
    } finally {
      await served.stop();
    }
  });
