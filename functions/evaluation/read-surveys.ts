/** The surveys of a year that have closed both at the start and at the end, with what may be shown of the change. */

import type { Partnership } from '../domain/partnership/partnership.ts';
import { isTaking, type SurveyChange, type SurveyWave, surveyChange, surveyResults } from '../domain/survey/survey.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { readCounts, readWaves } from '../records/surveys.ts';

export type SurveyedYear = { readonly wave: SurveyWave; readonly changes: readonly SurveyChange[] };

const belongs = (one: SurveyWave, other: SurveyWave): boolean =>
  one.audience === other.audience && one.about.toLowerCase() === other.about.toLowerCase();

export const readSurveys = async (
  outside: Outside,
  partnership: Partnership,
  year: string,
  today: PlainDate,
): Promise<SurveyedYear[]> => {
  const waves = (await readWaves(outside, partnership.id)).filter((one) => one.year === year && !isTaking(one, today));
  const pairs = waves
    .filter(({ moment }) => moment === 'after')
    .flatMap((after) => {
      const before = waves.find((one) => one.moment === 'before' && belongs(one, after));
      return before ? [{ before, after }] : [];
    });
  const resultsOf = async (one: SurveyWave) =>
    surveyResults(await readCounts({ outside, partnership, wave: one }), partnership.suppressBelow);
  return Promise.all(
    pairs.map(async ({ before, after }) => {
      const [first, last] = await Promise.all([resultsOf(before), resultsOf(after)]);
      return { wave: after, changes: surveyChange(first, last) };
    }),
  );
};
