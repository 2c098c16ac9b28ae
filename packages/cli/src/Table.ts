/** The lines of a cell; no lines make an empty cell. */
export type Cell = readonly string[]

export interface Column {
  readonly title: Cell
  /** True where its cells are sentences with names between backticks, instead of names. */
  readonly prose?: boolean
}

/** A table and what has to be said beside it, where names stand between backticks. */
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

/** A row of cells as lines, the first lines of all its cells beside each other. */
const linesOf = (row: readonly Cell[], widths: readonly number[]): readonly string[] =>
  Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, index) =>
    lineOf(
      row.map((cell) => cell[index] ?? ''),
      widths,
    ),
  )

const plain = (text: string): string => text.replaceAll('`', '')

/** Aligned columns, for a terminal. */
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
  // A row of several lines is told from the next by an empty one.
  const body = blocks.join(blocks.some((block) => block.includes('\n')) ? '\n\n' : '\n')
  const said = remarks.map((remark) => `* ${plain(remark)}`)
  return `${[title, '', ...linesOf(header, widths), rule, body, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}

const markdownLine = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`

const escaped = (line: string): string => line.replaceAll('|', '\\|')

const markdownCell = (cell: Cell, prose: boolean): string =>
  cell.map((line) => (prose || line === nothing ? escaped(line) : `\`${escaped(line)}\``)).join('<br>')

/** The same in Markdown, under a heading of the second level. */
export const asMarkdown = ({ title, columns, rows, remarks }: Table): string => {
  const lines = [
    markdownLine(columns.map((column) => markdownCell(column.title, true))),
    markdownLine(columns.map(() => '---')),
    ...rows.map((row) => markdownLine(row.map((cell, index) => markdownCell(cell, columns[index]?.prose === true)))),
  ]
  const said = remarks.map((remark) => `- ${remark}`)
  return `${[`## ${title}`, '', ...lines, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
}

/** A cell that says that there is nothing. */
export const none: Cell = [nothing]
