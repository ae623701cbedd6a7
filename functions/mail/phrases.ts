/** Phrases that many letters share. */

import { boardOf, partyOfRequest } from '../domain/asking/kinds.ts';
import type { Request } from '../domain/asking/request.ts';
import { clearDaysBefore, daysBetween } from '../domain/calendar.ts';
import {
  activeParties,
  activeSchools,
  type Partnership,
  partyById,
  schoolByUrn,
} from '../domain/partnership/partnership.ts';
import { shortPartnershipName, shortPartyName, shortSchoolName } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import { listOf } from '../domain/wording.ts';
import { clip } from './letter.ts';

const numberWords = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
export const inWords = (count: number): string => numberWords[count] ?? String(count);
/** `three days`, `one school`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${inWords(count)} ${count === 1 ? singular : plural}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Wendle Valley` */
export const partnershipNamed = ({ name }: Pick<Partnership, 'name'>): string => shortPartnershipName(name);

export const partyName = (partnership: Partnership, id: string | undefined): string => {
  const party = id === undefined ? undefined : partyById(partnership, id);
  return party ? shortPartyName(party, partnership) : 'one of the parties';
};

export const schoolName = (partnership: Partnership, urn: string | undefined): string => {
  const school = urn === undefined ? undefined : schoolByUrn(partnership, urn);
  return school ? shortSchoolName(school, partnership) : 'your school';
};

/** For whom a request asks: a party, several in a joint committee, or a school. */
export const whose = (partnership: Partnership, request: Request): string => {
  const { step, school } = request;
  if (step && step.parties.length > 1) return listOf(step.parties.map((id) => partyName(partnership, id)));
  if (school) return schoolName(partnership, school);
  return partyName(partnership, partyOfRequest(partnership, request)?.id ?? step?.parties[0]);
};

export const schoolsInWords = (partnership: Partnership): string =>
  counted(activeSchools(partnership).length, 'school');
/** How many schools the party or parties of a request would work with. */
export const otherSchools = (partnership: Partnership, request: Request): string => {
  const own = new Set(request.step?.parties ?? [request.party]);
  const mine = activeParties(partnership).filter((party) => own.has(party.id));
  const others = activeSchools(partnership).length - mine.flatMap((party) => party.schools).length;
  return counted(Math.max(others, 1), 'other school');
};
/** `Both boards`, `All three schools`: the whole of them, as a sentence begins. */
const allOf = (count: number, singular: string): string =>
  count === 1 ? `The ${singular}` : count === 2 ? `Both ${singular}s` : `All ${counted(count, singular)}`;
export const allBoards = (partnership: Partnership): string => allOf(activeParties(partnership).length, 'board');
export const allSchools = (partnership: Partnership): string => allOf(activeSchools(partnership).length, 'school');

/** `spring`, when the review's id says which term it is. */
const termOfReview = (review: string): string | undefined => /autumn|spring|summer/i.exec(review)?.[0].toLowerCase();
/** `spring review`, `spring report` */
export const termly = (review: string | undefined, thing: string): string =>
  `${termOfReview(review ?? '') ?? 'termly'} ${thing}`;

/** `the Governing Body of Harrowbeck` */
export const theBoard = (name: string): string => (/^the\s/i.test(name) ? name : `the ${name}`);

/** Papers reach a board this many clear days before it meets. */
const papersDays = 7;

export type Meeting = {
  /** The board's or committee's whole name. */
  readonly name: string;
  /** `board` or `committee`. */
  readonly word: string;
  /** The date that is agreed, or else the next one known on which papers can still go out. */
  readonly on?: PlainDate;
  readonly clerk?: string;
  readonly chair?: string;
};

/** The board or committee that a decision request is for. */
export const meetingOf = (partnership: Partnership, request: Request, today: PlainDate): Meeting => {
  const { step, agenda } = request;
  const committee =
    step?.means === 'joint-committee'
      ? partnership.jointCommittees.find((one) => one.id === step.committee)
      : undefined;
  const board = committee
    ? undefined
    : boardOf(
        partnership,
        request.party ?? step?.parties[0],
        request.kind === 'report-to-board' ? step?.board : (step?.committee ?? step?.board),
      );
  // As it was when it was asked, so that reminders name the same meeting.
  const ahead = (board?.meetings ?? []).filter((date) => date >= today).toSorted();
  const known = ahead.find((date) => clearDaysBefore(date, papersDays) >= request.openedOn);
  const on = agenda?.meetingOn ?? known;
  const chair = (committee ?? board)?.members.find(({ office }) => office === 'chair')?.person;
  const clerk = (committee ?? board)?.clerk;
  return {
    name: committee?.name ?? board?.name ?? 'The board',
    word: committee || board?.kind === 'committee' ? 'committee' : 'board',
    ...(on === undefined ? {} : { on }),
    ...(clerk === undefined ? {} : { clerk }),
    ...(chair === undefined ? {} : { chair }),
  };
};

/** The day by which a clerk answers: early enough for the papers of that meeting. */
export const answerBy = (request: Request, meeting: Meeting): PlainDate => {
  const papers = meeting.on === undefined ? undefined : clearDaysBefore(meeting.on, papersDays);
  return papers !== undefined && papers < request.dueOn ? papers : request.dueOn;
};

/** `three days late`, `two weeks late`, or nothing before it is. Days, all counted. */
export const lateBy = (dueOn: PlainDate, today: PlainDate): string | undefined => {
  const days = daysBetween(dueOn, today);
  if (days <= 0) return undefined;
  return days < 14 ? `${counted(days, 'day')} late` : `${counted(Math.floor(days / 7), 'week')} late`;
};

/** A few names, and how many more. */
export const someOf = (names: readonly string[], most = 4): string => {
  if (names.length <= most + 1) return listOf(names);
  return listOf([...names.slice(0, most), counted(names.length - most, 'other')]);
};

/** So much of a subject fits a list of mails. */
const fits = 78;

/**
 * Whoever is clerk of several boards reads first which of them a mail is about: `short` says the rest in few words. `taken`:
 * how much room something in front of it takes, as "Reminder 1 of 3: " does.
 */
export const forBoard = (
  { partnership: { parties, jointCommittees }, person }: { partnership: Partnership; person: { readonly id: string } },
  board: string,
  { whole, short, taken = 0 }: { readonly whole: string; readonly short: string; readonly taken?: number },
): string => {
  const clerks = [...parties.flatMap(({ boards }) => boards), ...jointCommittees].map(({ clerk }) => clerk);
  const several = clerks.filter((clerk) => clerk === person.id).length > 1;
  return several ? `${clip(board, fits - taken - short.length - 2)}: ${short}` : whole;
};
