/** Spaces between two columns. */
export const GAP = 2

/** Breaks text into lines of at most a width: between words, or inside a word that is longer. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
    for (; line.length > width; line = line.slice(width)) lines.push(line.slice(0, width))
  }
  return [...lines, line]
}

/** The narrowest readable column. Most names of members are shorter. */
const READABLE = 20
/** The narrowest column at all. */
const NARROWEST = 8

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + GAP, -GAP)

/** Narrows the widest columns until all fit. Returns `undefined` if one would be narrower than `least`. */
const narrowed = (widths: readonly number[], columns: number, least: number): readonly number[] | undefined => {
  for (let widest = Math.max(...widths); widest >= least; widest--) {
    const fitting = widths.map((width) => Math.min(width, widest))
    if (total(fitting) <= columns) return fitting
  }
  return total(widths) <= columns ? widths : undefined
}

/** Columns of a table that fit next to each other: their indexes and widths. */
export interface Block {
  readonly indexes: readonly number[]
  readonly widths: readonly number[]
}

/** Distributes columns over as few blocks as fit a terminal. Each block begins with the first column. */
export const blocksOf = (natural: readonly number[], columns: number): readonly Block[] => {
  const blockOf = (indexes: readonly number[], least: number): Block | undefined => {
    const widths = narrowed(
      indexes.map((index) => natural[index] ?? 0),
      columns,
      least,
    )
    return widths === undefined ? undefined : { indexes, widths }
  }
  const blocks: Block[] = []
  for (let start = 1; start < natural.length || blocks.length === 0; ) {
    const smallest = natural.length > 1 ? [0, start] : [0]
    const unreadable = smallest.map((index) => Math.min(natural[index] ?? 0, NARROWEST))
    let block = blockOf(smallest, NARROWEST) ?? { indexes: smallest, widths: unreadable }
    for (let next = start + 1; next < natural.length; next++) {
      const larger = blockOf([...block.indexes, next], READABLE)
      if (larger === undefined) break
      block = larger
    }
    blocks.push(block)
    start += block.indexes.length - 1 || 1
  }
  return blocks
}
