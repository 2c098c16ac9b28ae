import { availableParallelism, cpus } from 'node:os'

/** Description of the machine that produces the figures. */
export const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'an unknown processor'}`

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n')

/** Formats a number: from 100 as an integer, below that with two or three significant digits. */
export const figure = (value: number): string =>
  value >= 100
    ? value.toLocaleString('en', { maximumFractionDigits: 0 })
    : String(Number(value.toPrecision(value < 10 ? 2 : 3)))

/** Formats one figure for each state of the process: codecs measured alone, and among all vendors. */
export const pair = (values: readonly number[]): string => values.map(figure).join(' / ')

/** Formats a ratio with enough digits to show on which side of its bound it is. */
export const ratioText = (ratio: number, bound: number): string => {
  let digits = 2
  while (Number(ratio.toFixed(digits)) <= bound !== ratio <= bound) digits++
  return ratio.toFixed(digits)
}

export const median = (values: readonly number[]): number =>
  [...values].sort((first, second) => first - second)[values.length >> 1] ?? Number.NaN
