/** The agreement's sections about who agrees, on what footing, and for what (DOMAIN R18). */

import { activeParties, activeSchools, type Party, type PartyKind } from '../partnership/partnership.ts';
import { longDate, pounds } from '../wording.ts';
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
import { signatoriesOf } from './signatories.ts';

const kindWords: Readonly<Record<PartyKind, string>> = {
  'maintained-governing-body': 'governing body of a maintained school',
  'federation-governing-body': 'governing body of a federation',
  'academy-trust': 'academy trust',
  'independent-proprietor': 'proprietor of an independent school',
  college: 'college',
  university: 'university',
  'local-authority': 'local authority',
  'other-body': 'other body',
};

const identifierWords: Readonly<Record<Party['identifier']['kind'], string>> = {
  urn: 'URN',
  company: 'company',
  charity: 'charity',
  ukprn: 'UKPRN',
  'la-code': 'local authority code',
  other: 'number',
};

const meansWords: Readonly<Record<string, string>> = {
  meeting: 'in a meeting',
  'written-resolution': 'by a written resolution',
  delegated: 'by whoever its board gave the decision to',
  'chairs-action': 'by its chair, because waiting would have done harm',
  'joint-committee': 'in a joint committee',
};

const howDecided = ({ decisions }: DocumentSource, party: string): readonly string[] => {
  const decision = decisions.find((one) => one.party === party);
  if (decision?.carriedOf !== undefined)
    return ['To the agreement before', 'nothing that it decides on has changed', ''];
  const carried = decision?.carriedFrom;
  const when = carried === undefined ? dateOr(decision?.on) : `${dateOr(decision?.on)}, to version ${carried}`;
  const means = decision?.means === undefined ? notSaid : (meansWords[decision.means] ?? decision.means);
  return [when, means, decision?.reference ?? ''];
};

/** Each supporter with its role; an adviser by name, with what they may see. */
export const supportersInWords = (
  supporters: DocumentSource['partnership']['supporters'],
  nameOf: DocumentSource['nameOf'],
): string[][] =>
  supporters.map(({ name, role, adviser }) => [
    name,
    adviser === undefined
      ? role
      : `${role}. ${nameOf(adviser)} sees how the partnership stands: its stage, its dates, who is asked, signs that it wanes; no figures, votes or questions`,
  ]);

export const partiesSection = (source: DocumentSource): Section => {
  const parties = activeParties(source.partnership);
  const carried = source.decisions.some(
    ({ carriedFrom, carriedOf }) => carriedFrom !== undefined && carriedOf === undefined,
  );
  return section(
    'parties',
    'Who agrees',
    table(
      'The parties and their schools',
      ['Party', 'What it is', 'Its number', 'Schools'],
      parties.map(({ name, kind, identifier, schools }) => [
        name,
        kindWords[kind],
        `${identifierWords[identifier.kind]} ${identifier.value}`,
        schools.map((urn) => `${schoolName(source, urn)} (URN ${urn})`).join(', '),
      ]),
    ),
    table(
      'How each party decided',
      ['Party', 'On', 'How', 'Reference'],
      parties.map(({ id, name }) => [name, ...howDecided(source, id)]),
    ),
    text(carried ? 'Where an earlier version was agreed to, only contacts or meeting dates have changed since.' : ''),
    table(
      'Who helps without deciding',
      ['Name', 'Part'],
      supportersInWords(source.partnership.supporters, source.nameOf),
    ),
  );
};

export const statusSection = ({ content }: DocumentSource): Section => {
  const { from, until } = content.agreement;
  const ends = until
    ? `It ends on ${longDate(until)}, unless the parties renew it.`
    : 'It has no end date. It is looked at every year.';
  return section(
    'status',
    'What this agreement is',
    text('This is a memorandum of understanding. It is not meant to bind in law. It says what the parties promise.'),
    text(`It begins on ${dateOr(from)}. ${ends}`),
  );
};

export const purposeSection = ({ content }: DocumentSource): Section =>
  section(
    'purpose',
    'What we are for',
    text(content.purpose),
    text('What we value:'),
    list(content.values),
    text('Our ground rules:'),
    list(content.groundRules),
    table(
      'What we want to achieve',
      ['Aim', 'By'],
      content.aims.map(({ what, by }) => [what, longDate(by)]),
    ),
    table(
      'What our area needs',
      ['Local priority', 'Who says so'],
      (content.localPriorities ?? []).map(({ what, source }) => [what, source]),
    ),
  );

export const promisesSection = (source: DocumentSource): Section => {
  const { content, partnership } = source;
  const shares = activeSchools(partnership).map(({ urn, name }) => ({
    name,
    share: content.schools.find((one) => one.urn === urn),
  }));
  return section(
    'promises',
    'What each school puts in, and gets',
    table(
      'Over the agreement’s year',
      ['School', 'Staff hours', 'Money', 'Offers', 'Hopes for'],
      shares.map(({ name, share }) => [
        name,
        share?.hours === undefined ? notSaid : String(share.hours),
        share?.pence === undefined ? notSaid : pounds(share.pence),
        share?.offers.join('; ') ?? '',
        share?.needs.join('; ') ?? '',
      ]),
    ),
    table(
      'How each school reports on the work',
      ['School', 'Reports', 'In job descriptions'],
      shares.map(({ name, share }) => [name, share?.reporting ?? notSaid, share?.inJobDescriptions ? 'yes' : 'no']),
    ),
  );
};

export const signaturesSection = (
  { partnership, nameOf }: DocumentSource,
  document: 'mou' | 'data-agreement',
): Section =>
  section(
    'signatures',
    'Who signs',
    table(
      'Each signs this text, and no other',
      ['Name', 'Part'],
      signatoriesOf(partnership, document).map(({ person, as }) => [nameOf(person), as]),
    ),
  );

export const governanceSection = (source: DocumentSource): Section => {
  const { content, partnership, nameOf } = source;
  const { roles } = partnership;
  const projectLeads = activeSchools(partnership).map(({ name, lead }) => [`Project lead at ${name}`, nameOf(lead)]);
  return section(
    'governance',
    'How we run it',
    table(
      'Who does what',
      ['Part', 'Name'],
      [
        [
          'Chair',
          `${personOr(content.chair ?? roles.chair, nameOf)}, until ${dateOr(content.chairUntil ?? roles.chairUntil)}`,
        ],
        ['Lead', nameOf(roles.lead)],
        ['Deputy lead', personOr(roles.deputyLead, nameOf, 'nobody yet')],
        ['Progress chaser', personOr(content.progressChaser ?? roles.progressChaser, nameOf)],
        ['Helps when we cannot agree', personOr(content.mediator ?? roles.mediator, nameOf)],
        ...projectLeads,
        ...content.contacts.map(({ role, person }) => [role, nameOf(person)]),
      ],
    ),
    table(
      'Meetings',
      ['Date', 'Time', 'Host', 'Think piece'],
      content.meetings.map(({ date, time, host, thinkPiece }) => [
        longDate(date),
        time,
        schoolName(source, host),
        thinkPiece === undefined ? '' : schoolName(source, thinkPiece),
      ]),
    ),
    text(content.meetingsAhead ? `Meetings are fixed ${content.meetingsAhead} weeks ahead.` : ''),
    text('Each party decides through its own board. Nobody outvotes a party about its own school.'),
    text(
      `When the parties cannot agree, they ask ${personOr(content.mediator ?? roles.mediator, nameOf, 'somebody from outside')} to help.`,
    ),
  );
};
