import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, JsonObject } from '@token-codecs/core'
import { errorsOf } from '../src/schemaBreaks.js'

/** The last second that a `Date` holds. */
const LAST_INSTANT = 8_640_000_000_000

/** Rules that JSON Schema cannot say: where a schema and its codec differ by one of these, both are right. */
type Unsaid = 'ends-too-late' | 'absolute-lifetime' | 'error-form' | 'repeated-scope'

const numberAt = (value: JsonObject, name: string | undefined): number => Number(value[name ?? ''] ?? 0)

/** Reasons why a valid value may be refused or come back as another: those alone that the schema's description names. */
const unsaidIn = (codec: AnyTokenCodec, value: JsonObject): readonly Unsaid[] => {
  const { expiresIn, refreshTokenExpiresIn, issuedAt, scope, refreshTokenScope } = codec.fields
  const lifetimes = [expiresIn, refreshTokenExpiresIn].map((name) => numberAt(value, name))
  const issued = numberAt(value, issuedAt)
  const tooLate = (lifetime: number) => lifetime <= LAST_INSTANT && issued + lifetime > LAST_INSTANT
  const repeats = [scope, refreshTokenScope].some((name) => {
    const text = value[name ?? '']
    const names = typeof text === 'string' ? text.split(' ') : []
    return new Set(names).size < names.length
  })
  const absolute = codec.repairs.some(({ applies }) => applies !== undefined && lifetimes.some(applies))
  return [
    ...(issued <= LAST_INSTANT && lifetimes.some(tooLate) ? (['ends-too-late'] as const) : []),
    ...(absolute ? (['absolute-lifetime'] as const) : []),
    ...(Object.hasOwn(value, '.tag') ? (['error-form'] as const) : []),
    ...(repeats ? (['repeated-scope'] as const) : []),
  ]
}

const refusals: Readonly<Record<string, Unsaid>> = {
  'too-large': 'ends-too-late',
  negative: 'absolute-lifetime',
  'oauth-error': 'error-form',
}

/** A value as JSON has it: the order of members does not count, and -0 is 0. */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/**
 * Finds the disagreement of a schema and its codec over a JSON value, in words; `undefined` where they agree. A value is
 * accepted if it is read, and written if it is read and then written as it came.
 */
export const disagreementOf = (codec: AnyTokenCodec, schema: object): ((value: Json) => string | undefined) => {
  const [writtenError, acceptedError] = ['Written', 'Accepted'].map((part) => errorsOf(schema)(`${codec.name}${part}`))
  return (value) => {
    const result = codec.read(value)
    const [written, accepted] = [writtenError?.(value) === undefined, acceptedError?.(value) === undefined]
    const unsaid =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? unsaidIn(codec, value as JsonObject) : []
    if (written && !accepted) return 'is written, but not accepted'
    if (result._tag === 'Left') {
      if (!accepted) return undefined
      const reason = refusals[result.left.code]
      return reason !== undefined && unsaid.includes(reason)
        ? undefined
        : `is accepted, but refused: ${result.left.message}`
    }
    if (!accepted) return 'is read, but not accepted'
    const again = codec.write(result.right.token)
    const same = again._tag === 'Right' && isDeepStrictEqual(plain(again.right.value), plain(value))
    if (same && !written) return 'comes back as it is, but is not written'
    return written && !same && !unsaid.includes('repeated-scope') ? 'is written, but comes back as another' : undefined
  }
}
