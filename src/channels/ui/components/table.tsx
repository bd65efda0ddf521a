import type { ComponentChildren } from 'preact'

export interface Column {
  key: string
  label: string
  /** Numbers stand to the right with even digits. */
  numeric?: boolean
  /** The cell that names the row. */
  head?: boolean
}

export interface Row {
  key: string
  cells: Readonly<Record<string, ComponentChildren>>
  /** Marks the row: overdue, not opened. */
  mark?: 'danger' | 'warning' | 'new'
}

interface TableProps {
  caption: string
  showCaption?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  sticky?: boolean
}

/** A table that becomes cards under 40 rem; each value keeps its header. */
export const Table = ({ caption, showCaption = false, columns, rows, sticky = false }: TableProps) => (
  <table class="ds-table tb-table" data-color="neutral" data-hover data-sticky-header={sticky || undefined}>
    <caption class={showCaption ? '' : 'ds-sr-only'}>{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col" key={column.key} class={column.numeric === true ? 'tb-numeric' : undefined}>
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.key} data-mark={row.mark}>
          {columns.map((column) => {
            const Cell = column.head === true ? 'th' : 'td'
            return (
              <Cell
                key={column.key}
                scope={column.head === true ? 'row' : undefined}
                class={column.numeric === true ? 'tb-numeric' : undefined}
              >
                <span class="tb-table__label" aria-hidden="true">
                  {column.label}
                </span>
                <span class="tb-table__value">{row.cells[column.key]}</span>
              </Cell>
            )
          })}
        </tr>
      ))}
    </tbody>
  </table>
)
