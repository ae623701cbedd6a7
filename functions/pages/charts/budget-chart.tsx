/** What was planned and what was spent since the year began, line by line: a picture, and the table that says the same. */
import { pounds } from '../../domain/wording.ts';
import { Table } from '../components/table.tsx';
import { BarPicture } from './bar-picture.tsx';

type Line = { readonly on: string; readonly pence: number };
export type BudgetChartProps = { readonly planned: readonly Line[]; readonly spent: readonly Line[] };

/** Nothing while nobody has said what was spent. */
export function BudgetChart({ planned, spent }: BudgetChartProps) {
  if (spent.length === 0 || planned.length === 0) return null;
  const spentOn = (line: string): number | undefined => spent.find(({ on }) => on === line)?.pence;
  const said = (pence: number | undefined): string => (pence === undefined ? 'not said' : pounds(pence));
  const caption = 'The budget: planned for the year, and spent so far';
  const total = (lines: readonly Line[]): number => lines.reduce((sum, { pence }) => sum + pence, 0);
  const whole = planned.every(({ on }) => spentOn(on) !== undefined);
  return (
    <>
      <BarPicture
        title={caption}
        groups={planned.map(({ on, pence }) => ({
          label: on,
          bars: [
            { label: 'planned', value: pence, said: pounds(pence) },
            { label: 'spent', value: spentOn(on) ?? 0, said: said(spentOn(on)) },
          ],
        }))}
      />
      <Table
        caption={caption}
        captionSize="s"
        columns={[{ head: 'On' }, { head: 'Planned', numeric: true }, { head: 'Spent', numeric: true }]}
        rows={[
          ...planned.map(({ on, pence }) => [on, pounds(pence), said(spentOn(on))]),
          ['In all', pounds(total(planned)), `${whole ? '' : 'at least '}${pounds(total(spent))}`],
        ]}
        firstCellIsHeader
        stacks
      />
    </>
  );
}
