/** Surveys, and how often each answer was given. An answer is kept as one more in a count, and as nothing else. */
import * as z from 'zod';
import { noAnswers, type SchoolCounts, SurveyCounts, SurveyWave, together } from '../domain/numbers/survey.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';
import { readEvery } from './read-every.ts';

export const surveyWaves: RecordKind<typeof SurveyWave> = {
  name: 'survey',
  schema: SurveyWave,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `survey#${id}` }),
};

const StoredCounts = z.object({ wave: z.string(), school: z.string(), counts: SurveyCounts });

/**
 * Counts of one school in one wave, in several items: a class answers in the same minute, and none of its pupils is to wait
 * for another. Id: wave, school, which of the items.
 */
export const surveyCounts: RecordKind<typeof StoredCounts> = {
  name: 'survey-counts',
  schema: StoredCounts,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `survey-counts#${id}` }),
};
export const countsId = (wave: string, school: string, part: string): string => `${wave}#${school}#${part}`;

export const readWave = async (outside: Outside, partnership: string, id: string): Promise<SurveyWave | undefined> => {
  const item = await outside.store.get(surveyWaves.key(partnership, id));
  return item && decode(surveyWaves, item);
};

/** Newest first. */
export const readWaves = async (outside: Outside, partnership: string): Promise<SurveyWave[]> =>
  (await readEvery(outside.store, surveyWaves, partnership)).toSorted((one, other) =>
    other.openedOn.localeCompare(one.openedOn),
  );

/** What every school of a wave has answered, in the wave's order; for `surveyResults` alone, once the wave has closed. */
export const readCounts = async (outside: Outside, partnership: string, wave: SurveyWave): Promise<SchoolCounts[]> => {
  const stored = await readEvery(outside.store, surveyCounts, partnership, `${wave.id}#`);
  return wave.schools.map((school) => ({
    school,
    counts: together([noAnswers(), ...stored.filter((one) => one.school === school).map(({ counts }) => counts)]),
  }));
};
