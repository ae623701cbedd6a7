import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import type { Size } from './label.tsx';

export type Column = {
  /** Its heading. A table whose columns have none has no head row. */
  head?: ComponentChildren;
  /** Numbers stand under each other, at the right. */
  numeric?: boolean | undefined;
};

export type TableProps = {
  caption?: ComponentChildren;
  captionSize?: Size | undefined;
  columns: readonly Column[];
  /** One list of cells a row, as many as there are columns. */
  rows: readonly (readonly ComponentChildren[])[];
  /** The first cell names its row. */
  firstCellIsHeader?: boolean | undefined;
  /** On a phone each row becomes a block, each cell with its column's heading before it (give headings as text). */
  stacks?: boolean | undefined;
  class?: string | undefined;
};

/**
 * Facts to compare.
 * `<Table caption="Hours promised" columns={[{ head: 'School' }, { head: 'Hours', numeric: true }]}
 *  rows={[['Wendle Primary', 12], ['Tarn Infant', 8]]} firstCellIsHeader stacks />`
 */
export function Table(props: TableProps) {
  const { caption, captionSize, columns, rows, stacks } = props;
  const captionClass = classes('govuk-table__caption', captionSize && `govuk-table__caption--${captionSize}`);
  return (
    <table class={classes('govuk-table', stacks && 'sp-table--stacks', props.class)} {...roles(stacks).table}>
      {caption && <caption class={captionClass}>{caption}</caption>}
      {columns.some((column) => column.head) && <Head columns={columns} stacks={stacks} />}
      <tbody class="govuk-table__body" {...roles(stacks).group}>
        {rows.map((row) => (
          <tr class="govuk-table__row" {...roles(stacks).row}>
            {row.map((cell, index) => (
              <Cell column={columns[index]} isHeader={index === 0 && props.firstCellIsHeader} stacks={stacks}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ columns, stacks }: Pick<TableProps, 'columns' | 'stacks'>) {
  return (
    <thead class="govuk-table__head" {...roles(stacks).group}>
      <tr class="govuk-table__row" {...roles(stacks).row}>
        {columns.map(({ head, numeric }) => (
          <th
            scope="col"
            class={classes('govuk-table__header', numeric && 'govuk-table__header--numeric')}
            {...roles(stacks).columnHeader}
          >
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type CellProps = {
  column: Column | undefined;
  isHeader: boolean | undefined;
  stacks: boolean | undefined;
  children: ComponentChildren;
};

function Cell({ column, isHeader, stacks, children }: CellProps) {
  if (isHeader) {
    return (
      <th scope="row" class="govuk-table__header" {...roles(stacks).rowHeader}>
        {children}
      </th>
    );
  }
  return (
    <td
      class={classes('govuk-table__cell', column?.numeric && 'govuk-table__cell--numeric')}
      data-column={stacks && typeof column?.head === 'string' ? column.head : undefined}
      {...roles(stacks).cell}
    >
      {children}
    </td>
  );
}

const STACKED_ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** Once CSS makes blocks of the rows, some browsers forget that it is a table; the roles keep it one. */
function roles(stacks: boolean | undefined): Partial<typeof STACKED_ROLES> {
  return stacks ? STACKED_ROLES : {};
}
