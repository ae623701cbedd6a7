/** A whole proposal as a page to read: below links, on signed-in pages, and as boards will see it. */
import type { ComponentChildren } from 'preact';
import type { ProposalContent, Purpose } from '../domain/proposal/proposal.ts';
import type { NameOf } from '../domain/readable.ts';
import { longDate, pounds } from '../domain/wording.ts';
import { Link } from './components/link.tsx';
import { OffersAndNeeds } from './components/offers-and-needs.tsx';
import { SummaryList, type SummaryRow } from './components/summary-list.tsx';
import { Table } from './components/table.tsx';
import { Bullets, Paragraphs } from './paragraphs.tsx';
import { PlanActivities } from './plan-activities.tsx';
import { PlanMoney } from './plan-money.tsx';
import { dataRows, evaluationRows, filled, lastingRows, workingRows } from './plan-rows.tsx';

export type PlanProps = {
  readonly content: ProposalContent;
  /** The name of a person's id or of a school's URN. */
  readonly nameOf: NameOf;
};

type Section = { readonly title: string; readonly body: ComponentChildren; readonly shown: boolean };

const sectionsOf = ({ content, nameOf }: PlanProps): readonly Section[] => [
  {
    title: 'What it is for',
    shown: content.purpose !== '' || content.aims.length > 0,
    body: (
      <>
        <Paragraphs text={content.purpose} />
        <Bullets items={content.aims.map(({ what, by }) => `${what}, by ${longDate(by)}`)} />
        {content.localPriorities !== undefined && content.localPriorities.length > 0 && (
          <>
            <p class="govuk-body">What our area needs:</p>
            <Bullets items={content.localPriorities.map(({ what, source }) => `${what} (${source})`)} />
          </>
        )}
      </>
    ),
  },
  {
    title: 'Values and ground rules',
    shown: content.values.length + content.groundRules.length > 0,
    body: <Bullets items={[...content.values, ...content.groundRules]} />,
  },
  ...content.purposes.map((purpose) => ({
    title: purpose.title,
    shown: true,
    body: <PurposeParts purpose={purpose} nameOf={nameOf} />,
  })),
  {
    title: 'Activities',
    shown: content.activities.length > 0,
    body: <PlanActivities activities={content.activities} nameOf={nameOf} />,
  },
  {
    title: 'What each school gives and gets',
    shown: content.schools.length > 0,
    body: <Promises content={content} nameOf={nameOf} />,
  },
  {
    title: 'Money',
    shown: content.money.income.length + content.money.spending.length > 0,
    body: <PlanMoney money={content.money} />,
  },
  ...howSections(content, nameOf),
];

/** How the work is run, looked at, and left. */
const howSections = (content: ProposalContent, nameOf: NameOf): readonly Section[] => {
  const lists: readonly (readonly [string, SummaryRow[]])[] = [
    ['How we work together', workingRows(content, nameOf)],
    ['How we will know that it works', evaluationRows(content)],
    ['Figures about pupils', dataRows(content)],
    ['Leaving, and what lasts', lastingRows(content)],
  ];
  const meetings = content.meetings.map(({ date, time, host }) => `${longDate(date)}, ${time}, at ${nameOf(host)}`);
  return [
    { title: 'Meetings', shown: meetings.length > 0, body: <Bullets items={meetings} /> },
    ...lists.map(([title, rows]) => ({ title, shown: rows.length > 0, body: <SummaryList rows={rows} /> })),
  ];
};

/** Everything that the plan says, section by section. What is not written yet is left out: the gaps are listed elsewhere. */
export function Plan(props: PlanProps) {
  const sections = sectionsOf(props).filter(({ shown }) => shown);
  return (
    <>
      <nav aria-labelledby="plan-contents">
        <h2 class="govuk-heading-s" id="plan-contents">
          On this page
        </h2>
        <ul class="govuk-list">
          {sections.map(({ title }, at) => (
            <li>
              <Link href={`#plan-${at + 1}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ title, body }, at) => (
        <>
          <h2 class="govuk-heading-m" id={`plan-${at + 1}`}>
            {title}
          </h2>
          {body}
        </>
      ))}
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
