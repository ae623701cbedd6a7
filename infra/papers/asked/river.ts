/** 002: the schools along the river. */
import { type Asked, line } from './line.ts';

export const fromRiver: readonly Asked[] = [
  line(
    '002',
    'R2',
    'choose partners with like priorities, a shared history, near enough to meet',
    ['/find', '/search/:token'],
    ['sees who shares their priorities, offers what they need, and needs what they offer, first'],
  ),
  line(
    '002',
    'R3',
    'be near enough that staff can meet',
    ['/find'],
    ['shows those that are near, nearest first, with what it takes and what speaks for each'],
  ),
  line(
    '002',
    'R4',
    'exchange self-evaluation, results, values and plans first',
    ['/search/:token/pack/:urn'],
    ['keeps four lines of when and how, and where the two differ, after a yes alone'],
  ),
  line(
    '002',
    'R10',
    'bring governors in from the start',
    ['mail briefing', '/r/:token'],
    ['shows the briefing with the whole plan, and says that nothing is decided here'],
  ),
  line(
    '002',
    'R17',
    'sign an agreement with ground rules',
    ['/documents'],
    ['starts the work once everybody has signed, and tells everybody where the sealed copy is'],
  ),
  line(
    '002',
    'R19',
    'sign a confidentiality agreement before data is shared',
    ['/documents'],
    ['are not taken before every party has signed the data sharing agreement'],
  ),
  line(
    '002',
    'R31',
    'share summative data about cohorts each term, and no child',
    ['/reviews/:review/figures'],
    ['shows no school’s figures before the review has closed, and hides small groups afterwards'],
  ),
  line(
    '002',
    'R33',
    'tell governors how year groups do, and help where it is needed',
    ['/reviews/:review/boards/:party', '/standing'],
    [
      'take the lead’s words, what was spent and what is asked, and no number of a return',
      'is offered by a school’s head or lead, told to the other, and stands in the log until it is answered',
    ],
  ),
  line(
    '002',
    'R22',
    'meet every fortnight, host in turn, hear a think piece',
    ['/diary/series', '/diary/:occasion', '/diary/think-pieces'],
    [
      'is looked at first, with hosts and think pieces in turn, then put into the diary in one go',
      'who was missing, notes, actions and a line of good work are noted in one form',
      'becomes a shared plan in the log of decisions, a step at a time, and stands in the archive',
    ],
  ),
  line(
    '002',
    'R23',
    'run workshops each term from which teachers choose',
    ['/diary/new', '/workshops', '/w/:token'],
    [
      'is put in by a school’s lead for what that school hosts, and by nobody else',
      'gives the seventh of one school a place on the waiting list, and says so in their letter',
      'sixty posts at once, to four processes: fifteen in, forty-five waiting, and no error',
    ],
  ),
  line(
    '002',
    'R34',
    'have two heads visit each school and write to its governors',
    ['/leadership-reviews', '/leadership-reviews/:review', 'mail leadership-report'],
    [
      'of up to six schools it finds the best there is',
      'works out who visits whom in one press, says what could not be met, and starts nothing',
      'goes from what to look at to half a page in the summer, and asks no head more than four times',
    ],
  ),
  line(
    '002',
    'R26',
    'get at least as much out as is put in',
    ['/ledger'],
    ['holds a year and its terms, says what is lopsided, and is a file for a spreadsheet'],
  ),
];
