/** The agreement's sections about the work, the money and the rules (DOMAIN R18). */

import { activeSchools } from '../partnership/partnership.ts';
import { usualMoves } from '../partnership/usual-move.ts';
import { noticeInWords } from '../proposal/notice-words.ts';
import { pounds } from '../wording.ts';
import {
  type DocumentSource,
  dateOr,
  list,
  notSaid,
  personOr,
  type Section,
  schoolName,
  section,
  table,
  text,
} from './document-source.ts';

const areaWords = {
  teaching: 'teaching',
  curriculum: 'curriculum',
  leadership: 'leadership',
  targeted: 'targeted support',
  transition: 'moving between schools',
  'before-and-after-school': 'before and after school',
} as const;

export const purposesSection = ({ content, nameOf }: DocumentSource): Section =>
  section(
    'purposes',
    'Our purposes',
    table(
      'Who leads what, and until when',
      ['Purpose', 'Lead', 'Deputy', 'From', 'Until'],
      content.purposes.map(({ title, lead, deputy, from, until }) => [
        title,
        personOr(lead, nameOf),
        personOr(deputy, nameOf, 'nobody yet'),
        dateOr(from),
        dateOr(until),
      ]),
    ),
    ...content.purposes.flatMap(({ title, description, success, measures }) => [
      text(description === '' ? '' : `${title}: ${description}`),
      text(success.length === 0 ? '' : `${title} has worked when:`),
      list(success),
      table(
        `What we measure for ${title}`,
        ['Measure', 'Unit', 'Now', 'Aim', 'Better is', 'From'],
        measures.map(({ name, unit, baseline, target, better, source }) => [
          name,
          unit,
          baseline === undefined ? notSaid : String(baseline),
          target === undefined ? notSaid : String(target),
          better,
          source,
        ]),
      ),
    ]),
  );

export const activitiesSection = (source: DocumentSource): Section =>
  section(
    'activities',
    'What we do',
    table(
      'Activities',
      ['Activity', 'Area', 'Year groups', 'Subject', 'Sessions', 'Host', 'Schools'],
      source.content.activities.map(({ title, area, years, subject, sessions, host, schools }) => [
        title,
        areaWords[area],
        years.join(', '),
        subject ?? '',
        sessions === undefined ? '' : String(sessions),
        host === undefined ? '' : schoolName(source, host),
        schools.map((urn) => schoolName(source, urn)).join(', '),
      ]),
    ),
  );

const sumOf = (lines: readonly { pence: number }[]): string => pounds(lines.reduce((sum, { pence }) => sum + pence, 0));

export const moneySection = ({ content: { money } }: DocumentSource): Section =>
  section(
    'money',
    'Money',
    table(
      'Where it comes from',
      ['From', 'Amount'],
      [
        ...money.income.map(({ from, pence }) => [from, pounds(pence)]),
        ...(money.income.length > 0 ? [['Together', sumOf(money.income)]] : []),
      ],
    ),
    table(
      'What it is spent on',
      ['On', 'Amount', 'At most'],
      [
        ...money.spending.map(({ on, pence, limit }) => [on, pounds(pence), pounds(limit ?? pence)]),
        ...(money.spending.length > 0 ? [['Together', sumOf(money.spending), '']] : []),
      ],
    ),
    text(money.payments),
    text(money.taxNote ?? 'Each party checks for itself whether tax is due on what it pays or is paid.'),
  );

export const reviewSection = ({ content: { reviews, outcomes, evaluation } }: DocumentSource): Section =>
  section(
    'review',
    'How we look at progress',
    text(reviews),
    text(outcomes),
    text(evaluation.uses ? `The yearly evaluation uses: ${evaluation.uses}` : ''),
    text(evaluation.shared ? `How it is shared: ${evaluation.shared}` : ''),
    text(evaluation.analysed ? `Who makes sense of it: ${evaluation.analysed}` : ''),
    text('After the summer review each party decides whether to renew. Nobody is renewed by silence.'),
  );

export const informationSection = (): Section =>
  section(
    'information',
    'Figures about pupils',
    text('A separate data sharing agreement says what is shared. Until every party has signed it, no figures move.'),
    text('What one school tells another in confidence stays between them.'),
  );

export const safeguardingSection = ({ content, nameOf }: DocumentSource): Section =>
  section(
    'safeguarding',
    'Keeping children safe',
    text(
      'Any school may stop an activity at once when it is worried about a child. Starting again is decided together.',
    ),
    table(
      'For each activity',
      ['Activity', 'Who leads on safeguarding', 'Checks done', 'Whom to tell of a concern'],
      content.activities.map(({ title, safeguardingLead, checksConfirmed, concernsTo }) => [
        title,
        personOr(safeguardingLead, nameOf),
        checksConfirmed ? 'yes' : 'not yet',
        concernsTo ?? notSaid,
      ]),
    ),
  );

/** Where pupils of one school usually go on to another, the promise is about what is outside that move. */
export const pupilsSection = ({ content, partnership }: DocumentSource): Section => {
  const [move] = usualMoves(activeSchools(partnership));
  const promise = 'No school uses the partnership to recruit another school’s pupils';
  if (!move)
    return section(
      'no-recruitment',
      'No recruiting of each other’s pupils',
      text(content.noRecruitment ? `${promise}.` : ''),
    );
  const [from, to] = move;
  return section(
    'no-recruitment',
    'No recruiting outside the usual move',
    text(
      content.noRecruitment
        ? `${promise}, outside the usual move from one school to the next, as from ${from.name} to ${to.name}.`
        : '',
    ),
  );
};

export const staffSection = ({ content }: DocumentSource): Section =>
  section(
    'staff',
    'When staff change',
    text(content.handover),
    text('Whoever takes over a part in the partnership is told what it promised, and confirms it.'),
  );

export const changeSection = ({ content }: DocumentSource): Section => {
  const notice = noticeInWords(content);
  return section(
    'changes',
    'Changing, joining and leaving',
    text('Any change to this text is a new version. It shows what changed, and everybody signs it again.'),
    text('Another school may join when every party agrees to a new version that names it.'),
    text(notice === undefined ? '' : `A party may leave with ${notice} of notice, and says why.`),
    text('On leaving, what it owes is settled and its figures are no longer used. If one party is left, this ends.'),
  );
};

export const developmentSection = ({ content }: DocumentSource): Section =>
  section('development-plan', 'In each school’s development plan', text(content.developmentPlan));
