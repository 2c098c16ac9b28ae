import type { AnyTokenCodec } from '@token-codecs/core'
import type { RunDetails } from 'fast-check'
import { inspectRedacted } from '../cases/inspectRedacted.js'
import { BreachError } from './BreachError.js'

const isCodec = (value: object): value is AnyTokenCodec => 'id' in value && 'fields' in value && 'wire' in value

/** Tells whether an object describes itself, by a function: a response may have a member `toString` too. */
const isDescribed = (value: object): boolean =>
  typeof Object.getOwnPropertyDescriptor(value, 'toString')?.value === 'function'

/** A value of a case: a codec by its id, a hostile value by its description. */
const described = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return inspectRedacted(value)
  if (isCodec(value)) return value.id
  return isDescribed(value) ? String(value) : inspectRedacted(value)
}

const indented = (text: string): string => text.replaceAll('\n', '\n    ')

/** An error for a codec's author: the law, the breach, the smallest case, and how to run it again. */
export const lawFailure = (
  codec: AnyTokenCodec,
  title: string,
  details: RunDetails<[unknown[]]>,
): Error | undefined => {
  if (!details.failed) return undefined
  const { errorInstance, counterexample, counterexamplePath, seed, numRuns, numShrinks } = details
  if (!(errorInstance instanceof BreachError)) {
    return new Error(
      `${codec.id}: ${title}: this law could not be checked, seed: ${seed}, path: '${counterexamplePath}'`,
      {
        cause: errorInstance,
      },
    )
  }
  const values = counterexample?.[0] ?? []
  const message = [
    `${codec.id} breaks ${title}`,
    `  What it does: ${errorInstance.message}.`,
    `  With:\n    ${values.map((value) => indented(described(value))).join('\n    ')}`,
    `  Case ${numRuns}, made smaller ${numShrinks} times. To run it again: seed: ${seed}, path: '${counterexamplePath}'.`,
  ].join('\n')
  return new Error(message)
}
