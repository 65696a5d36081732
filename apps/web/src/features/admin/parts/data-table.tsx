import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** What a file with this list says, where the cell is more than words. Null for a column that the file leaves out. */
  text?: ((row: Row) => string | number) | null;
  /** The row's heading; by default the first column. */
  head?: boolean;
  numeric?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists. Screen readers announce it; it is shown only where no heading says the same. */
  caption: string;
  captionShown?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/**
 * A table with a caption and header scopes. On a narrow screen each row becomes a short list with column titles; ARIA
 * roles keep it a table for screen readers.
 */
export function DataTable<Row>({ caption, captionShown = false, columns, rows, keyOf }: DataTableProps<Row>) {
  const headIndex = Math.max(
    0,
    columns.findIndex(({ head }) => head),
  );
  return (
    <table role="table" className={classes.table}>
      <caption className={captionShown ? classes.caption : classes.hidden}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, numeric }) => (
            <th key={title} role="columnheader" scope="col" data-numeric={numeric || undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ title, cell, numeric }, index) =>
              index === headIndex ? (
                <th key={title} role="rowheader" scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} role="cell" data-title={title} data-numeric={numeric || undefined}>
                  <div>{cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
