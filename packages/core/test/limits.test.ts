import { describe, expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token } from '../src/index.js'
import { extensionOf, leftOf, nested, response, rightOf } from './support.js'

describe('depth', () => {
  test.each([
    ['an unknown member', Rfc6749Token, { ...response, deep: nested(10_000) }],
    ['authorization details', Rfc6749Token, { ...response, authorization_details: [{ deep: nested(10_000) }] }],
    ['a scope', Rfc6749Token, { ...response, scope: nested(10_000) }],
    [
      'an extension',
      CanonicalToken,
      { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', extensions: { fake: { deep: nested(10_000) } } },
    ],
  ] as const)('of ten thousand levels is Malformed: %s', (_, codec, input) =>
    expect(leftOf(codec.read(input))._tag).toBe('Malformed'),
  )

  test('of a hundred levels is kept', () => {
    const deep = nested(100)
    expect(extensionOf(rightOf(Rfc6749Token.decode({ ...response, deep })), 'rfc6749')).toEqual({ deep })
  })

  test('of what is read can be stored again', () => {
    const kept = [300, 400, 499, 500, 600, 1000].flatMap((depth) => {
      const result = Rfc6749Token.decode({ ...response, deep: nested(depth) })
      return result._tag === 'Right' ? [result.right] : []
    })
    for (const token of kept)
      expect(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token))))._tag).toBe('Right')
  })

  test('without end is refused or left out, and never hangs', () => {
    const circular: { self?: object } = {}
    circular.self = circular
    expect(leftOf(Rfc6749Token.read({ ...response, circular }))._tag).toBe('Malformed')
  })
})

describe('size', () => {
  test('the bytes of a body that nobody has parsed are no response', () => {
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      const bytes = new Uint8Array(20_000_000)
      expect(leftOf(codec.read(bytes))).toMatchObject({ _tag: 'Malformed', code: 'unreadable' })
      expect([codec.is(bytes), codec.wire.is(bytes), codec.wire.decode(bytes)._tag]).toEqual([false, false, 'Left'])
    }
  })

  test('more than a million scope names are refused, since no token holds them', () => {
    const scope = Array.from({ length: 1_000_001 }, (_, index) => index.toString(36)).join(' ')
    expect(leftOf(Rfc6749Token.read({ ...response, scope }))).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
  })

  test('the extensions of a token count together', () => {
    const half = new Array(600_000).fill(0)
    const stored = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', own: half, extensions: { fake: { half } } }
    expect(leftOf(CanonicalToken.read(stored))).toMatchObject({ code: 'too-large' })
  })

  test('a few objects that name each other many times over are refused, not copied without end', () => {
    let shared: object = {}
    for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
    expect(leftOf(Rfc6749Token.read({ ...response, shared }))._tag).toBe('Malformed')
  })

  test('one large array that many members name is refused, not copied for each', () => {
    const shared = new Array(100_000).fill(0)
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`member${index}`, shared]))
    const error = leftOf(Rfc6749Token.read({ ...response, ...many }))
    expect(error).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
    // However many members are too many, it is one issue.
    expect(error._tag === 'Malformed' && error.issues).toHaveLength(1)
  })

  test('a scope of a hundred thousand names is read', () => {
    const scope = Array.from({ length: 100_000 }, (_, index) => `fake:${index}`)
    expect(rightOf(Rfc6749Token.decode({ ...response, scope: scope.join(' ') })).scope).toEqual(scope)
  })
})
