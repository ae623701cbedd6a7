/** A whole proposal as a page to read: below links, on signed-in pages, and as boards will see it. */
import type { ComponentChildren } from 'preact';
import type { ProposalContent, Purpose } from '../domain/proposal.ts';
import type { NameOf } from '../domain/readable.ts';
import { countOf, longDate, pounds } from '../domain/wording.ts';
import { OffersAndNeeds } from './components/offers-and-needs.tsx';
import { SummaryList, type SummaryRow } from './components/summary-list.tsx';
import { Table } from './components/table.tsx';
import { Bullets, Paragraphs } from './paragraphs.tsx';
import { PlanActivities } from './plan-activities.tsx';
import { PlanMoney } from './plan-money.tsx';

export type PlanProps = {
  readonly content: ProposalContent;
  /** The name of a person's id or of a school's URN. */
  readonly nameOf: NameOf;
};

/** Everything that the plan says, section by section. What is not written yet is left out: the gaps are listed elsewhere. */
export function Plan({ content, nameOf }: PlanProps) {
  return (
    <>
      <Section title="What it is for" shown={content.purpose !== '' || content.aims.length > 0}>
        <Paragraphs text={content.purpose} />
        <Bullets items={content.aims.map(({ what, by }) => `${what}, by ${longDate(by)}`)} />
      </Section>
      <Section title="Values and ground rules" shown={content.values.length + content.groundRules.length > 0}>
        <Bullets items={[...content.values, ...content.groundRules]} />
      </Section>
      {content.purposes.map((purpose) => (
        <Section title={purpose.title} shown>
          <PurposeParts purpose={purpose} nameOf={nameOf} />
        </Section>
      ))}
      <Section title="Activities" shown={content.activities.length > 0}>
        <PlanActivities activities={content.activities} nameOf={nameOf} />
      </Section>
      <Section title="What each school gives and gets" shown={content.schools.length > 0}>
        <Promises content={content} nameOf={nameOf} />
      </Section>
      <Section title="Money" shown={content.money.income.length + content.money.spending.length > 0}>
        <PlanMoney money={content.money} />
      </Section>
      <Section title="How we work together" shown>
        <SummaryList rows={workingRows(content, nameOf)} />
      </Section>
      <Section title="Meetings" shown={content.meetings.length > 0}>
        <Bullets
          items={content.meetings.map(({ date, time, host }) => `${longDate(date)}, ${time}, at ${nameOf(host)}`)}
        />
      </Section>
      <Section title="How we will know that it works" shown={content.outcomes !== '' || content.reviews !== ''}>
        <SummaryList rows={evaluationRows(content)} />
      </Section>
      <Section title="Figures about pupils" shown={content.dataSharing.what !== undefined}>
        <SummaryList rows={filled(Object.entries(dataRows(content)))} />
      </Section>
      <Section title="Leaving, and what lasts" shown>
        <SummaryList rows={lastingRows(content)} />
      </Section>
    </>
  );
}

function Section({ title, shown, children }: { title: string; shown: boolean; children: ComponentChildren }) {
  if (!shown) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </>
  );
}

function PurposeParts({ purpose, nameOf }: { purpose: Purpose; nameOf: NameOf }) {
  const { description, lead, deputy, from, until, success, measures } = purpose;
  const term = from && until ? `${longDate(from)} to ${longDate(until)}` : undefined;
  const rows: [string, string | undefined][] = [
    ['Lead', lead && nameOf(lead)],
    ['Deputy', deputy && nameOf(deputy)],
    ['For', term],
  ];
  return (
    <>
      <Paragraphs text={description} />
      <SummaryList rows={filled(rows)} />
      {success.length > 0 && <p class="govuk-body">It has worked when:</p>}
      <Bullets items={success} />
      {measures.length > 0 && (
        <Table
          caption="What we measure"
          columns={[{ head: 'Measure' }, { head: 'Now' }, { head: 'Aim' }, { head: 'From' }]}
          rows={measures.map(({ name, unit, baseline, target, source }) => [
            `${name} (${unit})`,
            baseline ?? 'Not known yet',
            target ?? 'Not set',
            source,
          ])}
          firstCellIsHeader
          stacks
        />
      )}
    </>
  );
}

function Promises({ content, nameOf }: PlanProps) {
  return (
    <>
      <Table
        caption="Promised for a year"
        columns={[{ head: 'School' }, { head: 'Staff hours', numeric: true }, { head: 'Money', numeric: true }]}
        rows={content.schools.map(({ urn, hours, pence }) => [
          nameOf(urn),
          hours ?? 'Not said',
          pence === undefined ? 'Not said' : pounds(pence),
        ])}
        firstCellIsHeader
        stacks
      />
      <OffersAndNeeds
        caption="Strengths and needs"
        schools={content.schools.map(({ urn, offers, needs }) => ({ name: nameOf(urn), offers, needs }))}
      />
    </>
  );
}

const filled = (rows: readonly (readonly [string, string | undefined])[]): SummaryRow[] =>
  rows.flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ key, value: <Paragraphs text={value} /> }],
  );

const workingRows = (content: ProposalContent, nameOf: NameOf): SummaryRow[] =>
  filled(
    [
      ['Chair', content.chair && nameOf(content.chair)],
      ['Chair until', content.chairUntil && longDate(content.chairUntil)],
      ['Progress chaser', content.progressChaser && nameOf(content.progressChaser)],
      ['If we cannot agree', content.mediator && nameOf(content.mediator)],
      ...content.contacts.map(({ role, person }): [string, string] => [role, nameOf(person)]),
      ...content.schools.map(({ urn, reporting }): [string, string | undefined] => [
        `Reporting at ${nameOf(urn)}`,
        reporting,
      ]),
      [
      'Meetings are fixed',
      content.meetingsAhead === undefined ? undefined : `${countOf(content.meetingsAhead, 'week')} ahead`,
    ],
  ]);

const evaluationRows = ({ outcomes, reviews, evaluation }: ProposalContent): SummaryRow[] =>
  filled([
    ['What we look at', outcomes],
    ['Reviews', reviews],
    ['Figures used', evaluation.uses],
    ['How they are shared', evaluation.shared],
    ['Who makes sense of them', evaluation.analysed],
  ]);

const dataRows = ({ dataSharing }: ProposalContent): Record<string, string | undefined> => ({
  What: dataSharing.what,
  Why: dataSharing.why,
  'Kept for': dataSharing.keptFor,
});

const lastingRows = (content: ProposalContent): SummaryRow[] =>
  filled([
    ['Notice', content.noticeDays === undefined ? undefined : countOf(content.noticeDays, 'day')],
    ['Pupils', content.noRecruitment ? 'No school recruits another school’s pupils.' : undefined],
    ['When staff change', content.handover],
    ['In each school’s development plan', content.developmentPlan],
  ]);
