import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, Json, JsonObject } from '@token-codecs/core'
import { plainName } from '@tooling/testing/members'
import { errorsOf } from '../src/schemaBreaks.js'

/** True if a scope repeats a name. The codec removes repeats, which JSON Schema cannot express. */
const repeatsScope = (codec: AnyTokenCodec, value: JsonObject): boolean =>
  (['scope', 'refreshTokenScope'] as const).some((member) => {
    const text = value[plainName(codec, member) ?? '']
    const names = typeof text === 'string' ? text.split(' ') : []
    return new Set(names).size < names.length
  })

const expiries = [
  ['expiresIn', 'expiresAt'],
  ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'],
] as const

/** True if an expiry is both a lifetime and an instant. The two must agree, which JSON Schema cannot express. */
const repeatsExpiry = (codec: AnyTokenCodec, value: JsonObject): boolean =>
  expiries.some((members) => members.every((member) => Object.hasOwn(value, plainName(codec, member) ?? '')))

/** Converts a value to plain JSON, where -0 is 0. */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

type Disagreement = string | undefined

/**
 * Returns a function that describes how a schema and its codec disagree on a JSON value; `undefined` if they agree. The
 * `Accepted` schema must match the values that the codec reads. The `Written` schema must match those that it reads
 * without a note and writes back unchanged. Rules that JSON Schema can only describe in words are exempt. `seen` is the
 * value that the schemas check, if it is another.
 */
export const disagreementOf = (codec: AnyTokenCodec, schema: object): ((value: Json, seen?: Json) => Disagreement) => {
  const errorOf = errorsOf(schema)
  const [writtenError, acceptedError] = ['Written', 'Accepted'].map((part) => errorOf(`${codec.name}${part}`))
  return (value, seen = value) => {
    const result = codec.read(value)
    const [written, accepted] = [writtenError?.(seen) === undefined, acceptedError?.(seen) === undefined]
    const members: JsonObject = Object(value)
    if (written && !accepted) return 'is written, but not accepted'
    if (result._tag === 'Left') {
      const { code, message } = result.left
      const isOwnError = code === 'oauth-error' && Object.hasOwn(members, '.tag')
      return accepted && !isOwnError ? `is accepted, but refused: ${message}` : undefined
    }
    if (!accepted) return 'is read, but not accepted'
    const { token, notes } = result.right
    if (notes.length > 0) {
      const isExempt = repeatsScope(codec, members) || repeatsExpiry(codec, members)
      return written && !isExempt ? 'is written, but read with a note' : undefined
    }
    const again = codec.write(token)
    const same = again._tag === 'Right' && isDeepStrictEqual(plain(again.right.value), plain(value))
    if (same === written) return undefined
    return same ? 'comes back as it is, but is not written' : 'is written, but comes back as another'
  }
}
