import type { AnyTokenCodec, Either, Note, ReadOptions, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'

/** Code, reason and field of a note. */
export type NoteTriple = readonly [code: string, reason: string, field: string]

export const tripleOf = ({ code, reason, field }: Note): NoteTriple => [code, reason, field]

/** The notes of a result, or `undefined` where it is an error. */
export const triplesOf = (
  result: Either<unknown, { readonly notes: readonly Note[] }>,
): readonly NoteTriple[] | undefined => (result._tag === 'Right' ? result.right.notes.map(tripleOf) : undefined)

const isSecret = (value: unknown): boolean => typeof value === 'object' && value !== null && 'toJSON' in value
const exposed = (value: unknown): unknown => (isSecret(value) ? reveal(value as Token['accessToken']) : value)

/** A token with its secrets in the clear, to compare. */
const plain = ({ extensions, ...members }: Token): object => {
  const shown = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, exposed(value)]))
  if (extensions === undefined) return shown
  return {
    ...shown,
    extensions: Object.fromEntries(Object.entries(extensions).map(([vendor, kept]) => [vendor, exposed(kept)])),
  }
}

/** What reading comes to, as plain data. */
export const outcome = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): object => {
  const result = codec.read(input, options)
  if (result._tag === 'Right') return { token: plain(result.right.token), notes: result.right.notes.map(tripleOf) }
  const error = result.left
  if (error._tag === 'Malformed')
    return { malformed: error.issues.map(({ path, code }) => `${path.join('.')} ${code}`) }
  if (error._tag !== 'OAuthError') return error
  const { error: code, errorDescription } = error
  return { oauthError: errorDescription === undefined ? [code] : [code, errorDescription] }
}
