import { inspect } from 'node:util'
import type { AnyTokenCodec, Either, Note, ReadResult, Token, TokenError } from '@token-codecs/core'
import { CanonicalToken, convert, eqToken, Rfc6749Token, reveal } from '@token-codecs/core'
import { expect } from 'vitest'

export const rightOf = <A>(result: Either<unknown, A>): A => {
  if (result._tag === 'Right') return result.right
  throw new Error(`expected a result, got ${inspect(result.left)}`)
}

export const leftOf = <E>(result: Either<E, unknown>): E => {
  if (result._tag === 'Left') return result.left
  throw new Error('expected an error, got a result')
}

export const codesOf = (notes: readonly Note[]): readonly string[] =>
  notes.map(({ action, code, member }) => `${action} ${code} ${member}`)

const sealed = ['body', 'errorDescription', 'errorUri']

/** Returns a copy of an error with its secrets revealed. They are fake, so a failing test may show them. */
export const opened = (error: TokenError): object =>
  Object.fromEntries(
    Object.entries(error).map(([name, value]) => [name, sealed.includes(name) ? reveal(value) : value]),
  )

/** Returns a token's members with its secrets revealed. They are fake, so a failing test may show them. */
export const plain = (token: Token): object => CanonicalToken.encode(token)

export const expectSame = (actual: Token, expected: Token): void => {
  expect(plain(actual)).toEqual(plain(expected))
  expect(eqToken(actual, expected)).toBe(true)
}

/** Returns the token, after comparing each member with the response that another library has read. */
export const expectReadAlike = (result: Either<unknown, ReadResult>, theirs: object): Token => {
  const { token, notes } = rightOf(result)
  expect(notes).toEqual([])
  const written = Rfc6749Token.encode(token)
  // token_type is case insensitive (RFC 6749 §5.1) and oauth4webapi returns lower case. openid-client adds functions.
  expect({ ...written, token_type: written.token_type.toLowerCase() }).toEqual(JSON.parse(JSON.stringify(theirs)))
  return token
}

const hasMember = (codec: AnyTokenCodec, member: string): boolean =>
  codec === CanonicalToken || Object.hasOwn(codec.fields, member)

/** Returns a token with only the members that a codec carries. */
export const carriedBy = (codec: AnyTokenCodec, token: Token): Token => {
  const members = Object.entries(token).filter(([member]) => hasMember(codec, member))
  return { accessToken: token.accessToken, tokenType: token.tokenType, ...Object.fromEntries(members) }
}

/** Asserts that converting a token keeps the members that the codec carries, and drops the others with a note. */
export const expectConverted = (token: Token, codec: AnyTokenCodec): object => {
  const { value, notes } = rightOf(convert(CanonicalToken, codec)(plain(token)))
  expectSame(rightOf(codec.read(JSON.parse(JSON.stringify(value)))).token, carriedBy(codec, token))
  const dropped = notes.filter(({ action }) => action === 'dropped').map(({ member }) => member)
  expect(dropped.sort()).toEqual(
    Object.keys(token)
      .sort()
      .filter((member) => !hasMember(codec, member)),
  )
  return value as object
}

export const refreshTokenOf = (token: Token): string => {
  if (token.refreshToken === undefined) throw new Error('there is no refresh token')
  return reveal(token.refreshToken)
}

/** Returns a token's secrets as strings. */
export const secretsOf = (token: Token): readonly string[] =>
  [token.accessToken, token.refreshToken, token.idToken].flatMap((member) =>
    member === undefined ? [] : [reveal(member)],
  )
