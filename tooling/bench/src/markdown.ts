export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Three digits, as far as there are so many. */
export const figure = (value: number): string =>
  value >= 100
    ? value.toLocaleString('en', { maximumFractionDigits: 0 })
    : String(Number(value.toPrecision(value < 10 ? 2 : 3)))

/** Two figures that differ in what else the process has done. */
export const pair = (alone: number, interleaved: number): string => `${figure(alone)} / ${figure(interleaved)}`
