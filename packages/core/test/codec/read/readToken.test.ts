import { describe, expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token } from '../../../src/index.js'
import { issuesOf, leftOf, response, rightOf, triplesOf } from '../../support/index.js'

describe('a response that is not parsed yet', () => {
  const having = (then: unknown): object => Object.fromEntries([['then', then]])
  const getter = Object.defineProperty({}, 'then', {
    get: () => {
      throw new Error('fake')
    },
  })

  test.each<readonly [string, unknown, string]>([
    ['a promise', Promise.resolve(response), 'Promise'],
    ['a thenable', having(() => undefined), 'Promise'],
    ['a Response', Response.json(response), 'Response'],
    ['an object with a method text', { text: () => '' }, 'Response'],
  ])('is named in the issue: %s', (_, input, actual) => {
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      const error = leftOf(codec.read(input))
      expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-parsed' })
      expect(issuesOf(error)).toEqual([{ path: [], actual, code: 'not-parsed' }])
      expect(codec.decode(input)._tag).toBe('Left')
      expect(codec['~standard'].validate(input)).toHaveProperty('issues')
    }
  })

  test('is not assumed if there is a token, a string named text, or an unreadable member', () => {
    expect(Rfc6749Token.read({ ...response, ...having(1), text: 'fake' })._tag).toBe('Right')
    expect(Rfc6749Token.read({ ...response, ...having(() => undefined) })._tag).toBe('Right')
    expect(leftOf(Rfc6749Token.read({ text: 'fake' })).code).toBe('missing')
    expect(leftOf(Rfc6749Token.read(getter)).code).toBe('missing')
  })
})

describe('strict reading', () => {
  test('rejects assumed, repaired and moved members, each with its wire name', () =>
    expect(
      issuesOf(
        leftOf(
          Rfc6749Token.read({ access_token: 'fake-access-token', expires_in: '5', id_token: 1 }, { strict: true }),
        ),
      ),
    ).toEqual([
      { path: ['id_token'], actual: 'number', code: 'not-string' },
      { path: ['token_type'], actual: 'undefined', code: 'assumed-bearer' },
      { path: ['expires_in'], actual: 'string', code: 'numeric-string' },
    ]))

  test('accepts members that are read as absent', () =>
    expect(triplesOf(rightOf(Rfc6749Token.read({ ...response, id_token: null }, { strict: true })).notes)).toEqual([
      ['ignored', 'null-member', 'idToken'],
    ]))
})

test('bytes are not a response', () => {
  for (const codec of [Rfc6749Token, CanonicalToken]) {
    const bytes = new Uint8Array(20_000_000)
    expect(leftOf(codec.read(bytes))).toMatchObject({ _tag: 'Malformed', code: 'unreadable' })
    expect([codec.is(bytes), codec.wire.is(bytes), codec.wire.decode(bytes)._tag]).toEqual([false, false, 'Left'])
  }
})
