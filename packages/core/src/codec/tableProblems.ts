import type { AnyTokenCodec } from './TokenCodec.js'
import { tableOf } from './table.js'

/**
 * The mistakes in a codec's table that neither the compiler nor `defineCodec` refuses, one line each; empty where there are
 * none, and for a codec that is written by hand. `checkLaws` refuses a codec with such a mistake.
 *
 * @example
 * import { defineCodec } from '@token-codecs/core'
 * import { tableProblems } from '@token-codecs/core/authoring'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string }>()({
 *   id: 'Acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type' },
 * })
 * console.log(tableProblems(AcmeToken)) // [ 'expected an id of lower case words with hyphens' ]
 *
 * @since 0.1.0
 * @category authoring
 */
export const tableProblems = (codec: AnyTokenCodec): readonly string[] => {
  const table = tableOf(codec)
  if (table === undefined) return []
  const { id, rows, tokenType, errors, envelope } = table
  const rules: readonly (readonly [holds: boolean, rule: string])[] = [
    [/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id), 'an id of lower case words with hyphens'],
    [id !== 'canonical' || envelope !== undefined, 'another id than canonical'],
    [tokenType.bearer.toLowerCase() === 'bearer', 'a spelling of Bearer'],
    [
      errors.every(({ marker }) => rows.every(({ name }) => name !== marker)),
      'markers that are not members of the table',
    ],
    [
      rows.every(({ type, instantFrom }) => type.name === 'lifetime' || instantFrom === undefined),
      'lifetime rows for lifetimes',
    ],
  ]
  return rules.filter(([holds]) => !holds).map(([, rule]) => `expected ${rule}`)
}
