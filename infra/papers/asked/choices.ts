/** What follows from the texts: how an agreement lives on, ends and is left, and what a diary of it needs. */
import { type Asked, line } from './line.ts';

export const fromChoices: readonly Asked[] = [
  line(
    'choice',
    'R38',
    'renew with all who want to, and let an agreement end on its day where nobody decides',
    ['/evaluation/:year', 'mail lapsed'],
    [
      'is renewed when all want it, and next year’s proposal opens from this one',
      'never leaves an agreement to run out between two evaluations without having asked',
      'has run out on the day after, and lead, chair, heads and clerks hear it',
    ],
  ),
  line(
    'choice',
    'R38',
    'keep an agreement that lasts longer, and ask to confirm one without an end every third year',
    ['/evaluation/:year'],
    ['asks to confirm an agreement without an end in its third year, and three years after that'],
  ),
  line(
    'law',
    'R14',
    'keep whoever has an interest from deciding, now and in every later act in the matter',
    ['mail ask'],
    [
      'declares an interest, and takes no part from then on',
      'ticks those who declared an interest, and insists on it, by name',
      'counts when it is declared after the chair was asked, and in the next version',
    ],
  ),
  line(
    'choice',
    'R44',
    'let a party leave by a decision of its board, with notice, and stay after all',
    ['/leaving', '/leaving/:party', '/leaving/:party/stay'],
    [
      'is recorded by its clerk, confirmed by another, and everybody concerned hears its last day',
      'can stay after all up to its last day, by the same two people',
      'is asked nothing more, and the others go on',
    ],
  ),
  line(
    'choice',
    'R15',
    'give a board’s dates and new members once, for every partnership that it is in',
    ['/boards/paste'],
    ['is saved in every partnership that it is in, and in no other board'],
  ),
  line(
    'choice',
    'R40',
    'give one part to somebody else or to a stand-in, each with a beginning and an end',
    ['/people/:person/part', 'mail part-moved'],
    [
      'is named by the progress chaser, receives the part with what waits for it, and never an address',
      'goes for good only when two agree, and its end is asked about 60 and 28 days before',
    ],
  ),
  line(
    'choice',
    'R43',
    'let a board object to something that is signed: only that pauses, and the mediator hears both sides',
    ['/objections', '/objections/new', '/objections/:objection', 'mail objection-raised', 'mail objection-settled'],
    [
      'pauses the one activity that it names, tells everybody concerned, and leaves the rest as it is',
      'goes to the mediator after five school days, who reads both sides and records what came of it',
    ],
  ),
  line(
    'choice',
    'R44',
    'let a board come into a signed agreement in mid-year',
    ['/proposal/join'],
    ['decides beside the others, signs both papers with them, and is in from the first day of that agreement'],
  ),
  line(
    '003',
    'R17',
    'change a signed agreement by a new version that shows what differs, asked only of those whom it touches',
    ['/proposal/sending', '/documents/:document/:version'],
    ['asks only the board that it touches, item by item, and takes effect when all have signed'],
  ),
  line(
    '003',
    'R21',
    'have the diary as a file or in one’s own calendar, kept current',
    ['/diary/file', '/diary/feed', '/f/:token/calendar.ics'],
    [
      'is made by whoever wants one, and shows the diary in UTC, winter and summer, with the same name for good',
      'shows a moved date as the same entry, and one called off as cancelled',
    ],
  ),
  line(
    'law',
    'R24',
    'hold a session with pupils only where each school taking part has confirmed its checks',
    ['/diary/new', '/activities/:activity/checks'],
    [
      'stops until every school taking part has confirmed for that day, and then stands in the diary',
      'is given by its own head or lead, for a year at most, and stands there with name and date',
    ],
  ),
  line(
    '002',
    'R22',
    'note who came to a session or meeting, and show it in the ledger',
    ['/diary/:occasion/attendance', '/ledger/:review'],
    [
      'is noted in one form; a count below the threshold is read by its own school alone',
      'stands in the school’s side of the ledger once the school says that it is right',
    ],
  ),
];
