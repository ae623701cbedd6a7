/** What is written of the diary: occasions that something happened to, and each school's own dates. */
import * as z from 'zod';
import { Confirmation } from '../domain/diary/checks.ts';
import { type Occasion as AnOccasion, Occasion } from '../domain/diary/occasion.ts';
import { occasionsOf } from '../domain/diary/plan-occasions.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { Line, PlainDate, Urn } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { readHeldMeetings } from './between-reviews.ts';
import { kindInPartnership as kind } from './kind.ts';
import { theOne } from './kinds.ts';
import { readEvery } from './read-every.ts';
import { readPlanOfYear } from './reviews.ts';
import type { Work } from './work.ts';

export const occasions = kind('occasion', Occasion);

/** One list a school. Id: its URN. */
export const SchoolDates = z.object({
  urn: Urn,
  dates: z.array(z.object({ from: PlainDate, until: PlainDate, what: Line, years: z.array(Line) })),
  by: z.string(),
  on: PlainDate,
});
export const schoolDates = kind('school-dates', SchoolDates);

/**
 * Who has a calendar address, and which of theirs it is: `person:<id>` or `school:<URN>`, from 0. `changes` counts what has
 * happened to the diary, so that a program that asks again is answered from this one small record.
 */
export const DiaryFeeds = z.object({
  changes: z.number().int().min(0),
  rounds: z.record(z.string(), z.number().int().min(0)),
});
export type DiaryFeeds = z.infer<typeof DiaryFeeds>;
export const diaryFeeds = kind('diary-feeds', DiaryFeeds);

export const noFeeds: DiaryFeeds = { changes: 0, rounds: {} };

/** In the commit of whatever changes the diary. */
export const diaryChanged = async (tx: Work): Promise<void> => {
  const feeds = (await tx.read(diaryFeeds, theOne)) ?? noFeeds;
  tx.write(diaryFeeds, theOne, { ...feeds, changes: feeds.changes + 1 });
};

/** Id: `<activity>.<URN>`. */
export const confirmations = kind('confirmation', Confirmation);

export type Diary = {
  /** The plan as it was signed; nothing before. */
  readonly content: ProposalContent | undefined;
  /** In the order of their dates. */
  readonly occasions: readonly AnOccasion[];
  readonly schoolDates: readonly z.infer<typeof SchoolDates>[];
  readonly confirmations: readonly Confirmation[];
};

export const readDiary = async (outside: Outside, partnership: Partnership): Promise<Diary> => {
  const { id, year } = partnership;
  const [content, stored, notes, dates, confirmed] = await Promise.all([
    readPlanOfYear(outside, partnership, year),
    readEvery(outside.store, occasions, id),
    readHeldMeetings(outside, id),
    readEvery(outside.store, schoolDates, id),
    readEvery(outside.store, confirmations, id),
  ]);
  const urns = activeSchools(partnership).map(({ urn }) => urn);
  return {
    content,
    occasions: occasionsOf(content, stored, notes, urns),
    schoolDates: dates,
    confirmations: confirmed,
  };
};
