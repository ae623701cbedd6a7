/** The money of a plan: where it comes from, what it is spent on, who pays whom. */
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { pounds } from '../domain/wording.ts';
import { Table } from './components/table.tsx';
import { Paragraphs } from './paragraphs.tsx';

const sum = (entries: readonly { readonly pence: number }[]): string =>
  pounds(entries.reduce((total, { pence }) => total + pence, 0));

export function PlanMoney({ money }: { money: ProposalContent['money'] }) {
  const { income, spending, payments, taxNote } = money;
  return (
    <>
      <Table
        caption="Where it comes from"
        columns={[{ head: 'From' }, { head: 'A year', numeric: true }]}
        rows={[...income.map(({ from, pence }) => [from, pounds(pence)]), ['Together', sum(income)]]}
        firstCellIsHeader
        stacks
      />
      <Table
        caption="What it is spent on"
        columns={[{ head: 'On' }, { head: 'Planned', numeric: true }, { head: 'At most', numeric: true }]}
        rows={[
          ...spending.map(({ on, pence, limit }) => [
            on,
            pounds(pence),
            limit === undefined ? 'As planned' : pounds(limit),
          ]),
          ['Together', sum(spending), sum(spending.map(({ pence, limit = pence }) => ({ pence: limit })))],
        ]}
        firstCellIsHeader
        stacks
      />
      <Paragraphs text={payments} />
      {taxNote && <p class="govuk-body">Tax: {taxNote}</p>}
    </>
  );
}
