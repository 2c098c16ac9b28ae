/** A way for a value to get out of a program. */
export interface Sink {
  readonly name: string
  /** What is seen outside; throwing is seen too, and is part of the way. */
  readonly show: (value: unknown) => string
  /** Whether it goes to the bottom of a value by itself; else it is tried on each part. */
  readonly deep: boolean
}

type Entry = readonly [name: string, show: (value: unknown) => unknown]

const asSinks = (entries: readonly Entry[], deep: boolean): readonly Sink[] =>
  entries.map(([name, show]) => ({ name, show: (value) => String(show(value)), deep }))

export const deepSinks = (...entries: readonly Entry[]): readonly Sink[] => asSinks(entries, true)
export const shallowSinks = (...entries: readonly Entry[]): readonly Sink[] => asSinks(entries, false)
