/**
 * What the first texts ask of the product, line by line: the number of the text, the ask in our words, the requirement of
 * `domain.md`, where somebody meets it, and the tests that hold it. A line without a test is not built, and says what is
 * missing. `infra/papers/asked.md` is made from this; `npm run check` fails when a named page or test is gone.
 */
export type Asked = {
  /** The number of the text, or where `domain.md` has it from when no text asks for it. */
  readonly from: '000' | '001' | '002' | '003' | '004' | 'choice' | 'law';
  readonly asks: string;
  readonly requirement: `R${number}`;
  /** The paths of pages, as routes declare them, or `mail NAME`; empty when there is none. */
  readonly met: readonly string[];
  /** Names of tests; files move, sentences stay. */
  readonly tests: readonly string[];
  /** What is not built of it, in a few words. */
  readonly missing?: string;
};

const line = (
  from: Asked['from'],
  requirement: Asked['requirement'],
  asks: string,
  met: readonly string[],
  tests: readonly string[],
  missing?: string,
): Asked => ({
  from,
  requirement,
  asks,
  met,
  tests,
  ...(missing !== undefined && { missing }),
});

const fromGuide: readonly Asked[] = [
  line(
    '000',
    'R1',
    'say which area a piece of work is in: teaching, curriculum, leadership, targeted support',
    ['/proposal/:question', '/find'],
    ['keeps what was typed as the record wants it: pence, dates, lists'],
  ),
  line(
    '000',
    'R2',
    'ask trusts, councils, teaching schools and the regional office what the area needs',
    ['/find', '/proposal/:question'],
    ['names the council and the trusts to ask, and what schools do together'],
  ),
  line(
    '000',
    'R2',
    'find schools to work with nearby',
    ['/find'],
    ['shows those that are near, nearest first, with what it takes and what speaks for each'],
  ),
  line(
    '000',
    'R7',
    'agree aims and how to work together',
    ['/proposal'],
    ['goes from empty to submitted through the forms alone'],
  ),
  line(
    '000',
    'R9',
    'reflect what each side offers and needs',
    ['/proposal/preview'],
    ['shows whether the money adds up, and what schools bring side by side'],
  ),
  line(
    '000',
    'R8',
    'a project lead from each institution',
    ['/people'],
    ['shows purposes, people and terms of office, documents, decisions and dates'],
  ),
  line(
    '000',
    'R8',
    'activities, year groups and subjects',
    ['/proposal/:question'],
    ['goes from empty to submitted through the forms alone'],
  ),
  line(
    '000',
    'R8',
    'measures by which the work is watched',
    ['/proposal/:question'],
    ['goes from empty to submitted through the forms alone'],
  ),
  line(
    '000',
    'R8',
    'who funds it',
    ['/proposal/:question'],
    ['shows whether the money adds up, and what schools bring side by side'],
  ),
  line(
    '000',
    'R12',
    'start once the boards of all partners have agreed',
    ['/decisions/:version'],
    ['is not carried by one refusal, in whatever order the answers come'],
  ),
  line(
    '000',
    'R17',
    'write the objectives into an agreement that does not bind',
    ['/documents/:document/:version'],
    ['makes both from the approved plan, once, each with a seal by which it is found'],
  ),
  line(
    '000',
    'R30',
    'collect data that is accurate and in time, in numbers and in words',
    ['mail ask'],
    [
      'hands it in whole, and says what happens next',
      'says which field is no number, and loses nothing that was typed',
    ],
  ),
  line(
    '000',
    'R33',
    'use it to move time and resources now and to decide on later investment',
    ['/decided'],
    ['takes several decisions, and tells schools and clerks'],
  ),
  line(
    '000',
    'R31',
    'compare groups of pupils with their peers',
    ['/reviews/:review/figures'],
    ['is followed by the gap between groups in the year’s report'],
  ),
  line(
    '000',
    'R35',
    'evaluate outcomes and impact, along the guide of the Treasury',
    ['/evaluation/:year'],
    ['is drawn from what goes in to what it is for, with the same in words, and says its limits'],
  ),
  line(
    '000',
    'R37',
    'hear of interest and confidence',
    ['/surveys'],
    ['needs no account, sets no cookie, and keeps a count and nothing else'],
  ),
  line(
    '000',
    'R39',
    'a record of support given, which stands schools in good stead later',
    ['/evaluation'],
    ['shows a party’s years, and goes along as a table and as a file'],
  ),
];

const fromQuestions: readonly Asked[] = [
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

const fromRiver: readonly Asked[] = [
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
    ['/diary/series', '/standing'],
    [
      'is looked at first, with hosts and think pieces in turn, then put into the diary in one go',
      'come from two meetings that did not take place, noted by hand',
    ],
    'the archive',
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

const fromLessons: readonly Asked[] = [
  line(
    '003',
    'R2',
    'let nobody be forced: keep who introduced whom, and let both opt in',
    ['/search/:token/ask/:urn', '/talk/:token'],
    ['goes to the other head, who answers by link; addresses are seen after two yeses and not before'],
  ),
  line(
    '003',
    'R5',
    'win the senior team with a case on a page',
    ['/search/:token/case', '/search/:token/case/pdf'],
    ['answers eight questions on one page, with travel worked out, and prints them'],
  ),
  line(
    '003',
    'R11',
    'adapt an agreement of somebody else',
    [],
    [],
    'beginning from an agreement that another partnership shares',
  ),
  line('003', 'R6', 'show who endorses the work', [], [], 'motive and endorsements'),
  line(
    '003',
    'R18',
    'put into writing what each gives and gets, so that nothing creeps in',
    ['/documents/:document/:version'],
    ['show each version with its words, its seal, and what changed since the one before'],
  ),
  line(
    '003',
    'R28',
    'notice when the project creeps',
    ['/standing', 'mail work-outside'],
    ['is flagged with the way to amend, and the lead and chair are told once'],
  ),
  line(
    '003',
    'R36',
    'let governors hold people to what was promised',
    ['/evaluation/:year'],
    ['shows first what each school promised and did, from its returns'],
  ),
  line(
    '003',
    'R21',
    'fix dates early so that examinations and trips do not cancel them',
    ['/diary', '/diary/:occasion', '/diary/school-dates'],
    [
      'are pasted by its lead, stand against meetings, and are put right by pasting again',
      'is moved to one that is offered with its reasons, and those who take part hear once',
    ],
  ),
  line(
    '003',
    'R24',
    'plan equipment, rooms and people',
    ['/diary/new', '/activities/:activity/checklist'],
    [
      'stops until every school taking part has confirmed for that day, and then stands in the diary',
      'says a line which school sees to it and by when, and what is done and by whom',
    ],
  ),
  line(
    '003',
    'R25',
    'remind staff by text message',
    ['/people/:person/reach'],
    ['is asked by text with the whole link, and by no mail beside it'],
  ),
  line(
    '003',
    'R26',
    'share resources both ways',
    ['/ledger/:review'],
    ['shows to everybody what the two sides count differently'],
  ),
  line(
    '003',
    'R40',
    'ask what happens when a key member of staff goes',
    ['/people'],
    ['are the lead without a deputy, and each purpose without one'],
  ),
  line(
    '003',
    'R41',
    'give a new head handover notes',
    ['mail taking-over'],
    ['reads what is open, agreed and due, and takes it on'],
  ),
  line(
    '003',
    'R42',
    'notice that enthusiasm wanes',
    ['/standing'],
    ['come from a missing return, and from links that nobody answers'],
  ),
  line('003', 'R43', 'bring in somebody from outside when two sides are stuck', [], [], 'objections and the mediator'),
  line(
    '003',
    'R11',
    'begin from somebody’s earlier agreement',
    ['/proposal/clone'],
    ['is offered where there is one, and copies its words'],
  ),
  line(
    '003',
    'R29',
    'ask for no more than a full-time teacher can give',
    ['/home', 'mail ask'],
    ['shows what the system knows beside empty boxes: a baseline or a promise is no value of this term'],
  ),
  line(
    '003',
    'R27',
    'let pupils show what they learnt, with certificates and news to parents',
    ['/celebration', '/celebration/newsletter'],
    [
      'are two hundred pages, each read out alike, with Welsh and Polish letters',
      'leaves a date’s count out where one school’s is small, since it could be worked out',
      'counts everybody at the door of a showcase, once',
    ],
  ),
];

const fromGains: readonly Asked[] = [
  line('004', 'R6', 'know why each joins: savings, growth, values', [], [], 'motive'),
  line(
    '004',
    'R26',
    'let staff grow into roles at a partner school',
    ['/ledger'],
    ['loses a line and a role that it takes back'],
  ),
  line(
    '004',
    'R33',
    'see like schools do it differently, and share',
    ['/standing'],
    ['is accepted by the other school alone, and both it and the lead of the partnership hear'],
  ),
];

/** What follows from the texts: how an agreement lives on, ends and is left, and what a diary of it needs. */
const fromChoices: readonly Asked[] = [
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

export const asked: readonly Asked[] = [
  ...fromGuide,
  ...fromQuestions,
  ...fromRiver,
  ...fromLessons,
  ...fromGains,
  ...fromChoices,
];
