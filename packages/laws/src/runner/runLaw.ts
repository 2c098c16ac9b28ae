import fc from 'fast-check'
import type { CheckedLaw } from './checkedLaws.js'

interface RunOptions {
  readonly runs: number
  readonly seed: number
  readonly path?: string | undefined
}

/** Checks one law, in its examples and in as many more cases as `runs` says. */
export const runLaw = (
  { property, examples, isComplete = false }: CheckedLaw,
  { runs, seed, path }: RunOptions,
): fc.RunDetails<[unknown[]]> => {
  try {
    return fc.check(property, {
      numRuns: examples.length + (isComplete ? 0 : runs),
      seed,
      examples: examples.map((example) => [[...example]]),
      ...(path === undefined ? {} : { path }),
    })
  } catch (cause) {
    if (path === undefined) throw cause
    // A path leads through the cases of one law only.
    throw new Error('path: it is of another law; run the law that failed by its title', { cause })
  }
}
