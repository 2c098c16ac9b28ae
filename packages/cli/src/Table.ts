import type { Block } from './fit.js'
import { blocksOf, GAP, wrapped } from './fit.js'
import type { Output } from './Streams.js'
import { styled } from './style.js'

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
    .join(' '.repeat(GAP))
    .trimEnd()

/** Lays out a row: line n contains the nth line of each cell. */
const linesOf = (row: readonly Cell[], { indexes, widths }: Block): readonly string[] => {
  const cells = indexes.map((index, place) => (row[index] ?? []).flatMap((line) => wrapped(line, widths[place] ?? 0)))
  return Array.from({ length: Math.max(...cells.map((cell) => cell.length)) }, (_, line) =>
    lineOf(
      cells.map((cell) => cell[line] ?? ''),
      widths,
    ),
  )
}

const plain = (text: string): string => text.replaceAll('`', '')

type Terminal = Pick<Output, 'columns' | 'hasColors'>

/** Formats a table as aligned columns. Fits the width of a terminal: it wraps cells, or continues below. */
export const asText = ({ title, columns, rows: marked, remarks }: Table, terminal: Terminal = {}): string => {
  // Some terminals report 0 columns.
  const width = terminal.columns || Number.POSITIVE_INFINITY
  const [header = [], ...rows] = [columns.map((title) => [title]), ...marked].map((row) =>
    row.map((cell) => cell.map(plain)),
  )
  const natural = header.map((_, index) =>
    Math.max(...[header, ...rows].map((row) => Math.max(0, ...(row[index] ?? []).map((line) => line.length)))),
  )
  const bold = (line: string): string => styled(terminal, 'bold', line)
  const body = blocksOf(natural, width).flatMap((block) => [
    '',
    ...linesOf(header, block).map(bold),
    lineOf(
      block.widths.map((each) => '-'.repeat(each)),
      block.widths,
    ),
    ...rows.flatMap((row) => linesOf(row, block)),
  ])
  const said = remarks.map((remark) => `* ${wrapped(plain(remark), Math.max(1, width - 2)).join('\n  ')}`)
  return `${[bold(title), ...body, ...(said.length === 0 ? [] : ['', ...said])].join('\n')}\n`
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
