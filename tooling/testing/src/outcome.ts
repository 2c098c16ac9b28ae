import { inspect } from 'node:util'
import type { AnyTokenCodec, Note, ReadOptions, Token, WriteOptions } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import { expect } from 'vitest'

/** Code, reason and field of a note. */
export type NoteTriple = readonly [code: string, reason: string, field: string]

const triplesOf = (notes: readonly Note[]): readonly NoteTriple[] =>
  notes.map(({ action: code, code: reason, member: field }) => [code, reason, field])

const isSecret = (value: unknown): boolean => typeof value === 'object' && value !== null && 'toJSON' in value
const exposed = (value: unknown): unknown => (isSecret(value) ? reveal(value as Token['accessToken']) : value)
const exposedIn = (members: object): object =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, exposed(value)]))

/** A token as canonical JSON, made without a codec; members that are `undefined` show. */
const canonical = ({ extensions, ...members }: Token): object => ({
  v: 1,
  ...exposedIn(members),
  ...(extensions === undefined ? {} : { extensions: exposedIn(extensions) }),
})

/** The result of reading, as plain data. */
const outcome = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): object => {
  const result = codec.read(input, options)
  if (result._tag === 'Right') return { token: canonical(result.right.token), notes: triplesOf(result.right.notes) }
  const { _tag, code: _code, message: _message, source: vendor, ...said } = result.left
  if (vendor !== codec.id) return { vendor }
  if (!('issues' in said)) return _tag === 'OAuthError' ? said : result.left
  return { malformed: said.issues.map(({ path, code }) => `${path.join('.')} ${code}`) }
}

/** The result of writing, as plain data. */
export const written = (codec: AnyTokenCodec, token: Token, options?: WriteOptions): object => {
  const result = codec.write(token, options)
  if (result._tag === 'Right') return { value: result.right.value, notes: triplesOf(result.right.notes) }
  return result.left._tag === 'Lossy' ? { lossy: triplesOf(result.left.notes) } : result.left
}

/** Expects this of a response; of a strict reading too, unless a note names what `strict` refuses. */
export const expectRead = (codec: AnyTokenCodec, input: unknown, expected: object, options?: ReadOptions): void => {
  const shown = inspect(input, { breakLength: Number.POSITIVE_INFINITY })
  expect(outcome(codec, input, options), shown).toStrictEqual(expected)
  const { notes = [] } = expected as { readonly notes?: readonly NoteTriple[] }
  const refused = notes
    .filter(([code]) => ['repaired', 'defaulted', 'moved'].includes(code))
    .map(([, reason, field]) => `${Object.entries(codec.fields).find(([member]) => member === field)?.[1]} ${reason}`)
  const strictly = refused.length === 0 ? expected : { malformed: refused }
  expect(outcome(codec, input, { ...options, strict: true }), `${shown}, strictly`).toStrictEqual(strictly)
}
