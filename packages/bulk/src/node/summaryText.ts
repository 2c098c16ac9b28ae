import type { Counts } from '../lines/Counts.js'

/** Returns the text of a summary: the bytes of the input, and the counts. It contains no time, so that equal conversions have equal summaries. */
export const summaryText = (counts: Counts, bytes: number): string => {
  const { lines, written, rejected, blank } = counts
  if (lines !== written + rejected + blank) throw new Error('the counts of lines do not add up')
  return `${JSON.stringify({ bytes, ...counts }, null, 2)}\n`
}
