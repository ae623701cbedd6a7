/** The template for figures about groups of pupils, for Excel and as CSV: every group of what the partnership works on. */
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { absences, characteristicNames, groupsOf } from '../domain/cohort/cohort.ts';
import { cohortTemplate } from '../domain/cohort/read-cohort.ts';
import { writeCsv } from '../domain/csv.ts';
import { file } from '../web/respond.ts';
import { writeWorkbook } from '../web/write-workbook.ts';

type Known = { readonly subjects: readonly string[]; readonly years: readonly string[] };

/** With more, the template would be longer than what can be sent back: others are typed in. */
const mostSubjects = 4;
const linesOf = ({ years, subjects }: Known): string[][] => cohortTemplate(years, subjects.slice(0, mostSubjects));

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const guide = ({ subjects }: Known): string[][] => [
  ['How to fill in the figures'],
  ['Only counts and averages of groups of pupils. No names, no pupil numbers, no dates of birth.'],
  ['Number of pupils: how many the line is about. Lines without a number are left out.'],
  [`Write ${absences[0]} for a group that cannot be here, ${absences[1]} for one that you do not know.`],
  ['Number at expected standard, or Mean: one of the two, the same in all lines of a subject.'],
  ['Scale of the mean: the least and the most that one pupil can have, such as 80 to 120. No percentages as means.'],
  ['Progress since last return: how far the group came, against others who began at the same point.'],
  ['The groups of each characteristic must add up to “All pupils”.'],
  [''],
  [`Subjects and measures: ${subjects.join(', ')}`],
  ...characteristicNames.map((name) => [`${name}: ${groupsOf(name).join(', ')}`]),
];

/** The pages `figures-template` and `figures-template-xlsx` below a return. */
export const templatePages = (
  knownFor: (context: LinkContext) => Promise<Known>,
): Pick<NonNullable<LinkView['below']>, string> => ({
  'figures-template': {
    show: async (context) =>
      file('text/csv; charset=utf-8', writeCsv(linesOf(await knownFor(context))), 'figures-template.csv'),
  },
  'figures-template-xlsx': {
    show: async (context) => {
      const known = await knownFor(context);
      const content = await writeWorkbook([
        { name: 'Figures', widths: [12, 24, 22, 26, 18, 28, 10, 28, 20], rows: linesOf(known) },
        { name: 'How to fill in', widths: [100], rows: guide(known) },
      ]);
      return file(xlsx, content, 'figures-template.xlsx');
    },
  },
});
