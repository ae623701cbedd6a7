/**
 * What an admin writes to bring a partnership into being: one file with its people, parties, schools and terms, and
 * perhaps a whole proposal. The file is kept short (terms that schools share are written once); `expand` gives the
 * full form that the rest of the product uses, and `writtenAt` leads from the full form back to what was written.
 */
import * as z from 'zod';
import { ProposalContent } from '../proposal/proposal.ts';
import { PlainDate } from '../values.ts';
import type { Fault } from './fault.ts';
import { Person, partnershipFields, School, Term } from './partnership.ts';

const { id, name, year, roles, parties, jointCommittees, supporters, suppressBelow, keepFiguresMonths } =
  partnershipFields;

/** A school as written: without terms of its own it keeps the shared ones. */
const FileSchool = School.extend({
  terms: School.shape.terms
    .optional()
    .describe("This school's own terms. Leave them out when it keeps the shared terms of this file."),
});

export const PartnershipFile = z.strictObject({
  localClock: PlainDate.optional().describe(
    'The first day of the demonstration on one machine. Leave it out of a real partnership.',
  ),
  partnership: z.strictObject({ id, name, year }).describe('What the partnership is called, and its academic year.'),
  keepFiguresMonths: keepFiguresMonths.describe(
    'Months after a review has closed for which figures are kept as schools sent them. 12 unless you say otherwise.',
  ),
  suppressBelow: suppressBelow.describe('Counts of pupils below this are never shown. 6 unless you say otherwise.'),
  roles: roles.describe('Who runs the partnership. Each answer is the id of somebody in the list of people.'),
  people: z.array(Person).min(1, 'expected at least one person').describe('Everybody who may be asked something.'),
  terms: z.array(Term).min(1).optional().describe('Terms of every school that does not give its own.'),
  schools: z.array(FileSchool).min(2, 'expected at least two schools').describe('The places that work together.'),
  parties: parties.describe('The bodies that decide and sign, each for one school or several.'),
  jointCommittees: jointCommittees.describe('Committees that several parties set up to decide for them together.'),
  supporters: supporters.describe('Those who help without deciding: a coach, a venue, a funder.'),
  proposal: ProposalContent.optional().describe(
    'What the proposal says so far. The lead can finish it in the browser.',
  ),
});
export type PartnershipFile = z.infer<typeof PartnershipFile>;
/** As somebody writes it, before defaults are filled in. */
export type WrittenFile = z.input<typeof PartnershipFile>;

/** The full form: every school with its terms, and the people beside the partnership. */
export type ExpandedPartnership = {
  readonly [Field in Exclude<keyof typeof partnershipFields, 'keepFiguresMonths'>]: z.infer<
    (typeof partnershipFields)[Field]
  >;
} & { readonly people: Person[]; readonly keepFiguresMonths?: number };

export type FilePath = Fault['path'];

/** The full form of a file. A school without terms, own or shared, gets none: `termlessSchools` names it. */
export const expand = (file: PartnershipFile): ExpandedPartnership => ({
  ...file.partnership,
  roles: file.roles,
  parties: file.parties,
  schools: file.schools.map((school) => ({ ...school, terms: school.terms ?? file.terms ?? [] })),
  jointCommittees: file.jointCommittees,
  supporters: file.supporters,
  suppressBelow: file.suppressBelow,
  ...(file.keepFiguresMonths !== undefined && { keepFiguresMonths: file.keepFiguresMonths }),
  people: file.people,
});

/** Where in the file something of the full form was written: shared terms are written once, at the top. */
export const writtenAt = (file: PartnershipFile, path: FilePath): FilePath => {
  const [section, index, field, ...rest] = path;
  if (section === 'id' || section === 'name' || section === 'year') return ['partnership', ...path];
  if (section !== 'schools' || field !== 'terms' || typeof index !== 'number') return path;
  const shared = file.schools[index]?.terms === undefined && file.terms !== undefined;
  return shared ? ['terms', ...rest] : path;
};

/** Schools that have neither terms of their own nor shared ones, by their place in the list. */
export const termlessSchools = (file: PartnershipFile): number[] =>
  file.terms === undefined ? file.schools.flatMap((school, at) => (school.terms === undefined ? [at] : [])) : [];
