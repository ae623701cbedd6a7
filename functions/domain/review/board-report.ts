/** What boards read after a review: who promised, did and sent what (DOMAIN R32, R33). */
import { list, numbered, type Section, section, table, text } from '../agreement/document-source.ts';
import { noReturn } from '../evaluation/evaluation.ts';
import { balanceSection } from '../ledger/balance-words.ts';
import type { Share } from '../ledger/give-and-take.ts';
import type { Term } from '../partnership/partnership.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { countOf, listOf, pounds } from '../wording.ts';
import { pulseWords } from './pulse.ts';
import { askedIn, type Rating, returnComplete, type TermlyReturn, thirdOf, valueWords } from './review.ts';
import { shownValues } from './shown-values.ts';

export type ReviewedTerm = {
  /** `202526 Autumn term` */
  readonly label: string;
  readonly term: Term['name'];
  readonly content: Pick<ProposalContent, 'purposes' | 'schools'>;
  /** Every school that was asked, in the order it is to be shown. */
  readonly schools: readonly { readonly urn: string; readonly name: string }[];
  /** Staff hours, and pence, that each school gave and got: of those that said something. */
  readonly hours: readonly Share[];
  readonly money: readonly Share[];
};

const ratingWords: Readonly<Record<Rating, string>> = {
  ahead: 'ahead',
  'on-track': 'on track',
  behind: 'behind',
  'not-started': 'not started',
};

const capacityWords = { plenty: 'plenty', enough: 'enough', 'too-little': 'too little' } as const;

type Sent = { readonly name: string; readonly urn: string; readonly sent: TermlyReturn | undefined };

const inNumber = (value: number | undefined): string => (value === undefined ? 'not said' : String(value));
const inMoney = (pence: number | undefined): string => (pence === undefined ? 'not said' : pounds(pence));

const whoSent = (schools: readonly Sent[], { content }: ReviewedTerm): Section => {
  const missing = schools.filter(({ sent }) => !sent).map(({ name }) => name);
  const wordless = schools
    .filter(({ sent }) => sent && returnComplete(sent, askedIn(sent, content.purposes)).state !== 'complete')
    .map(({ name }) => name);
  const came = `${countOf(schools.length - missing.length, 'return')} of ${schools.length} came in.`;
  return section(
    'who',
    'Who sent a return',
    text(missing.length === 0 ? 'Every school sent its return.' : came),
    text(missing.length === 0 ? '' : `Missing: ${listOf(missing)}. The review closed without.`),
    text(wordless.length === 0 ? '' : `Still to add something: ${listOf(wordless)}.`),
  );
};

const progress = (schools: readonly Sent[], { content }: ReviewedTerm): Section =>
  section(
    'progress',
    'How each purpose is going',
    ...content.purposes.map(({ id, title, measures }) =>
      table(
        title,
        ['School', 'How it goes', 'What shows it', 'Measures'],
        schools.flatMap(({ name, sent }) => {
          const told = sent?.purposes.find(({ purpose }) => purpose === id);
          if (!told) return [];
          const values = shownValues(told, measures)
            .map((one) => `${one.measure}: ${valueWords(one)}`)
            .join('; ');
          return [[name, told.rating ? ratingWords[told.rating] : 'not said', told.words, values]];
        }),
      ),
    ),
  );

/** What it gave and got, where it said anything itself. */
const heardOf = (
  sent: TermlyReturn | undefined,
  share: Share | undefined,
  say: (value: number | undefined) => string,
): string[] =>
  sent === undefined && (share === undefined || share.told === false)
    ? [noReturn, noReturn]
    : [say(share?.given), say(share?.received)];

const giveAndTake = (schools: readonly Sent[], { content, term, ...shares }: ReviewedTerm): Section => {
  const shareOf = (of: 'hours' | 'money', urn: string) => shares[of].find(({ school }) => school === urn);
  return section(
    'promises',
    'What was promised, and what was done',
    table(
      'Staff hours this term',
      ['School', 'Promised', 'Given', 'Received'],
      schools.map(({ name, urn, sent }) => {
        const hours = content.schools.find((share) => share.urn === urn)?.hours;
        const promised = hours === undefined ? 'not said' : String(thirdOf(hours, term));
        const share = shareOf('hours', urn);
        return [name, promised, ...heardOf(sent, share, inNumber)];
      }),
    ),
    table(
      'Money this term',
      ['School', 'Promised', 'Given', 'Received'],
      schools.map(({ name, urn, sent }) => {
        const pence = content.schools.find((share) => share.urn === urn)?.pence;
        const promised = pence === undefined ? 'not said' : pounds(thirdOf(pence, term));
        const share = shareOf('money', urn);
        return [name, promised, ...heardOf(sent, share, inMoney)];
      }),
    ),
  );
};

const balance = (schools: readonly Sent[], { hours }: ReviewedTerm): Section =>
  balanceSection(
    hours.map(({ school, given, received }) => ({
      name: schools.find(({ urn }) => urn === school)?.name ?? school,
      given,
      received,
    })),
  );

/** Scores are shown without names, from three answers on, so that people can say what they think. */
const howItFeels = (schools: readonly Sent[]): Section =>
  section(
    'trust',
    'Trust, fairness and time',
    table(
      'From 1, not at all, to 5, fully',
      ['Asked', 'Answers'],
      [
        ['Do we trust each other?', pulseWords(schools.map(({ sent }) => sent?.trust))],
        ['Is the give and take fair?', pulseWords(schools.map(({ sent }) => sent?.fairness))],
      ],
    ),
    table(
      'Is there time left to improve your own school?',
      ['School', 'Time'],
      schools.flatMap(({ name, sent }) => (sent?.capacity ? [[name, capacityWords[sent.capacity]]] : [])),
    ),
  );

const wishes = (schools: readonly Sent[]): Section => {
  const said = (field: 'toChange' | 'helpWanted'): string[] =>
    schools.flatMap(({ name, sent }) => (sent?.[field] ? [`${name}: ${sent[field]}`] : []));
  const [toChange, helpWanted] = [said('toChange'), said('helpWanted')];
  return section(
    'wishes',
    'What should change',
    list(toChange),
    text(helpWanted.length > 0 ? 'Help that schools would like:' : ''),
    list(helpWanted),
  );
};

/** The sections of a board's report on one term. The same review and returns give the same report. */
export const boardReport = (review: ReviewedTerm, returns: readonly TermlyReturn[]): Section[] => {
  const schools = review.schools.map(({ urn, name }) => ({
    urn,
    name,
    sent: returns.find(({ school }) => school === urn),
  }));
  return numbered([
    whoSent(schools, review),
    progress(schools, review),
    giveAndTake(schools, review),
    balance(schools, review),
    howItFeels(schools),
    wishes(schools),
  ]);
};
