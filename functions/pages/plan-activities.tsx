/** The activities of a plan: who, where, how often, and who keeps children safe. */
import { exampleWords } from '../domain/proposal/area-examples.ts';
import type { Activity } from '../domain/proposal/proposal.ts';
import type { NameOf } from '../domain/readable.ts';
import { countOf, listOf } from '../domain/wording.ts';
import { SummaryList, type SummaryRow } from './components/summary-list.tsx';

export const areaHeadings: Readonly<Record<Activity['area'], string>> = {
  teaching: 'Teaching',
  curriculum: 'Curriculum',
  leadership: 'Leadership',
  targeted: 'Help for some pupils',
  transition: 'Moving between schools',
  'before-and-after-school': 'Before and after school',
};

const rowsOf = (activity: Activity, nameOf: NameOf): SummaryRow[] => {
  const { area, example, years, subject, sessions, host, schools, safeguardingLead, checksConfirmed, concernsTo } =
    activity;
  const rows: [string, string | undefined][] = [
    ['Area', areaHeadings[area]],
    ['Kind of work', example && exampleWords(example)],
    ['Year groups', years.length > 0 ? listOf(years) : undefined],
    ['Subject', subject],
    ['How often', sessions === undefined ? undefined : countOf(sessions, 'session')],
    ['Where', host && nameOf(host)],
    ['Schools', schools.length > 0 ? listOf(schools.map(nameOf)) : undefined],
    ['Keeps children safe', safeguardingLead && nameOf(safeguardingLead)],
    ['Checks on adults', checksConfirmed ? 'Confirmed as done' : 'Not confirmed yet'],
    ['Tell of a concern', concernsTo],
  ];
  return rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [{ key, value }]));
};

export function PlanActivities({ activities, nameOf }: { activities: readonly Activity[]; nameOf: NameOf }) {
  return (
    <>
      {activities.map((activity) => (
        <>
          <h3 class="govuk-heading-s">{activity.title}</h3>
          <SummaryList rows={rowsOf(activity, nameOf)} />
        </>
      ))}
    </>
  );
}
