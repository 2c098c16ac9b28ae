/** The lines of a cell; `[]` is an empty cell. */
export type Cell = readonly string[]

export interface Column {
  readonly title: Cell
  /** True if the cells are sentences with names in backticks. By default each line is a name. */
  readonly prose?: boolean
}

/** A table and the remarks below it. Names in remarks are in backticks. */
export interface Table {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly remarks: readonly string[]
}

const nothing = '-'

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
  const header = columns.map((column) => column.title)
  const rows = marked.map((row) => row.map((cell) => cell.map(plain)))
  const widths = columns.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => Math.max(0, ...(row[index] ?? []).map((line) => line.length)))),
  )
  const blocks = rows.map((row) => linesOf(row, widths).join('\n'))
  const rule = lineOf(
    widths.map((width) => '-'.repeat(width)),
    widths,
  )
  // An empty line separates rows if any of them has several lines.
  const body = blocks.join(blocks.some((block) => block.includes('\n')) ? '\n\n' : '\n')
  const said = remarks.map((remark) => `* ${plain(remark)}`)
  return `${[title, '', ...linesOf(header, widths), rule, body, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}

const markdownLine = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`

const escaped = (line: string): string => line.replaceAll('|', '\\|')

const markdownCell = (cell: Cell, prose: boolean): string =>
  cell.map((line) => (prose || line === nothing ? escaped(line) : `\`${escaped(line)}\``)).join('<br>')

/** Formats a table as Markdown, under a second-level heading. */
export const asMarkdown = ({ title, columns, rows, remarks }: Table): string => {
  const lines = [
    markdownLine(columns.map((column) => markdownCell(column.title, true))),
    markdownLine(columns.map(() => '---')),
    ...rows.map((row) => markdownLine(row.map((cell, index) => markdownCell(cell, columns[index]?.prose === true)))),
  ]
  const said = remarks.map((remark) => `- ${remark}`)
  return `${[`## ${title}`, '', ...lines, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}

/** A cell that shows `-`. */
export const none: Cell = [nothing]
