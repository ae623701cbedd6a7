/** How long the report of a review, a board's two pages and the year's report of 40 schools take to open, with their charts. */
import { performance } from 'node:perf_hooks';
import { withYearOf } from './year-of.ts';

const openings = 30;

/** The slowest of most openings, milliseconds: 95 in 100 are faster. */
const opening = async (url: string): Promise<number> => {
  const took: number[] = [];
  for (let at = 0; at < openings; at += 1) {
    const began = performance.now();
    const answer = await fetch(url);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    took.push(performance.now() - began);
  }
  return Math.round(took.toSorted((one, other) => one - other)[Math.floor(openings * 0.95)] ?? 0);
};

export const reports = (): Promise<Readonly<Record<string, number>>> =>
  withYearOf(40, async ({ served, paths, publishMs }) => ({
    review_report_40x12_p95_ms: await opening(`${served.url}${paths.report}`),
    board_pages_40x12_p95_ms: await opening(`${served.url}${paths.board}`),
    year_report_40x12_p95_ms: await opening(`${served.url}${paths.year}`),
    review_close_40_schools_ms: Math.round(publishMs),
    rss_mb: served.mostMemory(),
  }));
