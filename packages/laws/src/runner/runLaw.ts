import fc from 'fast-check'
import type { CheckedLaw } from './checkedLaws.js'

interface RunOptions {
  readonly runs: number
  readonly seed: number
  readonly path?: string | undefined
}

/** Checks one law with its examples and `runs` generated cases. */
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
    // A path is valid for one law only.
    throw new Error('path: does not belong to this law; run only the test that failed', { cause })
  }
}
