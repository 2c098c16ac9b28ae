import { inspect } from 'node:util'
import type { AnyTokenCodec, Note, ReadOptions, Token, TokenError, WriteOptions } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import { expect } from 'vitest'

/** Action, code and member of a note. */
export type NoteTriple = readonly [action: string, code: string, member: string]

export const triplesOf = (notes: readonly Note[]): readonly NoteTriple[] =>
  notes.map(({ action, code, member }) => [action, code, member])

const isSecret = (value: unknown): boolean => typeof value === 'object' && value !== null && 'toJSON' in value
const exposed = (value: unknown): unknown => (isSecret(value) ? reveal(value as Token['accessToken']) : value)
const exposedIn = (members: object): object =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, exposed(value)]))

/** A token as canonical JSON, without using a codec, so that `undefined` members stay visible. */
const canonical = ({ extensions, ...members }: Token): object => ({
  v: 1,
  ...exposedIn(members),
  ...(extensions === undefined ? {} : { extensions: exposedIn(extensions) }),
})

/** An error as plain data, with the server's strings revealed. Asserts that a server error's body is the input. */
const refusal = (error: TokenError, input: unknown): object => {
  if (error._tag === 'Malformed')
    return { malformed: error.issues.map(({ path, code }) => `${path.join('.')} ${code}`) }
  if (error._tag !== 'OAuthError') return error
  const { _tag, code: _code, message: _message, source: _source, body, ...said } = error
  expect(reveal(body)).toStrictEqual(input)
  return exposedIn(said)
}

/** The result of reading, as plain data. */
const outcome = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): object => {
  const result = codec.read(input, options)
  if (result._tag === 'Right') return { token: canonical(result.right.token), notes: triplesOf(result.right.notes) }
  expect(result.left.source).toBe(codec.id)
  return refusal(result.left, input)
}

/** The result of writing, as plain data. */
export const written = (codec: AnyTokenCodec, token: Token, options?: WriteOptions): object => {
  const result = codec.write(token, options)
  if (result._tag === 'Right') return { value: result.right.value, notes: triplesOf(result.right.notes) }
  return result.left._tag === 'Lossy' ? { lossy: triplesOf(result.left.notes) } : result.left
}

/** Sorts issues, because strict reading reports unusable values before those that would get a note. */
const sorted = (result: { readonly malformed?: readonly string[] }): object =>
  result.malformed === undefined ? result : { malformed: [...result.malformed].sort() }

/** Asserts a response's result. Strict reading must return the same, or reject the members with a note. */
export const expectRead = (codec: AnyTokenCodec, input: unknown, expected: object, options?: ReadOptions): void => {
  const shown = inspect(input, { breakLength: Number.POSITIVE_INFINITY })
  expect(outcome(codec, input, options), shown).toStrictEqual(expected)
  const { notes = [] } = expected as { readonly notes?: readonly NoteTriple[] }
  const refused = notes
    .filter(([action]) => ['repaired', 'defaulted', 'moved'].includes(action))
    .map(([, code, member]) => {
      const name = Object.entries(codec.fields).find(([known]) => known === member)?.[1]
      return `${typeof name === 'object' ? name.join('.') : name} ${code}`
    })
  const strictly = refused.length === 0 ? expected : { malformed: refused }
  const strict = outcome(codec, input, { ...options, strict: true })
  expect(sorted(strict), `${shown}, strictly`).toStrictEqual(sorted(strictly))
}
