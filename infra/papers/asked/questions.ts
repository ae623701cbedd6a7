/** 001: what the questions of the proposal ask. */
import { type Asked, line } from './line.ts';

export const fromQuestions: readonly Asked[] = [
  line(
    '001',
    'R7',
    '1 shared values and principles',
    ['/proposal/:question'],
    ['goes from empty to submitted through the forms alone'],
  ),
  line(
    '001',
    'R7',
    '2 the overarching purpose',
    ['/proposal/:question'],
    ['goes from empty to submitted through the forms alone'],
  ),
  line(
    '001',
    'R7',
    '3 the detailed purposes',
    ['/proposal/:question/:entry'],
    ['changes and removes entries, and says what goes with a purpose'],
  ),
  line(
    '001',
    'R7',
    '4 who leads each and for how long',
    ['/partnership'],
    ['shows purposes, people and terms of office, documents, decisions and dates'],
  ),
  line(
    '001',
    'R7',
    '5 success criteria for each',
    ['/evaluation/:year'],
    ['gives each school’s newest words on a purpose, with their term'],
  ),
  line(
    '001',
    'R29',
    '6 when and how progress is reviewed',
    ['/reviews'],
    ['says what it will ask of whom and until when, and is one click'],
  ),
  line(
    '001',
    'R8',
    '7 finance and the share-out of the budget',
    ['/ledger'],
    ['takes money in pounds and keeps pence'],
  ),
  line(
    '001',
    'R21',
    '8 when and how far ahead meetings are set',
    ['/diary', '/diary/series'],
    [
      'is looked at first, with hosts and think pieces in turn, then put into the diary in one go',
      'shows purposes, people and terms of office, documents, decisions and dates',
    ],
  ),
  line(
    '001',
    'R33',
    '9 how each school reports inside',
    ['/reviews/:review/boards/:party'],
    ['are where the mail to a board member leads, and list nobody’s name or answer of another school'],
  ),
  line(
    '001',
    'R40',
    '10 who chairs and for how long',
    ['/people', 'mail role-ending'],
    ['are told 60 days before, soonest first, and until somebody follows'],
  ),
  line(
    '001',
    'R15',
    '11 who chases progress',
    ['mail overdue', 'mail digest'],
    ['reaches the progress chaser at once only where they can do it themselves'],
  ),
  line(
    '001',
    'R35',
    'say what helps partnerships to work well, so that others can read it',
    [],
    [],
    'what helped, shared between partnerships',
  ),
];
