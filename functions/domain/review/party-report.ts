/**
 * What one board reads after a review, on two pages (DOMAIN R33): what its schools promised, what happened, what it shows
 * by year group, what it cost, whether it is fair, what was decided, and what the board is asked. All numbers come from
 * the plan, the returns and the published figures; people add words.
 */
import { list, numbered, type Section, section, table, text } from '../agreement/document-source.ts';
import { balanceSection } from '../ledger/balance-words.ts';
import { countOf, listOf, longDate, pounds } from '../wording.ts';
import { costRows, spendingRows } from './party-report-cost.ts';
import { gapSentences, measureRows, pupilRows, showsOwn } from './party-report-figures.ts';
import type { Decided, PartyReview } from './party-review.ts';
import { pulseWords } from './pulse.ts';
import { type Rating, ratings, type TermlyReturn } from './review.ts';
import { activitiesByYear } from './year-groups.ts';

/** More than this in one table would not go on two pages: the whole report has the rest. */
export const mostRows = 12;
const longestWords = 220;
const longestNote = 700;

/** The first rows of a table, and a sentence about those that are not there. */
const some = (caption: string, columns: readonly string[], rows: readonly (readonly string[])[]) => [
  table(caption, columns, rows.slice(0, mostRows)),
  text(rows.length > mostRows ? `The whole report has ${rows.length - mostRows} more of these.` : ''),
];

/** Cut between words, with a sign that it was. */
export const shortened = (words: string, most: number): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
};

const promised = ({ content, own }: PartyReview): Section => {
  const joined = content.activities.filter(
    ({ schools, host }) =>
      (schools.length === 0 && host === undefined) || own.some(({ urn }) => schools.includes(urn) || host === urn),
  );
  const rows = own.map(({ urn, name }) => {
    const share = content.schools.find((one) => one.urn === urn);
    return [
      name,
      share?.hours === undefined ? 'not said' : countOf(share.hours, 'hour'),
      share?.pence === undefined ? 'not said' : pounds(share.pence),
    ];
  });
  return section(
    'promised',
    'What was promised',
    ...some('For the whole year', ['School', 'Staff time', 'Money'], rows),
    ...some(
      'What goes on, by year group',
      ['Year group', 'Activities'],
      activitiesByYear(joined).map(({ year, titles }) => [year, listOf(titles)]),
    ),
  );
};

const ratingWords: Readonly<Record<Rating, string>> = {
  ahead: 'ahead',
  'on-track': 'on track',
  behind: 'behind',
  'not-started': 'not started',
};

const ratingsOf = (returns: readonly TermlyReturn[], purpose: string): Rating[] =>
  returns.flatMap(({ purposes }) => purposes.find((one) => one.purpose === purpose)?.rating ?? []);

/** "2 on track, 1 behind". */
export const ratingsInWords = (found: readonly Rating[]): string =>
  ratings
    .map((rating) => ({ rating, count: found.filter((one) => one === rating).length }))
    .filter(({ count }) => count > 0)
    .map(({ rating, count }) => `${count} ${ratingWords[rating]}`)
    .join(', ') || 'not said';

const happened = ({ content, own, schools, returns }: PartyReview): Section => {
  const ownUrns = new Set(own.map(({ urn }) => urn));
  const ownReturns = returns.filter(({ school }) => ownUrns.has(school));
  const missing = schools.filter(({ urn }) => !returns.some(({ school }) => school === urn)).map(({ name }) => name);
  const said = (purpose: string): string => {
    const found = ratingsOf(ownReturns, purpose);
    const [only] = found;
    return own.length === 1 && only ? ratingWords[only] : ratingsInWords(found);
  };
  const words = content.purposes.flatMap(({ id, title }) =>
    ownReturns.flatMap(({ purposes }) => {
      const told = purposes.find(({ purpose }) => purpose === id)?.words.trim() ?? '';
      return told === '' ? [] : [`${title}: ${shortened(told, longestWords)}`];
    }),
  );
  return section(
    'happened',
    'What happened',
    text(
      missing.length === 0
        ? 'Every school sent its return.'
        : `${schools.length - missing.length} of ${schools.length} schools sent a return. Missing: ${shortened(listOf(missing), longestWords)}.`,
    ),
    ...some(
      'How each purpose is going',
      ['Purpose', own.length === 1 ? 'Our school says' : 'Our schools say', 'All schools say'],
      content.purposes.map(({ id, title }) => [title, said(id), ratingsInWords(ratingsOf(returns, id))]),
    ),
    list(words.slice(0, 4)),
  );
};

const shows = (review: PartyReview): Section => {
  const pupils = pupilRows(review);
  return section(
    'shows',
    'What it shows',
    ...some(
      'Pupils at the expected standard, by year group',
      ['Year group', 'School', 'All pupils', 'Free school meals', 'Not free school meals'],
      pupils,
    ),
    text(
      pupils.length === 0
        ? 'No figures about groups of pupils were published this term.'
        : 'c: hidden, so that no child can be told apart. z: does not apply. x: not known. low: rounds to zero.',
    ),
    list(gapSentences(pupils)),
    ...(showsOwn(review) && pupils.length > 0
      ? [
          text(
            `The figures of ${review.own.length === 1 ? 'our own school' : 'our own schools'} are whole, for our board alone: please do not pass them on. Others’ are hidden where a group is so small that one child could be worked out.`,
          ),
        ]
      : []),
    ...some('Measures', ['Measure', 'School', 'At the start', 'Now', 'Target'], measureRows(review)),
  );
};

const cost = (review: PartyReview): Section => {
  const rows = spendingRows(review);
  return section(
    'cost',
    'What it cost',
    ...some(
      'This term: given of what was promised, and what came back',
      ['School', 'Hours given', 'Hours received', 'Money given', 'Money received'],
      costRows(review),
    ),
    ...some('The budget, since the year began', ['On', 'Planned', 'Spent'], rows),
  );
};

const howFair = (returns: readonly TermlyReturn[]): string =>
  returns.some(({ fairness: told }) => told !== undefined)
    ? `How fair it feels, from 1 to 5: ${pulseWords(returns.map((sent) => sent.fairness))}`
    : '';

const fairness = ({ hours, schools, returns }: PartyReview): Section => {
  const named = hours.map(({ school, given, received }) => ({
    name: schools.find(({ urn }) => urn === school)?.name ?? school,
    given,
    received,
  }));
  const { blocks } = balanceSection(named);
  return section('fair', 'Is it fair?', ...blocks, text(howFair(returns)));
};

const whenWords: Readonly<Record<Decided['when'], string>> = { now: 'Now', next: 'Next' };

const decided = ({ decided: found, help }: PartyReview): Section =>
  section(
    'decided',
    'What we decided',
    text(found ? '' : 'It is still to be written down. You will be told.'),
    text(found && found.decisions.length === 0 ? 'Nothing changes this time.' : ''),
    ...some(
      'Decisions',
      ['What', 'When', 'Who', 'By'],
      (found?.decisions ?? []).map(({ what, when, who, by }) => [
        what,
        whenWords[when],
        who ?? 'not said',
        by === undefined ? 'not said' : longDate(by),
      ]),
    ),
    list(help.slice(0, 4)),
    text(found?.note ? `The lead writes: ${shortened(found.note, longestNote)}` : ''),
  );

const asks = ({ decided: found, own, returns }: PartyReview): Section => {
  const late = own.filter(({ urn }) => !returns.some(({ school }) => school === urn));
  return section(
    'asks',
    'What we ask of you',
    text(found?.asks ? shortened(found.asks, longestNote) : ''),
    list([
      ...late.map(({ name }) => `Please ask ${name} what kept it from sending its return.`),
      'Please note this report at your next meeting. There is nothing to vote on.',
      'Please ask the lead whatever is not clear.',
    ]),
  );
};

/** The sections of one board's two pages. The same facts give the same report. */
export const partyReport = (review: PartyReview): Section[] =>
  numbered([
    promised(review),
    happened(review),
    shows(review),
    cost(review),
    fairness(review),
    decided(review),
    asks(review),
  ]);
