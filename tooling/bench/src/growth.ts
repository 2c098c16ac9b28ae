/** Faster than this, a clock and a collector of garbage tell more than the size does. */
const MEASURABLE = 0.5

/** An exponent above linear by more than this counts as faster growth. */
const MARGIN = 0.5

/**
 * The exponent with which times grow with the size, 1 being linear: the slope of the line that fits best, both being
 * logarithms. `undefined` where fewer than two of the times are long enough to tell.
 */
export const growthOf = (points: readonly (readonly [size: number, milliseconds: number])[]): number | undefined => {
  const logs = points
    .filter(([, milliseconds]) => milliseconds >= MEASURABLE)
    .map(([size, milliseconds]) => [Math.log2(size), Math.log2(milliseconds)] as const)
  if (logs.length < 2) return undefined
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const meanSize = mean(logs.map(([size]) => size))
  const meanTime = mean(logs.map(([, time]) => time))
  const covariance = mean(logs.map(([size, time]) => (size - meanSize) * (time - meanTime)))
  return covariance / mean(logs.map(([size]) => (size - meanSize) ** 2))
}

/** True for an exponent beyond linear and beyond JSON.parse's for the same text, because caches slow down with size too. */
export const isSuperLinear = (exponent: number | undefined, ofParsing: number | undefined): boolean =>
  exponent !== undefined && exponent > Math.max(1, ofParsing ?? 1) + MARGIN
