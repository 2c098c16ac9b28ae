import type { Counts } from '../lines/Counts.js'

/** Returns the text of a summary. It contains no time, so that equal conversions have equal summaries. */
export const summaryText = (counts: Counts): string => {
  const { lines, written, rejected, blank } = counts
  if (lines !== written + rejected + blank) throw new Error('the counts of lines do not add up')
  return `${JSON.stringify(counts, null, 2)}\n`
}
