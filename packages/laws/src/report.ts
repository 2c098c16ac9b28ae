import type { AnyTokenCodec } from '@token-codecs/core'
import type { RunDetails } from 'fast-check'
import { Broken } from './Law.js'
import { shown } from './shown.js'

const isCodec = (value: object): value is AnyTokenCodec => 'id' in value && 'fields' in value && 'wire' in value

/** Whether it has a description of its own: a response may have a member of that name, which is no function. */
const isDescribed = (value: object): boolean =>
  typeof Object.getOwnPropertyDescriptor(value, 'toString')?.value === 'function'

/** One value of a case: a codec by its name, a value that is made anew by its description. */
const described = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return shown(value)
  if (isCodec(value)) return value.id
  return isDescribed(value) ? String(value) : shown(value)
}

const indented = (text: string): string => text.replaceAll('\n', '\n    ')

/**
 * What a run of cases found, for a vendor's author: the law, what the codec does against it, the smallest case, and how to
 * run that again; `undefined` when the law held.
 */
export const report = (codec: AnyTokenCodec, title: string, details: RunDetails<[unknown[]]>): Error | undefined => {
  if (!details.failed) return undefined
  const { errorInstance, counterexample, counterexamplePath, seed, numRuns, numShrinks } = details
  if (!(errorInstance instanceof Broken)) {
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
