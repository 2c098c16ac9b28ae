/** The lines of a cell, in Markdown, with names in backticks; `[]` is an empty cell. */
export type Cell = readonly string[]

/** A table and the remarks below it, in Markdown. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly remarks: readonly string[]
}

const lineOf = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((text, index) => text.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd()

/** Lays out a row: line n contains the nth line of each cell. */
const linesOf = (row: readonly Cell[], widths: readonly number[]): readonly string[] =>
  Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, index) =>
    lineOf(
      row.map((cell) => cell[index] ?? ''),
      widths,
    ),
  )

const plain = (text: string): string => text.replaceAll('`', '')

/** Formats a table as aligned columns, for a terminal. */
export const asText = ({ title, columns, rows: marked, remarks }: Table): string => {
  const [header = [], ...rows] = [columns.map((title) => [title]), ...marked].map((row) =>
    row.map((cell) => cell.map(plain)),
  )
  const widths = header.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => Math.max(0, ...(row[index] ?? []).map((line) => line.length)))),
  )
  const rule = lineOf(
    widths.map((width) => '-'.repeat(width)),
    widths,
  )
  const body = rows.flatMap((row) => linesOf(row, widths))
  const said = remarks.map((remark) => `* ${plain(remark)}`)
  return `${[title, '', ...linesOf(header, widths), rule, ...body, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}

const markdownLine = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell.replaceAll('|', '\\|')} |`)).join('')}`

/** Formats a table as Markdown, under a heading of the given level. */
export const asMarkdown = ({ title, columns, rows, remarks }: Table, level = 1): string => {
  const lines = [
    markdownLine(columns),
    markdownLine(columns.map(() => '---')),
    ...rows.map((row) => markdownLine(row.map((cell) => cell.join('<br>')))),
  ]
  const said = remarks.map((remark) => `- ${remark}`)
  return `${[`${'#'.repeat(level)} ${title}`, '', ...lines, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}
