import type { AnyTokenCodec } from '@token-codecs/core'
import type { RunDetails } from 'fast-check'
import { inspectRedacted } from '../cases/inspectRedacted.js'
import { BreachError } from './BreachError.js'

const isCodec = (value: object): value is AnyTokenCodec => 'id' in value && 'fields' in value && 'wire' in value

/** True if `toString` is an own function; a response may contain a member of that name. */
const isDescribed = (value: object): boolean =>
  typeof Object.getOwnPropertyDescriptor(value, 'toString')?.value === 'function'

/** Prints a value of a case: a codec by its id, a hostile value by its description. */
const described = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return inspectRedacted(value)
  if (isCodec(value)) return value.id
  return isDescribed(value) ? String(value) : inspectRedacted(value)
}

const indented = (text: string): string => text.replaceAll('\n', '\n    ')

/** Creates the error for a failed law: the breach, the smallest case, and how to rerun it. */
export const lawFailure = (
  codec: AnyTokenCodec,
  title: string,
  details: RunDetails<[unknown[]]>,
): Error | undefined => {
  if (!details.failed) return undefined
  const { errorInstance, counterexample, counterexamplePath, seed, numRuns, numShrinks } = details
  if (!(errorInstance instanceof BreachError)) {
    return new Error(
      `${codec.id}: ${title}: the check threw an error, see its cause; seed: ${seed}, path: '${counterexamplePath}'`,
      {
        cause: errorInstance,
      },
    )
  }
  const values = counterexample?.[0] ?? []
  const message = [
    `${codec.id} breaks ${title}`,
    `  Breach: ${errorInstance.message}.`,
    `  Smallest case:\n    ${values.map((value) => indented(described(value))).join('\n    ')}`,
    `  Case ${numRuns}, shrunk ${numShrinks} times. To repeat it, run only this test with the options { seed: ${seed}, path: '${counterexamplePath}' }.`,
  ].join('\n')
  return new Error(message)
}
