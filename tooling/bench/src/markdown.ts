import { availableParallelism, cpus } from 'node:os'

/** The machine that figures are measured on. */
export const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'an unknown processor'}`

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n')

/** Three digits, as far as there are so many. */
export const figure = (value: number): string =>
  value >= 100
    ? value.toLocaleString('en', { maximumFractionDigits: 0 })
    : String(Number(value.toPrecision(value < 10 ? 2 : 3)))

/** Figures that differ in what else the process has done. */
export const pair = (values: readonly number[]): string => values.map(figure).join(' / ')

export const median = (values: readonly number[]): number =>
  [...values].sort((first, second) => first - second)[values.length >> 1] ?? Number.NaN
