/**
 * Surveys, and how often each answer was given. What somebody pressed is an item of its own, under an id that means nothing:
 * sixty who press together write sixty items and none waits for another. They are added up when they are read.
 */
import * as z from 'zod';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import {
  isFlooded,
  linkRound,
  noAnswers,
  pressesIn,
  type SchoolCounts,
  SurveyCounts,
  SurveyWave,
  together,
} from '../domain/survey/survey.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';
import { readEvery } from './read-every.ts';

export const surveyWaves: RecordKind<typeof SurveyWave, 'survey'> = {
  name: 'survey',
  schema: SurveyWave,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `survey#${id}` }),
};

const StoredCounts = z.object({
  wave: z.string(),
  school: z.string(),
  counts: SurveyCounts,
  /** By which of the school's links it came, where it was not the first (`linkRound`). */
  round: z.number().int().min(1).optional(),
});

/**
 * One press of one school in one wave; items of earlier versions hold several. It says nothing of who pressed, from where, or
 * when. Id: wave, school, and one that is thrown away.
 */
export const surveyCounts: RecordKind<typeof StoredCounts, 'survey-counts'> = {
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

type Reading = { readonly outside: Outside; readonly partnership: Partnership; readonly wave: SurveyWave };

/** What came by the links that count, by school in the wave's order. */
const readPresses = async ({ outside, partnership, wave }: Reading): Promise<SchoolCounts[]> => {
  const stored = await readEvery(outside.store, surveyCounts, partnership.id, `${wave.id}#`);
  return wave.schools.map((school) => {
    const own = stored.filter((one) => one.school === school && (one.round ?? 0) === linkRound(wave, school));
    return { school, counts: together([noAnswers(), ...own.map(({ counts }) => counts)]) };
  });
};

/** Who could answer at a school, where that is known: its pupils. */
export const rollOf = (partnership: Partnership, wave: SurveyWave, school: string): number | undefined =>
  wave.audience === 'pupils' ? schoolByUrn(partnership, school)?.pupils : undefined;

/** How many have answered so far, by school: that tells nothing of what anybody said. */
export const readPressed = async (reading: Reading): Promise<ReadonlyMap<string, number>> =>
  new Map((await readPresses(reading)).map(({ school, counts }) => [school, pressesIn(counts)]));

/** What every school of a wave has answered; for `surveyResults` alone, once the wave has closed. */
export const readCounts = async (reading: Reading): Promise<SchoolCounts[]> =>
  (await readPresses(reading)).map((one) => {
    const roll = rollOf(reading.partnership, reading.wave, one.school);
    const presses = pressesIn(one.counts);
    return roll !== undefined && isFlooded(presses, roll)
      ? { school: one.school, counts: noAnswers(), flooded: { presses, roll } }
      : one;
  });
