import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly head: string;
  readonly renderCell: (row: Row) => ReactNode;
  /** Takes the room that is left, and more lines. */
  readonly fills?: boolean;
  readonly className?: string;
  /** A column of buttons: its head is read aloud only. */
  readonly quietHead?: boolean;
}

/** A plain table of records, scrolling within itself on a narrow screen or, with `cards`, a card a row. */
export function RowsTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly cards?: boolean;
}): ReactNode {
  return (
    <div className="table-scroll" role="group" aria-label={props.label} tabIndex={0}>
      <table className={props.cards ? 'rows cards' : 'rows'} aria-label={props.label}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.head} scope="col">
                {column.quietHead ? <span className="only-read">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map((column) => (
                <td key={column.head} className={column.fills ? 'wrap' : column.className}>
                  {column.renderCell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
