import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, JsonObject } from '@token-codecs/core'
import { errorsOf } from '../src/schemaBreaks.js'

/** The last second that a `Date` holds. */
const LAST_INSTANT = 8_640_000_000_000

/**
 * Rules that JSON Schema cannot say, but its description names, by the code with which a valid value is refused; one
 * with a repeated scope comes back as another. A codec may differ from its schema by these alone.
 */
const unsaidIn = (codec: AnyTokenCodec, value: JsonObject): Readonly<Record<string, boolean>> => {
  const { expiresIn, refreshTokenExpiresIn, issuedAt, scope, refreshTokenScope } = codec.fields
  const [issued = 0, ...lifetimes] = [issuedAt, expiresIn, refreshTokenExpiresIn].map((name) =>
    Number(value[name ?? ''] ?? 0),
  )
  const tooLate = (lifetime: number) => lifetime <= LAST_INSTANT && issued + lifetime > LAST_INSTANT
  const repeats = [scope, refreshTokenScope].some((name) => {
    const text = value[name ?? '']
    const names = typeof text === 'string' ? text.split(' ') : []
    return new Set(names).size < names.length
  })
  return {
    'too-large': issued <= LAST_INSTANT && lifetimes.some(tooLate),
    negative: codec.repairs.some(({ applies }) => applies !== undefined && lifetimes.some(applies)),
    'oauth-error': Object.hasOwn(value, '.tag'),
    'repeated-scope': repeats,
  }
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
    const unsaid = unsaidIn(codec, Object(value))
    if (written && !accepted) return 'is written, but not accepted'
    if (result._tag === 'Left') {
      const { code, message } = result.left
      return accepted && unsaid[code] !== true ? `is accepted, but refused: ${message}` : undefined
    }
    if (!accepted) return 'is read, but not accepted'
    const again = codec.write(result.right.token)
    const same = again._tag === 'Right' && isDeepStrictEqual(plain(again.right.value), plain(value))
    if (same && !written) return 'comes back as it is, but is not written'
    return written && !same && unsaid['repeated-scope'] !== true ? 'is written, but comes back as another' : undefined
  }
}
