import { describe, expect, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import { Rfc6749Token } from '../../src/index.js'
import { response, rightOf, tokenWith, triplesOf } from '../support/index.js'
import { AcmeToken, expectMoved, expectNotWritten, unusable } from '../support/members.js'

const values: readonly (readonly [Json, string])[] = [
  [1, 'not-string'],
  [true, 'not-string'],
  [{ read: true }, 'not-string'],
  [['read', 1], 'not-string'],
  ['read\u0000', 'bad-character'],
  [['read', 'a\u0000b'], 'bad-character'],
]

describe('an unusable optional member', () => {
  test.each([...unusable('scope', 'scope', values), ...unusable('refresh_scope', 'refreshTokenScope', values)])(
    '%s of %j is moved, noted and written back',
    expectMoved,
  )

  test('has one note, even if a part was repaired', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, scope: ['read', 'a\u0000'] })).notes)).toEqual([
      ['moved', 'bad-character', 'scope'],
    ]))
})

describe('an empty or null optional member', () => {
  test.each(['scope', 'refresh_scope'])('is an empty scope, without a note: %s', (name) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: '' }, { strict: true }))
    expect(token.scope ?? token.refreshTokenScope).toEqual([])
    expect(notes).toEqual([])
    expect(AcmeToken.encode(token)).toEqual({ ...response, [name]: '' })
  })
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['scope', 'a b', 'not-strings', 'string'],
    ['scope', ['a', 1], 'not-strings', 'array'],
    ['scope', ['a', 'b c'], 'bad-character', 'array'],
    ['scope', ['a', 'a'], 'repeated-scope', 'array'],
    ['refreshTokenScope', undefined, 'not-strings', 'undefined'],
  ])('%s of %o: %s', expectNotWritten)
})

test('an empty scope is written as an empty string', () =>
  expect(Rfc6749Token.encode(tokenWith({ scope: [] }))).toHaveProperty('scope', ''))

test('scope names are joined by one space', () =>
  expect(Rfc6749Token.encode(tokenWith({ scope: ['a', 'b:c'] }))).toHaveProperty('scope', 'a b:c'))

test('a scope of more than a million names is moved', () => {
  const scope = Array.from({ length: 1_000_001 }, (_, index) => index.toString(36)).join(' ')
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, scope }))
  expect(token).not.toHaveProperty('scope')
  expect(triplesOf(notes)).toEqual([['moved', 'too-large', 'scope']])
})

test('a scope of a hundred thousand names is read', () => {
  const scope = Array.from({ length: 100_000 }, (_, index) => `fake:${index}`)
  expect(rightOf(Rfc6749Token.decode({ ...response, scope: scope.join(' ') })).scope).toEqual(scope)
})
